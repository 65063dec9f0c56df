# limit: file_bytes
# outcome: file_bytes_limit
# exit: 1
# err-contains: OSError
"""Many files of moderate size."""
for number in range(900):
    with open(f"part{number}", "wb") as file:
        file.write(bytes(1 << 20))
