"""At the memory limit a program gets a MemoryError, can catch it, and goes on."""
blocks = []
try:
    while True:
        blocks.append(bytearray(8 * 1024 * 1024))
except MemoryError as error:
    count = len(blocks)
    blocks.clear()
    print("caught", repr(error), 10 < count < 1000)
print(len(bytearray(8 * 1024 * 1024)))
# reference-differs: the reference has no memory limit
# out: caught MemoryError() True
# out: 8388608
