# limit: stack
# outcome: exited
# exit: 1
# err-contains: RecursionError
"""Recursion in C: a structure nested more deeply than the stack is high."""
nested = []
for _ in range(1_000_000):
    nested = [nested]
print(len(repr(nested)))
