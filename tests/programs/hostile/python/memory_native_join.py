# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A result that is built in C from few, shared parts."""
print(len(",".join(["x" * 1_000_000] * 2000)))
