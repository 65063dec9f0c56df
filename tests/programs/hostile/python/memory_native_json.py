# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A small structure that is large as text."""
import json

row = ["x" * 1000] * 1000
print(len(json.dumps([[row] * 100] * 100)))
