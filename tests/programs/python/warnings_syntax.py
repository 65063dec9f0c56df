"""The compiler's own warnings."""
path = "C:\dir"
print(path, 3 is 3)

# out: C:\dir True
# err: /work/warnings_syntax.py:2: SyntaxWarning: invalid escape sequence '\d'
# err:   path = "C:\dir"
# err: /work/warnings_syntax.py:3: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# err:   print(path, 3 is 3)
