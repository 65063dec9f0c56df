"""A traceback shows the files and lines of the program alone, with carets."""


def ratio(values, index):
    return values[index] / (values[index + 1] - values[index])


def report(values):
    for i in range(len(values)):
        print(f"{ratio(values, i):.2f}")


report([1, 2, 4, 4, 8])

# out: 1.00
# out: 1.00
# err: Traceback (most recent call last):
# err:   File "/work/traceback_simple.py", line 13, in <module>
# err:     report([1, 2, 4, 4, 8])
# err:     ~~~~~~^^^^^^^^^^^^^^^^^
# err:   File "/work/traceback_simple.py", line 10, in report
# err:     print(f"{ratio(values, i):.2f}")
# err:              ~~~~~^^^^^^^^^^^
# err:   File "/work/traceback_simple.py", line 5, in ratio
# err:     return values[index] / (values[index + 1] - values[index])
# err:            ~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
# err: ZeroDivisionError: division by zero
# exit: 1
