# limit: fuel
# outcome: out_of_fuel|timed_out
"""A loop without end."""
while True:
    pass
