"""doctest finds examples in docstrings.

>>> double(4)
8
"""
import doctest


def double(x):
    """
    >>> double(2)
    4
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
      ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> double(3)
    7
    """
    return x * 2


print(doctest.testmod())

# out: **********************************************************************
# out: File "/work/doctest_run.py", line 19, in __main__.double
# out: Failed example:
# out:     double(3)
# out: Expected:
# out:     7
# out: Got:
# out:     6
# out: **********************************************************************
# out: 1 item had failures:
# out:    1 of   4 in __main__.double
# out: ***Test Failed*** 1 failure.
# out: TestResults(failed=1, attempted=5)
