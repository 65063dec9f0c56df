# limit: wall_time_ms
# outcome: timed_out
"""Each sleep is short and all errors are caught."""
import time

while True:
    try:
        time.sleep(0.01)
    except BaseException:
        pass
