# limit: stack
# outcome: exited
# exit: 1
# err-contains: RecursionError
"""Recursion without end."""


def endless(n):
    return [endless(n + 1)]


endless(0)
