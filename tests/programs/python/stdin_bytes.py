"""sys.stdin.buffer gives bytes, sys.stdout.buffer takes them."""
import sys

data = sys.stdin.buffer.read()
print(len(data), data[:5], data.decode("utf-8").strip())
sys.stdout.flush()
sys.stdout.buffer.write(b"raw \xe2\x82\xac\n")
sys.stdout.buffer.flush()
print(sys.stdin.encoding, sys.stdout.encoding, sys.stderr.errors)

# in: héllo €
# out: 11 b'h\xc3\xa9ll' héllo €
# out: raw €
# out: utf-8 utf-8 backslashreplace
