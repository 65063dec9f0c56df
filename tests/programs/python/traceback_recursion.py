"""Repeated frames are folded."""


def down(n):
    if n == 0:
        return 1 // 0
    return down(n - 1)


down(20)

# err: Traceback (most recent call last):
# err:   File "/work/traceback_recursion.py", line 10, in <module>
# err:     down(20)
# err:     ~~~~^^^^
# err:   File "/work/traceback_recursion.py", line 7, in down
# err:     return down(n - 1)
# err:   File "/work/traceback_recursion.py", line 7, in down
# err:     return down(n - 1)
# err:   File "/work/traceback_recursion.py", line 7, in down
# err:     return down(n - 1)
# err:   [Previous line repeated 17 more times]
# err:   File "/work/traceback_recursion.py", line 6, in down
# err:     return 1 // 0
# err:            ~~^^~~
# err: ZeroDivisionError: integer division or modulo by zero
# exit: 1
