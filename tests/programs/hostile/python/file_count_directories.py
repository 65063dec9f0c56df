# limit: file_count
# outcome: file_count_limit
# exit: 1
# err-contains: OSError
"""Directories and links count like files."""
import itertools
import os

for number in itertools.count():
    os.mkdir(f"dir{number}")
    os.symlink(f"dir{number}", f"link{number}")
