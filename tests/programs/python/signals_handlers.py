"""SIGINT as in a terminal: KeyboardInterrupt, handlers of one's own, asyncio's."""
import asyncio
import signal
import time

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIGINT in signal.valid_signals())
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
finally:
    print("cleaned up")


def handler(number, frame):
    print("handler", signal.Signals(number).name, frame.f_code.co_name)


previous = signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, previous)


async def wait_for_signal():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, stop.set)
    loop.call_later(0.01, signal.raise_signal, signal.SIGINT)
    await stop.wait()
    print("asyncio's handler", loop.remove_signal_handler(signal.SIGINT))


asyncio.run(wait_for_signal())
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


async def interrupted():
    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
    started = time.monotonic()
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        print("cancelled at once:", time.monotonic() - started < 10)
        raise


try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("KeyboardInterrupt from asyncio.run")

# out: True True
# out: interrupted
# out: cleaned up
# out: handler SIGINT <module>
# out: asyncio's handler True
# out: True
# out: cancelled at once: True
# out: KeyboardInterrupt from asyncio.run
