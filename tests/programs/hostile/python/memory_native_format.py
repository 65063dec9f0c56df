# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A width in a format that is larger than all memory."""
print(len("%1000000000d" % 5))
