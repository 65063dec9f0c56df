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
    import multiprocessing
    multiprocessing.Process(target=print).start()
except OSError as error:
    print("multiprocessing refused:", error.args[1])
try:
    import urllib.request
    urllib.request.urlopen("https://localhost:1")
except OSError:
    print("https refused")
print("clear screen:", os.system("clear-screen") != 0)  # a shell that finds no program
print("still running")

# reference-differs: the reference has processes
# out: subprocess refused: True
# out: socket refused
# out: multiprocessing refused: wasi does not support processes.
# out: https refused
# out: clear screen: True
# out: still running
# err: sh: 1: clear-screen: not found
