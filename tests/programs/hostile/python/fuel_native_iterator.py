# limit: fuel
# outcome: out_of_fuel|timed_out
"""Two endless iterators, consumed in C."""
import collections
import itertools

collections.deque(zip(itertools.count(), itertools.repeat("x")), maxlen=0)
