# limit: fuel
# outcome: out_of_fuel|timed_out
"""A membership test over a range too long to walk, with an object that equals nothing."""


class Never:
    def __eq__(self, other):
        return False


Never() in range(10**15)
