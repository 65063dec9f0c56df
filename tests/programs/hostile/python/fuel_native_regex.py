# limit: fuel
# outcome: out_of_fuel|timed_out
"""Catastrophic backtracking inside the regular expression engine."""
import re

re.match(r"(a+)+$", "a" * 60 + "b")
