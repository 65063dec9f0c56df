"""Does what every run does, before the snapshot.

The interpreter adapts to what it executes: inline caches, the type cache, free lists, lazily made
objects. Each such first time writes to a page that a run then has to copy. After this, the first
time is over when a run begins.
"""

import io
import linecache
import sys
import traceback

PROGRAM = '''\
import sys

def divide(a, b):
    return a / b

class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return f"hello, {self.name}"

print(Greeter("world").greet(), *range(3), sep=" ")
for i in range(3):
    print(i, str(i), repr(i), [i], {i: "i"}, end="\\n")
sys.stdout.write("done\\n")
sys.stdout.flush()
'''

# The interpreter specialises a function after a few calls and settles within this many.
ROUNDS = 24


def run_program(source, filename):
    exec(compile(source, filename, "exec", dont_inherit=True), {"__name__": "__main__", "__builtins__": __builtins__})


def fail(source, filename):
    try:
        run_program(source, filename)
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        traceback.format_exc()


def warm_up():
    filename = __file__  # a file that exists, so that source lines are looked up
    real = sys.stdout, sys.stderr
    for _ in range(ROUNDS):
        sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", line_buffering=True)
        sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", line_buffering=True)
        try:
            run_program(PROGRAM, filename)
            fail(PROGRAM + "divide(1, 0)\n", filename)
            fail("x = = 1\n", filename)
            fail("[][1]\n", filename)
            fail("raise SystemExit\n", filename)
        finally:
            sys.stdout, sys.stderr = real
    linecache.clearcache()
