"""Thread pools whose threads take turns.

threads.c can suspend a thread only while no C code is on its stack, so what a pool's thread waits in and
how it calls its jobs has to be Python: the queue, `functools.partial`, and Context.run, by which
asyncio.to_thread calls.
"""

import contextvars
import functools
import queue
import types
from concurrent.futures import thread

import _petri_native


def unwrap_partial(function, args, kwargs):
    while type(function) is functools.partial:
        args = (*function.args, *args)
        kwargs = {**function.keywords, **kwargs}
        function = function.func
    return function, args, kwargs


def is_context_run(function):
    return (type(function) is types.BuiltinMethodType and type(function.__self__) is contextvars.Context
            and function.__name__ == "run")


PlainWorkItem = thread._WorkItem
plain_run = PlainWorkItem.run


class WorkItem(PlainWorkItem):
    """What it runs is called by CPython's own work item: no frame of ours is in a traceback."""

    def __init__(self, future, fn, args, kwargs):
        self.context = None
        fn, args, kwargs = unwrap_partial(fn, args, kwargs)
        if is_context_run(fn) and args:
            self.context = fn.__self__
            fn, args, kwargs = unwrap_partial(args[0], args[1:], kwargs)
        super().__init__(future, fn, args, kwargs)

    def run(self):
        if self.context is None:
            return plain_run(self)
        _petri_native.enter_context(self.context)
        try:
            plain_run(self)
        finally:
            _petri_native.exit_context(self.context)


def install():
    thread._WorkItem = WorkItem
    WorkItem.__name__ = WorkItem.__qualname__ = PlainWorkItem.__name__
    WorkItem.__module__ = PlainWorkItem.__module__
    queue.SimpleQueue = queue._PySimpleQueue
    queue.SimpleQueue.__name__ = queue.SimpleQueue.__qualname__ = "SimpleQueue"
