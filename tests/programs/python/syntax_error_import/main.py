"""A SyntaxError in an imported file shows the import that reached it."""
print("importing")
import broken

# out: importing
# err: Traceback (most recent call last):
# err:   File "/work/main.py", line 3, in <module>
# err:     import broken
# err:   File "/work/broken.py", line 4
# err:     print("never reached"
# err:          ^
# err: SyntaxError: '(' was never closed
# exit: 1
