"""Leaving from deep inside runs finally blocks and exit handlers, and flushes."""
import atexit
import sys


class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, kind, value, trace):
        print("close after", kind.__name__, value.code)


@atexit.register
def goodbye():
    print("handler")


def work():
    with Resource():
        sys.exit(256 + 9)


print("no newline yet", end="")
work()

# out: no newline yetopen
# out: close after SystemExit 265
# out: handler
# exit: 9
