# limit: open_files
# outcome: open_files_limit
# exit: 1
# err-contains: OSError
"""Files that are never closed."""
kept = []
while True:
    kept.append(open("shared", "a"))
