# limit: file_bytes
# outcome: file_bytes_limit
# exit: 1
# err-contains: OSError
"""A file that grows without end."""
with open("big", "wb") as file:
    while True:
        file.write(bytes(1 << 20))
