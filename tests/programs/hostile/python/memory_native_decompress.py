# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""A decompression bomb."""
import zlib

compressor = zlib.compressobj(9)
zeros = bytes(1 << 20)
bomb = b"".join(compressor.compress(zeros) for _ in range(600)) + compressor.flush()
print(len(zlib.decompress(bomb)))
