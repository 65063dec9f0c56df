"""The wording of frequent syntax errors, with their positions."""
SOURCES = [
    "if x = 3: pass",
    "print 'hello'",
    "for i in range(3)\n    print(i)",
    "x = 'unterminated",
    "def f(:\n  pass",
    "f(a b)",
    "return 1",
    "class = 3",
    "1 +",
    "a = 5 6",
    "'a' 'b' = 3",
    "f'{x!z}'",
    "while True print(1)",
    "else:\n  pass",
    "x = [1, 2\ny = 3",
    "await f()",
    "nonlocal q",
    "\tif 1:\n        pass\n\telse: pass",
    "def f():\nreturn 3",
    "import a.b as",
    "0777",
    "é€ = 1",
    "[" * 201,
]
for source in SOURCES:
    try:
        compile(source, "<input>", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as error:
        print(f"{source!r}: {type(error).__name__}: {error.msg} ({error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset})")

# out: 'if x = 3: pass': SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? (1:4-1:9)
# out: "print 'hello'": SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? (1:1-1:14)
# out: 'for i in range(3)\n    print(i)': SyntaxError: expected ':' (1:18-1:19)
# out: "x = 'unterminated": SyntaxError: unterminated string literal (detected at line 1) (1:5-1:5)
# out: 'def f(:\n  pass': SyntaxError: invalid syntax (1:7-1:8)
# out: 'f(a b)': SyntaxError: invalid syntax. Perhaps you forgot a comma? (1:3-1:6)
# out: 'return 1': SyntaxError: 'return' outside function (1:1-1:9)
# out: 'class = 3': SyntaxError: invalid syntax (1:7-1:8)
# out: '1 +': SyntaxError: invalid syntax (1:4-1:5)
# out: 'a = 5 6': SyntaxError: invalid syntax (1:7-1:8)
# out: "'a' 'b' = 3": SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? (1:1-1:8)
# out: "f'{x!z}'": SyntaxError: f-string: invalid conversion character 'z': expected 's', 'r', or 'a' (1:6-1:7)
# out: 'while True print(1)': SyntaxError: invalid syntax (1:12-1:17)
# out: 'else:\n  pass': SyntaxError: invalid syntax (1:1-1:5)
# out: 'x = [1, 2\ny = 3': SyntaxError: '[' was never closed (1:5-1:0)
# out: 'await f()': SyntaxError: 'await' outside function (1:1-1:10)
# out: 'nonlocal q': SyntaxError: nonlocal declaration not allowed at module level (1:1-1:11)
# out: '\tif 1:\n        pass\n\telse: pass': IndentationError: unexpected indent (1:1-1:-1)
# out: 'def f():\nreturn 3': IndentationError: expected an indented block after function definition on line 1 (2:1-2:7)
# out: 'import a.b as': SyntaxError: invalid syntax (1:14-1:15)
# out: '0777': SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (1:1-1:2)
# out: 'é€ = 1': SyntaxError: invalid character '€' (U+20AC) (1:2-1:2)
# out: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[': SyntaxError: too many nested parentheses (1:201-1:201)
