"""A circular import fails with CPython's hint."""
import first

# err: Traceback (most recent call last):
# err:   File "/work/main.py", line 2, in <module>
# err:     import first
# err:   File "/work/first.py", line 1, in <module>
# err:     from second import two
# err:   File "/work/second.py", line 1, in <module>
# err:     from first import one
# err: ImportError: cannot import name 'one' from 'first' (consider renaming '/work/first.py' if it has the same name as a library you intended to import)
# exit: 1
