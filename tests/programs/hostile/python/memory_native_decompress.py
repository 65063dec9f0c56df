# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A decompression bomb."""
import gzip

bomb = gzip.compress(bytes(1 << 20)) * 600
print(len(gzip.decompress(bomb)))
