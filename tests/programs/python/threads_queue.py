"""A producer and a consumer thread that wait for each other through a queue."""
import queue
import threading

jobs, results = queue.Queue(maxsize=2), []


def produce():
    for n in range(6):
        jobs.put(n)
    jobs.put(None)


def consume():
    while (n := jobs.get()) is not None:
        results.append(n * n)
        jobs.task_done()


threads = [threading.Thread(target=f) for f in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)

# out: [0, 1, 4, 9, 16, 25]
