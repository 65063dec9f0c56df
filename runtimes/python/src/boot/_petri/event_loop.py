"""asyncio without socket pairs.

The event loop of CPython sleeps in select() on its registered files and on one end of a socket pair;
another thread (or a signal) wakes it by writing to the other end. WASI has no socket pairs. Here
the loop sleeps on a lock instead, which call_soon_threadsafe releases: see `threads.c` for how
waiting on a lock lets other threads run.
"""

import selectors
import threading
import time
from asyncio import selector_events

# How long the loop looks away from its files when it has both files and threads to wait for.
POLL_INTERVAL = 0.01


class WakeableSelector(selectors.DefaultSelector):
    def __init__(self):
        super().__init__()
        self._asleep = threading.Lock()
        self._asleep.acquire()

    def wake(self):
        if self._asleep.locked():
            self._asleep.release()

    def select(self, timeout=None):
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

    for method in (__init__, _make_self_pipe, _close_self_pipe, _write_to_self):
        method.__qualname__ = f"BaseSelectorEventLoop.{method.__name__}"
        method.__module__ = selector_events.__name__
        setattr(selector_events.BaseSelectorEventLoop, method.__name__, method)
