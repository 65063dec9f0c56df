"""asyncio.run, gather, sleep in order of time, return values."""
import asyncio
import time


async def worker(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name.upper()


async def main():
    start = time.monotonic()
    results = await asyncio.gather(worker("slow", 0.06), worker("fast", 0.02), worker("middle", 0.04))
    elapsed = time.monotonic() - start
    print(results, "together" if 0.05 < elapsed < 0.5 else elapsed)
    return "result of main"


print(asyncio.run(main()))

# out: done fast
# out: done middle
# out: done slow
# out: ['SLOW', 'FAST', 'MIDDLE'] together
# out: result of main
