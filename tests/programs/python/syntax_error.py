"""A SyntaxError names the file and the line and has no traceback header."""
numbers = [1, 2, 3
total = sum(numbers)
print(total)

# err:   File "/work/syntax_error.py", line 2
# err:     numbers = [1, 2, 3
# err:               ^
# err: SyntaxError: '[' was never closed
# exit: 1
