"""NameError and AttributeError suggest what was meant; imports too."""
import math

for source in ["mth.sqrt(2)", "math.squareroot(2)", "math.sqr(2)", "[].apend(1)", "len(5)"]:
    try:
        eval(source)
    except Exception as error:
        print(f"{source}: {type(error).__name__}: {error}")


class Account:
    balance = 3


try:
    from math import sqroot
except ImportError as error:
    print(error)

print(Account().balanse)

# out: mth.sqrt(2): NameError: name 'mth' is not defined
# out: math.squareroot(2): AttributeError: module 'math' has no attribute 'squareroot'
# out: math.sqr(2): AttributeError: module 'math' has no attribute 'sqr'
# out: [].apend(1): AttributeError: 'list' object has no attribute 'apend'
# out: len(5): TypeError: object of type 'int' has no len()
# out: cannot import name 'sqroot' from 'math' (unknown location)
# err: Traceback (most recent call last):
# err:   File "/work/traceback_suggestions.py", line 20, in <module>
# err:     print(Account().balanse)
# err:           ^^^^^^^^^^^^^^^^^
# err: AttributeError: 'Account' object has no attribute 'balanse'. Did you mean: 'balance'?
# exit: 1
