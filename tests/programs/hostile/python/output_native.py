# limit: output_bytes
# outcome: output_limit
"""One write that is larger than the limit."""
import sys

sys.stdout.write("x" * (16 << 20))
sys.stdout.flush()
