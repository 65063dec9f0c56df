"""Exception groups print as a tree, and except* takes them apart."""


def fail(kind, text):
    raise kind(text)


def collect():
    errors = []
    for kind, text in [(ValueError, "one"), (TypeError, "two"), (OSError, "three")]:
        try:
            fail(kind, text)
        except Exception as error:
            error.add_note(f"note about {text}")
            errors.append(error)
    raise ExceptionGroup("several problems", errors)


try:
    collect()
except* TypeError as group:
    print("handled:", group.exceptions)

# out: handled: (TypeError('two'),)
# err:   + Exception Group Traceback (most recent call last):
# err:   |   File "/work/traceback_group.py", line 20, in <module>
# err:   |     collect()
# err:   |     ~~~~~~~^^
# err:   |   File "/work/traceback_group.py", line 16, in collect
# err:   |     raise ExceptionGroup("several problems", errors)
# err:   | ExceptionGroup: several problems (2 sub-exceptions)
# err:   +-+---------------- 1 ----------------
# err:     | Traceback (most recent call last):
# err:     |   File "/work/traceback_group.py", line 12, in collect
# err:     |     fail(kind, text)
# err:     |     ~~~~^^^^^^^^^^^^
# err:     |   File "/work/traceback_group.py", line 5, in fail
# err:     |     raise kind(text)
# err:     | ValueError: one
# err:     | note about one
# err:     +---------------- 2 ----------------
# err:     | Traceback (most recent call last):
# err:     |   File "/work/traceback_group.py", line 12, in collect
# err:     |     fail(kind, text)
# err:     |     ~~~~^^^^^^^^^^^^
# err:     |   File "/work/traceback_group.py", line 5, in fail
# err:     |     raise kind(text)
# err:     | OSError: three
# err:     | note about three
# err:     +------------------------------------
# exit: 1
