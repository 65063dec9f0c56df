# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""One integer that is larger than all memory."""
print((1 << 6_000_000_000).bit_length())
