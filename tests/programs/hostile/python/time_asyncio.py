# limit: wall_time_ms
# outcome: timed_out
"""An event loop that waits for nothing."""
import asyncio


async def forever():
    while True:
        await asyncio.sleep(0.05)


asyncio.run(forever())
