"""Producers and consumers: Queue, Lock, Event, Semaphore, async generators."""
import asyncio


async def numbers(count):
    for i in range(count):
        yield i
        await asyncio.sleep(0)


async def producer(queue):
    async for i in numbers(5):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue, lock, log):
    while (item := await queue.get()) is not None:
        async with lock:
            log.append(item * item)


async def main():
    queue, lock, log, event = asyncio.Queue(maxsize=2), asyncio.Lock(), [], asyncio.Event()
    await asyncio.gather(producer(queue), consumer(queue, lock, log))
    print(log)
    asyncio.get_running_loop().call_later(0.01, event.set)
    print(await event.wait())
    limit, active, most = asyncio.Semaphore(2), 0, 0

    async def job():
        nonlocal active, most
        async with limit:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1

    await asyncio.gather(*(job() for _ in range(6)))
    print("most at once:", most)
    print([x async for x in numbers(3)])
    print(await asyncio.to_thread(sum, [1, 2, 3]))


asyncio.run(main())

# out: [0, 1, 4, 9, 16]
# out: True
# out: most at once: 2
# out: [0, 1, 2]
# out: 6
