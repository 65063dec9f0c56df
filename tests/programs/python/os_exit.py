"""os._exit leaves at once: no handlers, nothing flushed that was not flushed."""
import atexit
import os

atexit.register(print, "never printed")
print("flushed", flush=True)
os._exit(42)

# out: flushed
# exit: 42
