# limit: fuel
# outcome: out_of_fuel|timed_out
"""Allocating and freeing without end."""
while True:
    [bytes(1000) for _ in range(1000)]
