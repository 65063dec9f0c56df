"""Generators, send and throw, yield from, context managers, decorators, closures, comprehensions."""
import contextlib


def averager():
    total = count = 0
    while True:
        try:
            value = yield total / count if count else None
        except ValueError as error:
            print("thrown in:", error)
            continue
        total, count = total + value, count + 1


a = averager()
print(next(a), a.send(10), a.send(20), a.throw(ValueError("skip")))
a.close()


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]]], 5])), sum(x * x for x in range(5) if x % 2))


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")


with tag("a") as outer, tag("b"):
    print(outer)
with contextlib.suppress(ZeroDivisionError), contextlib.ExitStack() as stack:
    stack.enter_context(tag("c"))
    stack.callback(print, "callback")
    1 / 0


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n
    return step


step = counter()
step()
print(step(), step.__closure__[0].cell_contents, {k: v for k, v in zip("ab", (1, 2))}, (y := 5) + y)
print([f() for f in [lambda i=i: i * 10 for i in range(3)]])

# out: thrown in: skip
# out: None 10.0 15.0 15.0
# out: [1, 2, 3, 4, 5] 10
# out: <a>
# out: <b>
# out: a
# out: </b>
# out: </a>
# out: <c>
# out: callback
# out: </c>
# out: 2 2 {'a': 1, 'b': 2} 10
# out: [0, 10, 20]
