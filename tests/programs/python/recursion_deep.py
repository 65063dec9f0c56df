"""A raised recursion limit allows deep, finite recursion."""
import sys

sys.setrecursionlimit(6000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(5000))
try:
    depth(10_000)
except RecursionError:
    print("the raised limit holds")

# out: 5000
# out: the raised limit holds
