"""Endless recursion ends in a RecursionError that can be caught."""
import sys


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print("caught:", error)


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().a
except RecursionError:
    print("caught in __getattr__")
nested = []
for _ in range(100_000):
    nested = [nested]
try:
    repr(nested)
except RecursionError:
    print("caught in repr")
try:
    nested == [[nested]]
    print("compared")
except RecursionError:
    print("caught in comparison")
print(sys.getrecursionlimit())
endless(0)

# out: caught: maximum recursion depth exceeded
# out: caught in __getattr__
# out: caught in repr
# out: caught in comparison
# out: 1000
# err-contains: RecursionError: maximum recursion depth exceeded
# err-contains:   [Previous line repeated 
# exit: 1
