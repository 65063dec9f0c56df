# limit: output_bytes
# outcome: output_limit
"""Output from an endless iterator, written in C."""
import itertools
import sys

sys.stdout.buffer.writelines(itertools.repeat(b"0123456789abcde\n"))
