"""signal exists as far as one process needs it; faulthandler and resource-free code import."""
import faulthandler
import gc
import signal
import tracemalloc

print(signal.SIGINT.name, signal.getsignal(signal.SIGINT) is not None, signal.strsignal(signal.SIGTERM) is not None)
faulthandler.enable()
tracemalloc.start()
data = [bytes(1000) for _ in range(100)]
print(tracemalloc.get_traced_memory()[0] > 100_000, gc.isenabled())

# out: SIGINT True True
# out: True True
