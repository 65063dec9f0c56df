"""asyncio without socket pairs.

The event loop of CPython sleeps in select() on its registered files and on one end of a socket pair;
another thread (or a signal) wakes it by writing to the other end. WASI has no socket pairs. Here
the loop sleeps on a lock instead, which call_soon_threadsafe releases: see `threads.c` for how
waiting on a lock lets other threads run, and signal handlers.
"""

import selectors
import signal
import threading
import time
from asyncio import coroutines, events, selector_events, unix_events

# How long the loop looks away from its files when it has both files and threads to wait for.
POLL_INTERVAL = 0.01


class WakeableSelector(selectors.DefaultSelector):
    def __init__(self):
        super().__init__()
        self._asleep = threading.Lock()
        self._asleep.acquire()
        self.waits_for_signals = False  # so that a wait without end is not a deadlock

    def wake(self):
        if self._asleep.locked():
            self._asleep.release()

    def select(self, timeout=None):
        if timeout is None and self.waits_for_signals:
            timeout = threading.TIMEOUT_MAX
        if not self.get_map():
            if timeout is None or timeout > 0:
                self._asleep.acquire(timeout=-1 if timeout is None else min(timeout, threading.TIMEOUT_MAX))
            else:
                self._asleep.acquire(blocking=False)
            return []
        if threading.active_count() == 1:
            return super().select(timeout)
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            ready = super().select(0)
            remaining = POLL_INTERVAL if deadline is None else min(POLL_INTERVAL, deadline - time.monotonic())
            if ready or remaining <= 0 or self._asleep.acquire(timeout=remaining):
                return ready


def install():
    plain_init = selector_events.BaseSelectorEventLoop.__init__

    def __init__(self, selector=None):
        plain_init(self, WakeableSelector() if selector is None else selector)

    def _make_self_pipe(self):
        self._internal_fds = 0

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        wake = getattr(self._selector, "wake", None)
        if wake is not None:
            wake()

    def add_signal_handler(self, sig, callback, *args):
        """Add a handler for a signal.  UNIX only.

        Raise ValueError if the signal number is invalid or uncatchable.
        Raise RuntimeError if there is a problem setting up the handler.
        """
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        try:
            signal.signal(sig, lambda number, frame: self._handle_signal(number))
        except OSError:
            raise RuntimeError(f"sig {sig} cannot be caught") from None
        except ValueError as error:
            raise RuntimeError(str(error)) from None
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        self._selector.waits_for_signals = True

    replace(selector_events.BaseSelectorEventLoop, __init__, _make_self_pipe, _close_self_pipe, _write_to_self)
    replace(unix_events._UnixSelectorEventLoop, add_signal_handler)


def replace(owner, *methods):
    for method in methods:
        method.__qualname__ = f"{owner.__name__}.{method.__name__}"
        method.__module__ = owner.__module__
        setattr(owner, method.__name__, method)
