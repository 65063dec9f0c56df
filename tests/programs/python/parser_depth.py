"""Deeply nested source is refused, not a crash."""
for depth in (90, 150):
    try:
        print(depth, len(str(eval("[" * depth + "]" * depth))))
    except (MemoryError, RecursionError, SyntaxError) as error:
        print(depth, type(error).__name__)
for depth in (500, 100_000):
    try:
        print(depth, eval("-" * depth + "1"))
    except (MemoryError, RecursionError, SyntaxError) as error:
        print(depth, "refused")
try:
    eval("(" * 300 + ")" * 300)
except SyntaxError as error:
    print(error.msg)

# out: 90 180
# out: 150 300
# out: 500 1
# out: 100000 refused
# out: too many nested parentheses
