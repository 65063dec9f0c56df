# limit: path_depth
# outcome: path_depth_limit
# exit: 1
# err-contains: OSError
"""Directories inside directories without end."""
import os

while True:
    os.mkdir("d")
    os.chdir("d")
