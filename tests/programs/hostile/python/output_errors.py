# limit: output_bytes
# outcome: output_limit
"""stderr counts too, and errors of writing are ignored."""
import sys

while True:
    try:
        sys.stderr.write("e" * 10_000 + "\n")
    except BaseException:
        pass
