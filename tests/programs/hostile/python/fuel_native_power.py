# limit: fuel
# outcome: out_of_fuel|timed_out
"""One bytecode that multiplies big integers for minutes."""
print(len(str(hash(7 ** 200_000_000))))
