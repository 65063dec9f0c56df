"""The standard library in memory.

A run has no library directory to read. This module reads it once, while the snapshot is taken, and
answers for it through the import system's own doors: a path hook for LIBRARY, a finder for that
entry of `sys.path`, a loader. So `sys.path` order holds (a program's own `queue.py` comes before
the library's), and `inspect`, `linecache`, `pkgutil` and `importlib.resources` find what they look for.

Many modules are imported ahead of time (`preload`). They stay out of `sys.modules` until a program
imports them; then the finished module is put there, with those that it had imported itself.
"""

import contextlib
import functools
import importlib
import importlib.machinery
import importlib.resources.abc
import importlib.util
import io
import marshal
import os
import sys
import zlib
from importlib import _bootstrap_external

from _petri import imports

LIBRARY = "/usr/lib/python3.13"

# Not useful in a sandbox without terminal, display, processes or installer.
LEFT_OUT = {"__pycache__", "ensurepip", "idlelib", "test", "tests", "tkinter", "turtledemo", "venv",
            "turtle.py", "site-packages", "pydoc_data"}

sources = {}    # path → zlib'd source text
codes = {}      # module name → zlib'd marshalled code; absent for preloaded modules
resources = {}  # path → zlib'd bytes of a package's data file
modules = {}    # module name → (path, is_package)
directories = set()

preloaded = {}  # module name → module
on_first_import = {}  # module name → functions run when a program first imports it


class LibraryLoader(_bootstrap_external._LoaderBasics):
    """Loads modules of the library from memory.

    exec_module is the import system's own, so that none of our frames shows up in the traceback
    of an error that a module raises.
    """

    def get_code(self, fullname):
        code = codes.get(fullname)
        if code is not None:
            return marshal.loads(zlib.decompress(code))
        path, _ = self._entry(fullname)
        return compile(zlib.decompress(sources[path]), path, "exec", dont_inherit=True)

    def get_source(self, fullname):
        path, _ = self._entry(fullname)
        return importlib.util.decode_source(zlib.decompress(sources[path]))

    def get_data(self, path):
        data = resources.get(path) or sources.get(path)
        if data is None:
            raise FileNotFoundError(2, "No such file or directory", path)
        return zlib.decompress(data)

    def get_filename(self, fullname):
        return self._entry(fullname)[0]

    def is_package(self, fullname):
        return self._entry(fullname)[1]

    def get_resource_reader(self, fullname):
        path, is_package = self._entry(fullname)
        return LibraryResources(path.rpartition("/")[0]) if is_package else None

    def _entry(self, fullname):
        try:
            return modules[fullname]
        except KeyError:
            raise ImportError(f"{fullname!r} is not in the standard library", name=fullname) from None


class PreloadedLoader(LibraryLoader):
    """Hands out a module that was imported before the snapshot."""

    def create_module(self, spec):
        return preloaded.get(spec.name)

    def exec_module(self, module):
        activate(module.__name__)


class LibraryFinder:
    """Finds the modules of one directory of the library: the path entry finder."""

    def __init__(self, directory):
        self.path = directory

    def find_spec(self, fullname, target=None):
        entry = modules.get(fullname)
        if entry is None or not entry[0].startswith(self.path):
            return None
        return make_spec(fullname)

    def iter_modules(self, prefix=""):
        """For pkgutil.iter_modules."""
        for name, (path, is_package) in sorted(modules.items()):
            directory = path.rpartition("/")[0]
            if is_package:
                directory = directory.rpartition("/")[0]
            if directory == self.path:
                yield prefix + name.rpartition(".")[2], is_package

    def invalidate_caches(self):
        pass


class LibraryResources(importlib.resources.abc.TraversableResources):
    def __init__(self, directory):
        self.directory = directory

    def files(self):
        return LibraryPath(self.directory)


class LibraryPath(importlib.resources.abc.Traversable):
    """A file or directory of the library, for importlib.resources."""

    def __init__(self, path):
        self._path = path

    @property
    def name(self):
        return self._path.rpartition("/")[2]

    def iterdir(self):
        prefix = self._path + "/"
        names = {path[len(prefix):].partition("/")[0]
                 for files in (sources, resources) for path in files if path.startswith(prefix)}
        return (LibraryPath(prefix + name) for name in sorted(names))

    def is_file(self):
        return self._path in sources or self._path in resources

    def is_dir(self):
        return self._path in directories

    def joinpath(self, *names):
        return LibraryPath("/".join([self._path, *map(str, names)]))

    __truediv__ = joinpath

    def open(self, mode="r", *args, **kwargs):
        data = io.BytesIO(loader.get_data(self._path))
        return data if "b" in mode else io.TextIOWrapper(data, *args, **kwargs)

    def read_bytes(self):
        return loader.get_data(self._path)

    def __str__(self):
        return self._path


loader = LibraryLoader()
preloaded_loader = PreloadedLoader()


def is_preloaded(name):
    """Whether a preloaded module can stand for a fresh import of it: not when the program has blocked
    something that it imports (`sys.modules["_json"] = None`)."""
    blocked = any(sys.modules.get(part, True) is None for part in imports.imported_by.get(name, ()))
    return name in preloaded and not blocked


def make_spec(name):
    path, is_package = modules[name]
    chosen = preloaded_loader if is_preloaded(name) else loader
    spec = importlib.machinery.ModuleSpec(name, chosen, origin=path, is_package=is_package)
    spec.has_location = True
    if is_package:
        spec.submodule_search_locations = [path.rpartition("/")[0]]
    return spec


def activate(name):
    """Puts a preloaded module and what it imported where a program expects them."""
    pending = [name]
    while pending:
        name = pending.pop()
        module = preloaded.pop(name, None)
        if module is None:
            continue
        sys.modules.setdefault(name, module)
        pending += imports.imported_by.get(name, ())
        pending.append(name.rpartition(".")[0])  # importing a.b imports a
        for hook in on_first_import.pop(name, ()):
            hook()


def read(root=LIBRARY):
    """Takes the library at `root` into memory."""
    for directory, subdirectories, files in os.walk(root):
        subdirectories[:] = sorted(name for name in subdirectories if name not in LEFT_OUT)
        directories.add(directory)
        package = directory[len(root) + 1:].replace("/", ".")
        for name in sorted(files):
            path = f"{directory}/{name}"
            if name in LEFT_OUT:
                continue
            with open(path, "rb") as file:
                data = file.read()
            if name.endswith(".py"):
                sources[path] = zlib.compress(data, 9)
                is_package = name == "__init__.py"
                module = package if is_package else f"{package}.{name[:-3]}".lstrip(".")
                modules[module] = path, is_package
            else:
                resources[path] = zlib.compress(data, 9)


def install():
    """From here on, imports of the library come from memory."""
    def path_hook(path):
        if path in directories:
            return LibraryFinder(path)
        raise ImportError("not a directory of the standard library", path=path)

    sys.path_hooks.insert(0, path_hook)
    sys.path_importer_cache.clear()


def preload(names):
    """Imports `names` ahead of time, and hides every module that `python3` does not start with."""
    with exit_functions_deferred():
        for name in names:
            importlib.import_module(name)
    adopt_imported()
    for name in [name for name in sys.modules if name not in imports.visible_at_start]:
        module = sys.modules.pop(name)
        if name.partition(".")[0] != "_petri":
            preloaded[name] = module


@contextlib.contextmanager
def exit_functions_deferred():
    """What a module registers to run at exit is registered when a program imports the module."""
    import atexit
    import threading

    def deferring(register):
        def later(function, *args, **kwargs):
            hook = functools.partial(register, function, *args, **kwargs)
            on_first_import.setdefault(function.__module__, []).append(hook)
            return function
        return later

    plain = atexit.register, threading._register_atexit
    atexit.register, threading._register_atexit = map(deferring, plain)
    try:
        yield
    finally:
        atexit.register, threading._register_atexit = plain


def adopt_imported():
    """Modules that were imported from files before install(), or are frozen into the interpreter, find
    their source through the loader."""
    for name, module in sys.modules.items():
        spec = getattr(module, "__spec__", None)
        if name not in modules or spec is None:
            continue
        if isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            module.__spec__ = make_spec(name)
            module.__loader__ = loader
        elif spec.loader is importlib.machinery.FrozenImporter:
            spec.loader = module.__loader__ = loader


def compile_rest():
    """Compiles what was not preloaded, so that a run does not have to."""
    for name, (path, _) in modules.items():
        if name not in preloaded and name not in sys.modules:
            code = compile(zlib.decompress(sources[path]), path, "exec", dont_inherit=True)
            codes[name] = zlib.compress(marshal.dumps(code), 9)
