"""SystemExit in all its forms, caught; the last one ends the program with 7."""
import sys

for value in [None, 0, 1, True, "text", (1, 2), 3.5]:
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error), repr(error.code))
try:
    raise SystemExit
except SystemExit as error:
    print(repr(error.code))
try:
    exit(4)
except SystemExit as error:
    print("exit():", error.code)
try:
    try:
        sys.exit(5)
    finally:
        print("finally runs")
except SystemExit as error:
    raise SystemExit(error.code + 2)

# out: SystemExit() None
# out: SystemExit(0) 0
# out: SystemExit(1) 1
# out: SystemExit(True) True
# out: SystemExit('text') 'text'
# out: SystemExit(1, 2) (1, 2)
# out: SystemExit(3.5) 3.5
# out: None
# out: exit(): 4
# out: finally runs
# exit: 7
