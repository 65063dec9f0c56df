"""input() at the end of stdin raises EOFError."""
lines = []
try:
    while True:
        lines.append(input())
except EOFError:
    print("read", len(lines), "lines:", lines)
input("one more? ")

# in: first
# in:
# in: third
# out: read 3 lines: ['first', '', 'third']
# out: one more? 
# out-end-without-newline
# err: Traceback (most recent call last):
# err:   File "/work/input_eof.py", line 8, in <module>
# err:     input("one more? ")
# err:     ~~~~~^^^^^^^^^^^^^^
# err: EOFError: EOF when reading a line
# exit: 1
