"""An error in a coroutine leaves asyncio.run with its own traceback."""
import asyncio


async def fetch(key):
    await asyncio.sleep(0.001)
    return {"a": 1}[key]


async def main():
    print(await fetch("a"))
    print(await fetch("b"))


asyncio.run(main())

# out: 1
# err-contains:   File "/work/asyncio_error.py", line 15, in <module>
# err-contains:     asyncio.run(main())
# err-contains:   File "/work/asyncio_error.py", line 12, in main
# err-contains:   File "/work/asyncio_error.py", line 7, in fetch
# err-contains: KeyError: 'b'
# exit: 1
