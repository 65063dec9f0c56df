"""print with sep, end, file and flush; text without a newline at the end."""
import sys

print("a", "b", "c", sep="-", end=";")
print()
print("to stderr", file=sys.stderr)
for i in range(3):
    print(i, end=" ", flush=True)
sys.stdout.write("done")

# out: a-b-c;
# out: 0 1 2 done
# out-end-without-newline
# err: to stderr
