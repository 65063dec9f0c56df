"""Threads that compute take turns: a loop that polls a variable, an event or a thread ends."""
import threading
import time

stopped = False
count = 0


def spin():
    global count
    while not stopped:
        count += 1


thread = threading.Thread(target=spin)
thread.start()
time.sleep(0.05)
stopped = True
thread.join()
print("stopped by a variable:", count > 0)

event = threading.Event()


def spin_until_set():
    while not event.is_set():
        pass


thread = threading.Thread(target=spin_until_set)
thread.start()
time.sleep(0.02)
event.set()
while thread.is_alive():  # the main thread polls too
    pass
print("stopped by an event")


def numbers():
    for number in range(100_000):
        yield number


def work(results, index):
    try:
        total = sum(numbers())
        for number in numbers():
            total += number
        raise ValueError(total)
    except ValueError as error:
        for _ in numbers():
            pass
        results[index] = error.args[0]


results = [None] * 3
threads = [threading.Thread(target=work, args=(results, index)) for index in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)

total = 0
lock = threading.Lock()


def add():
    global total
    for _ in range(20_000):
        with lock:
            total += 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)


def forever():
    while True:
        pass


threading.Thread(target=forever, daemon=True).start()
time.sleep(0.01)
print("a daemon does not keep the program")

# out: stopped by a variable: True
# out: stopped by an event
# out: [9999900000, 9999900000, 9999900000]
# out: 80000
# out: a daemon does not keep the program
