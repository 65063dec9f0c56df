"""Jobs of threads and pools go on at the same time, however they are started."""
import asyncio
import contextvars
import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

# Each waits for the other: both must be under way.
here, there = threading.Event(), threading.Event()


def meet(mine, other):
    mine.set()
    return other.wait(20)


with ThreadPoolExecutor(2) as pool:
    jobs = pool.submit(meet, here, there), pool.submit(functools.partial(meet, there), here)
    print("pool:", [job.result() for job in jobs])

# The shorter sleep is over first.
done = []
with ThreadPoolExecutor() as pool:
    for seconds in 0.3, 0.01:
        pool.submit(time.sleep, seconds).add_done_callback(lambda _, seconds=seconds: done.append(seconds))
print("sleeps:", done)

lazy = threading.Thread(target=time.sleep, args=(60,), daemon=True)
lazy.start()
quick = threading.Thread(target=time.sleep, args=(0.01,))
quick.start()
quick.join()
print("threads:", lazy.is_alive(), quick.is_alive())

# The loop of asyncio goes on while a thread computes, and tells it to stop.
variable = contextvars.ContextVar("variable", default="unset")
stop = False


def compute():
    rounds = 0
    while not stop:
        rounds += 1
    previous = variable.get()
    variable.set("the thread's own")
    return rounds > 0, previous


async def main():
    global stop
    variable.set("the task's")
    job = asyncio.create_task(asyncio.to_thread(compute))
    for _ in range(3):
        await asyncio.sleep(0.01)
    stop = True
    print("to_thread:", await job, variable.get())
    here.clear(), there.clear()
    loop = asyncio.get_running_loop()
    print("executor:", await asyncio.gather(
        loop.run_in_executor(None, meet, here, there), asyncio.to_thread(meet, there, other=here)))
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)


asyncio.run(main())

# out: pool: [True, True]
# out: sleeps: [0.01, 0.3]
# out: threads: True False
# out: to_thread: (True, "the task's") the task's
# out: executor: [True, True]
# out: invalid literal for int() with base 10: 'x'
