"""A relative import in the entry file has no parent package."""
from . import sibling

# err: Traceback (most recent call last):
# err:   File "/work/import_error_relative.py", line 2, in <module>
# err:     from . import sibling
# err: ImportError: attempted relative import with no known parent package
# exit: 1
