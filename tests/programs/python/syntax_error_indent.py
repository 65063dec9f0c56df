def area(width, height):
    result = width * height
      return result


print(area(2, 3))

# err:   File "/work/syntax_error_indent.py", line 3
# err:     return result
# err: IndentationError: unexpected indent
# exit: 1
