# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A list that grows without end."""
blocks = []
while True:
    blocks.append(bytearray(1 << 20))
