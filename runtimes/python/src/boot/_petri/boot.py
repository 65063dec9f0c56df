"""Boots the Python side of the snapshot. main.c calls boot(), once."""

from _petri import imports

imports.start()

import gc
import sys

from _petri import absent, event_loop, hashes, library, warm_up

BOOT = "/boot"

# The modules that programs import most. A preloaded module costs a run nothing until it is
# imported, and almost nothing then; any other is unpacked and executed (a few milliseconds).
PRELOADED = """
    abc argparse array ast asyncio base64 bisect bz2 calendar cmath cmd code codecs collections
    collections.abc colorsys concurrent.futures configparser contextlib contextvars copy copyreg csv
    dataclasses datetime decimal difflib dis doctest email.message email.parser enum errno fileinput
    fnmatch fractions functools getopt getpass gettext glob graphlib gzip hashlib heapq hmac html
    html.parser http importlib.metadata importlib.resources inspect io ipaddress itertools json keyword
    linecache locale logging logging.handlers lzma marshal math mimetypes multiprocessing numbers opcode
    operator optparse os pathlib pdb pickle pickletools pkgutil platform pprint profile pstats queue
    quopri random re reprlib runpy sched secrets select selectors shelve shlex shutil signal socket
    sqlite3 stat statistics string stringprep struct subprocess symtable sysconfig tarfile tempfile
    textwrap threading time timeit token tokenize trace traceback tracemalloc types typing unicodedata
    unittest unittest.mock urllib.error urllib.parse urllib.request uuid warnings weakref
    xml.dom.minidom xml.etree.ElementTree zipfile zlib zoneinfo
    concurrent.futures.thread encodings.ascii encodings.latin_1 encodings.cp1252 encodings.idna
    encodings.utf_16 encodings.utf_8_sig tzdata.zoneinfo
""".split()


def seed_random():
    import random
    random.seed()


def restart_log_clock():
    import logging
    import time
    logging._startTime = time.time_ns()


def boot():
    sys.stdout.reconfigure(line_buffering=True)
    library.read()
    library.install()
    sys.path.remove(BOOT)
    event_loop.install()
    with library.exit_functions_deferred():
        from _petri import pools
    pools.install()
    hashes.install()
    absent.install()
    library.preload(PRELOADED)
    imports.stop()
    library.on_first_import.setdefault("random", []).append(seed_random)
    library.on_first_import.setdefault("logging", []).append(restart_log_clock)
    library.compile_rest()
    warm_up.warm_up()
    sys.path_importer_cache.clear()
    gc.collect()
