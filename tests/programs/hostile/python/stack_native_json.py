# limit: stack
# outcome: exited
# exit: 1
# err-contains: RecursionError
"""A parser driven into recursion by its input."""
import json

json.loads("[" * 1_000_000)
