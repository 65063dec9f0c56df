"""The traceback module formats what the interpreter would print."""
import sys
import traceback


def inner():
    value = None
    return value.upper()


try:
    inner()
except AttributeError as error:
    print(traceback.format_exc())
    print(traceback.format_exception_only(error))
    frames = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.lineno, frame.line) for frame in frames])
    print(sys.exc_info()[0].__name__)
traceback.print_stack(file=sys.stdout)

# out: Traceback (most recent call last):
# out:   File "/work/traceback_module.py", line 12, in <module>
# out:     inner()
# out:     ~~~~~^^
# out:   File "/work/traceback_module.py", line 8, in inner
# out:     return value.upper()
# out:            ^^^^^^^^^^^
# out: AttributeError: 'NoneType' object has no attribute 'upper'
# out:
# out: ["AttributeError: 'NoneType' object has no attribute 'upper'\n"]
# out: [('<module>', 12, 'inner()'), ('inner', 8, 'return value.upper()')]
# out: AttributeError
# out:   File "/work/traceback_module.py", line 19, in <module>
# out:     traceback.print_stack(file=sys.stdout)
