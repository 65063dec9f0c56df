"""Streams can be replaced and captured: redirect_stdout, StringIO, displayhook, excepthook."""
import contextlib
import io
import sys

buffer = io.StringIO()
with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(buffer):
    print("captured")
    print("too", file=sys.stderr)
print(repr(buffer.getvalue()))
old, sys.stdin = sys.stdin, io.StringIO("typed\n")
print(input("prompt "), "|")
sys.stdin = old
sys.stdout.reconfigure(line_buffering=True, errors="replace")
print(sys.stdout.line_buffering, sys.stdout.isatty(), sys.stdin.fileno(), sys.stdout.name)
sys.excepthook = lambda kind, value, trace: print("hook:", kind.__name__, value)
raise ValueError("reported by the hook")

# out: 'captured\ntoo\n'
# out: prompt typed |
# out: True False 0 <stdout>
# out: hook: ValueError reported by the hook
# exit: 1
