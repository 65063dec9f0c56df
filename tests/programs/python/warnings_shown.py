"""Warnings go to stderr with file, line and source."""
import warnings


def old():
    warnings.warn("old() is going away", DeprecationWarning, stacklevel=2)


warnings.warn("something is odd")
old()
for _ in range(2):
    warnings.warn("once a place", RuntimeWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    print([str(w.message) for w in caught], caught[0].category.__name__, caught[0].lineno)
warnings.simplefilter("error")
try:
    old()
except DeprecationWarning as error:
    print("raised:", error)

# out: ['old() is going away'] DeprecationWarning 15
# out: raised: old() is going away
# err: /work/warnings_shown.py:9: UserWarning: something is odd
# err:   warnings.warn("something is odd")
# err: /work/warnings_shown.py:10: DeprecationWarning: old() is going away
# err:   old()
# err: /work/warnings_shown.py:12: RuntimeWarning: once a place
# err:   warnings.warn("once a place", RuntimeWarning)
