# limit: random_bytes
# outcome: random_limit
"""Drawing random bytes without end."""
import os

while True:
    os.urandom(4096)
