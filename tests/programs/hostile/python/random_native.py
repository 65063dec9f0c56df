# limit: random_bytes
# outcome: random_limit
"""More random bytes in one call than a run may have."""
import secrets

secrets.token_bytes(20 << 20)
