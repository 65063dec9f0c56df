# limit: file_bytes
# outcome: file_bytes_limit
# exit: 1
# err-contains: OSError
"""Writing far beyond the end."""
with open("sparse", "wb", buffering=0) as file:
    file.seek(1 << 36)
    file.write(b"x")
