# limit: fuel
# outcome: out_of_fuel|timed_out
"""A program that catches everything can't catch the limit."""
while True:
    try:
        while True:
            try:
                raise KeyboardInterrupt
            finally:
                continue
    except BaseException:
        pass
