"""Chained exceptions: `from`, implicit context, and `from None`."""


class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"bad number: {text!r}") from error


try:
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("shown alone") from None
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)

try:
    parse("twelve")
finally:
    print("cleaning up")

# out: None KeyError('missing') True
# out: cleaning up
# err: Traceback (most recent call last):
# err:   File "/work/traceback_chain.py", line 10, in parse
# err:     return int(text)
# err: ValueError: invalid literal for int() with base 10: 'twelve'
# err:
# err: The above exception was the direct cause of the following exception:
# err:
# err: Traceback (most recent call last):
# err:   File "/work/traceback_chain.py", line 24, in <module>
# err:     parse("twelve")
# err:     ~~~~~^^^^^^^^^^
# err:   File "/work/traceback_chain.py", line 12, in parse
# err:     raise ConfigError(f"bad number: {text!r}") from error
# err: ConfigError: bad number: 'twelve'
# exit: 1
