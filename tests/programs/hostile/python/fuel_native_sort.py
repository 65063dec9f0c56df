# limit: fuel
# outcome: out_of_fuel|timed_out
"""A sort whose key function never returns: Python inside C inside Python."""
sorted([3, 1, 2], key=lambda _: sum(range(10**13)))
