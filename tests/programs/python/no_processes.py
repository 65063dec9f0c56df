"""Processes and sockets are refused with an error that a program can catch."""
import os

try:
    import subprocess
    subprocess.run(["true"])
except (OSError, ImportError, AttributeError) as error:
    print("subprocess refused:", isinstance(error, OSError))
try:
    import socket
    socket.create_connection(("localhost", 80), timeout=1)
except (OSError, ImportError, AttributeError):
    print("socket refused")
try:
    print(os.system("true"))
except (OSError, AttributeError):
    print("os.system refused")
print("still running")
# reference-differs: the reference has processes
# out: subprocess refused: True
# out: socket refused
# out: os.system refused
# out: still running
