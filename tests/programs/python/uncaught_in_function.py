"""What was printed before the error stays, and the exit status is 1."""
import os


def load(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


print("loading", flush=True)
print(os.path.exists("settings.ini"))
load("settings.ini")

# out: loading
# out: False
# err: Traceback (most recent call last):
# err:   File "/work/uncaught_in_function.py", line 12, in <module>
# err:     load("settings.ini")
# err:     ~~~~^^^^^^^^^^^^^^^^
# err:   File "/work/uncaught_in_function.py", line 6, in load
# err:     with open(path, encoding="utf-8") as file:
# err:          ~~~~^^^^^^^^^^^^^^^^^^^^^^^^
# err: FileNotFoundError: [Errno 2] No such file or directory: 'settings.ini'
# exit: 1
