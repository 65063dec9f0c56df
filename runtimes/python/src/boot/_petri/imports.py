"""Records which module imports which while the snapshot is made.

Needs nothing but builtins: it must be watching before the first import of ours.
"""

import builtins
import sys

visible_at_start = frozenset(sys.modules)  # what `python3` itself has imported by then
imported_by = {}  # module name → names of the modules that it imported, in order

plain_import = builtins.__import__


def recording_import(name, globals=None, locals=None, fromlist=(), level=0):
    module = plain_import(name, globals, locals, fromlist, level)
    if globals and "__name__" in globals:
        absolute = name
        if level:
            package = (globals.get("__package__") or "").rsplit(".", level - 1)[0]
            absolute = f"{package}.{name}" if name else package
        found = [absolute, *(f"{absolute}.{part}" for part in fromlist or ())]
        edges = imported_by.setdefault(globals["__name__"], {})
        edges.update(dict.fromkeys(part for part in found if part in sys.modules))
    return module


def start():
    builtins.__import__ = recording_import


def stop():
    builtins.__import__ = plain_import
