# limit: output_bytes
# outcome: output_limit
# out: 0123456789
"""Printing without end."""
while True:
    print("0123456789", "-" * 500, sep="\n")
