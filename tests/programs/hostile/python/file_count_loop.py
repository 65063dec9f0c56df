# limit: file_count
# outcome: file_count_limit
# exit: 1
# err-contains: OSError
"""Empty files without end."""
import itertools

for number in itertools.count():
    open(f"file{number}", "w").close()
