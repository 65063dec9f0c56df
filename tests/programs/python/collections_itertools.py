"""collections, itertools, functools, heapq, bisect, operator."""
import bisect
import collections
import functools
import heapq
import itertools
import operator

words = "the cat and the dog and the bird".split()
counter = collections.Counter(words)
print(counter, counter.most_common(2), counter - collections.Counter(the=2))
groups = collections.defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(dict(groups), groups)
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
queue.rotate(1)
print(queue, collections.OrderedDict(a=1), collections.ChainMap({"x": 1}, {"x": 2, "y": 3})["y"])
Point = collections.namedtuple("Point", "x y", defaults=[0])
print(Point(3), Point(1, 2)._replace(x=9)._asdict())
print(list(itertools.chain.from_iterable(itertools.batched("abcdefg", 3))), list(itertools.pairwise([1, 2, 3])))
print([(k, len(list(g))) for k, g in itertools.groupby("aaabbc")], list(itertools.accumulate([1, 2, 3, 4], operator.mul)))
print(list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.combinations("abc", 2)), len(list(itertools.permutations(range(5)))))


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), fibonacci.cache_info(), functools.reduce(operator.add, range(5)))


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


print(show(1), show("x"), functools.partial(pow, exp=2)(5))
heap = [5, 1, 4]
heapq.heapify(heap)
print(heapq.heappop(heap), heapq.nlargest(2, [3, 9, 7]), bisect.bisect([1, 3, 5], 3), list(heapq.merge([1, 4], [2, 3])))

# out: Counter({'the': 3, 'and': 2, 'cat': 1, 'dog': 1, 'bird': 1}) [('the', 3), ('and', 2)] Counter({'and': 2, 'the': 1, 'cat': 1, 'dog': 1, 'bird': 1})
# out: {3: ['the', 'cat', 'and', 'the', 'dog', 'and', 'the'], 4: ['bird']} defaultdict(<class 'list'>, {3: ['the', 'cat', 'and', 'the', 'dog', 'and', 'the'], 4: ['bird']})
# out: deque([4, 2, 3], maxlen=3) OrderedDict({'a': 1}) 3
# out: Point(x=3, y=0) {'x': 9, 'y': 2}
# out: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] [(1, 2), (2, 3)]
# out: [('a', 3), ('b', 2), ('c', 1)] [1, 2, 6, 24]
# out: ['a', 'b', 'a', 'b', 'a'] [('a', 'b'), ('a', 'c'), ('b', 'c')] 120
# out: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81) 10
# out: int 1 object x 25
# out: 1 [9, 7] 2 [1, 2, 3, 4]
