# limit: wall_time_ms
# outcome: timed_out
# out: asleep
"""Sleeping costs no fuel."""
import time

print("asleep", flush=True)
time.sleep(3600)
