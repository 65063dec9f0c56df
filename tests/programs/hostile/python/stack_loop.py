# limit: stack
# outcome: exited
# exit: 1
# err-contains: RecursionError
"""Recursion without end, with the largest limit that can be asked for."""
import sys

sys.setrecursionlimit(2**31 - 1)


def endless(n):
    return [endless(n + 1)]


endless(0)
