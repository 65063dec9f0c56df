"""concurrent.futures: map, submit, as_completed, exceptions."""
from concurrent.futures import ThreadPoolExecutor, as_completed


def cube(n):
    if n == 3:
        raise ValueError("three is refused")
    return n ** 3


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(cube, [1, 2, 4])))
    futures = {pool.submit(cube, n): n for n in range(5)}
    for future in sorted(as_completed(futures), key=futures.get):
        error = future.exception()
        print(futures[future], repr(error) if error else future.result())
    pool.submit(print, "from the pool").add_done_callback(lambda f: print("callback", f.done()))
print(pool.submit.__name__)

# out: [1, 8, 64]
# out: 0 0
# out: 1 1
# out: 2 8
# out: 3 ValueError('three is refused')
# out: 4 64
# out: from the pool
# out: callback True
# out: submit
