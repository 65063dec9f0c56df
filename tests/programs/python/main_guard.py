"""The entry file is the module __main__, and can be imported under that name."""
import sys


def greet(name):
    return f"hello from {__name__}, {name}"


print("top level:", __name__)
print("file:", __file__)
print("spec:", __spec__)
print("doc:", __doc__)
print("same module:", sys.modules["__main__"].greet is greet)

if __name__ == "__main__":
    print(greet("reader"))

# out: top level: __main__
# out: file: /work/main_guard.py
# out: spec: None
# out: doc: The entry file is the module __main__, and can be imported under that name.
# out: same module: True
# out: hello from __main__, reader
