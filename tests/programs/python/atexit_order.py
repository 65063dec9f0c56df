"""Exit handlers run last in, first out; an error in one does not stop the others."""
import atexit


def handler(*args, **kwargs):
    print("handler", args, kwargs)


def broken():
    raise RuntimeError("inside a handler")


atexit.register(handler, 1)
atexit.register(broken)
atexit.register(handler, 2, key="value")
removed = atexit.register(print, "removed")
atexit.unregister(removed)
print("main is done")

# out: main is done
# out: handler (2,) {'key': 'value'}
# out: handler (1,) {}
# err-contains: Exception ignored in atexit callback
# err-contains: RuntimeError: inside a handler
