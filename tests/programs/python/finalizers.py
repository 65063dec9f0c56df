"""Objects alive at the end are finalized, their output arrives."""
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("deleted", self.name)


first = Noisy("first")
kept = Noisy("kept")
weakref.finalize(kept, print, "finalizer of kept")
del first
print("end of the program")

# out: deleted first
# out: end of the program
# out: finalizer of kept
# out: deleted kept
