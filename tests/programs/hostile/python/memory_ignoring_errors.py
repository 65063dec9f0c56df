# limit: memory_bytes
# outcome: out_of_fuel|timed_out|out_of_memory
"""A program at its limit that keeps what it has and tries again, for ever."""
blocks = []
while True:
    try:
        blocks.append(bytearray(1 << 16))
    except MemoryError:
        pass
