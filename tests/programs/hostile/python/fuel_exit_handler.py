# limit: fuel
# outcome: out_of_fuel|timed_out
# out: leaving
"""The limit holds in exit handlers and finalizers too."""
import atexit


class Endless:
    def __del__(self):
        while True:
            pass


endless = Endless()
atexit.register(lambda: sum(range(10**13)))
print("leaving", flush=True)
raise SystemExit(0)
