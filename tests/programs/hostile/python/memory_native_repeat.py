# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""One allocation that is larger than all memory."""
text = "ab" * (900 << 20)
