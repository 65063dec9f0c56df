# limit: file_bytes
# outcome: file_bytes_limit
# exit: 1
# err-contains: OSError
"""A sparse file: its length counts, not what was written."""
with open("sparse", "wb") as file:
    file.truncate(1 << 40)
