"""Threads that are started and joined: results, locks, locals, names, exceptions."""
import threading

total = 0
lock = threading.Lock()
local = threading.local()
local.value = "main"


def add(amount):
    global total
    local.value = amount
    for _ in range(amount):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(n,), name=f"adder-{n}") for n in (10, 20, 30)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, local.value, [t.name for t in threads], [t.is_alive() for t in threads])
print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
event = threading.Event()
print(event.is_set(), event.wait(timeout=0.01))


class Squares(threading.Thread):
    def run(self):
        self.result = [n * n for n in range(5)]


squares = Squares()
squares.start()
squares.join(timeout=1)
print(squares.result)
failing = threading.Thread(target=lambda: 1 / 0, name="failing")
threading.excepthook = lambda args: print("hook:", args.exc_type.__name__, args.thread.name)
failing.start()
failing.join()
timer = threading.Timer(0.01, print, ["timer"])
timer.start()
timer.join()

# out: 60 main ['adder-10', 'adder-20', 'adder-30'] [False, False, False]
# out: True MainThread
# out: False False
# out: [0, 1, 4, 9, 16]
# out: hook: ZeroDivisionError failing
# out: timer
