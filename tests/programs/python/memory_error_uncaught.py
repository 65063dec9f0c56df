"""An uncaught MemoryError is an ordinary uncaught exception."""
print("before")
text = "x" * 1024
while True:
    text += text
# reference-differs: the reference has no memory limit
# out: before
# err: Traceback (most recent call last):
# err:   File "/work/memory_error_uncaught.py", line 5, in <module>
# err:     text += text
# err: MemoryError
# exit: 1
