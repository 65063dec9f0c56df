# limit: random_bytes
# outcome: random_limit
"""Random numbers that each need the system's source."""
import random

generator = random.SystemRandom()
while True:
    [generator.getrandbits(100_000) for _ in range(100)]
