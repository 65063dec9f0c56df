# limit: output_bytes
# outcome: output_limit
# out: x
"""Printing without end."""
while True:
    print("x")
