"""Tasks: cancel, timeout, wait_for, TaskGroup, shield, contextvars."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def show():
    user.set("inside")
    await asyncio.sleep(0)
    return user.get()


async def failing():
    raise ValueError("in a task")


async def main():
    task = asyncio.create_task(sleeper(), name="sleeper")
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(task.get_name(), task.cancelled())
    try:
        await asyncio.wait_for(asyncio.sleep(5), timeout=0.01)
    except TimeoutError:
        print("wait_for timed out")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout block")
    print(await asyncio.create_task(show()), user.get())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sleeper())
            group.create_task(failing())
    except* ValueError as errors:
        print(errors.exceptions)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(t, t)) for t in (0.01, 5)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))


asyncio.run(main())

# out: cancelled
# out: sleeper True
# out: wait_for timed out
# out: timeout block
# out: inside nobody
# out: cancelled
# out: (ValueError('in a task'),)
# out: [0.01] 1
