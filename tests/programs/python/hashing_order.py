"""Sets and dicts: insertion order of dicts, equality, hash rules that do not depend on the seed."""
print(list({"b": 1, "a": 2, "c": 3}), dict(zip("xyz", range(3))))
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash((1, 2)) == hash((1, 2)))
print(sorted({"pear", "apple", "fig"}), {1, 2, 3} & {2, 3, 4}, {3, 1, 2})
print(hash("text") == hash("te" + "xt"), hash(frozenset("ab")) == hash(frozenset("ba")))
d = {}
d["later"] = 1
d.update(first=2)
d.pop("later")
d["later"] = 3
print(d, d | {"x": 0}, list(reversed(d)))
try:
    {[]: 1}
except TypeError as error:
    print(error)

# out: ['b', 'a', 'c'] {'x': 0, 'y': 1, 'z': 2}
# out: True -2 True
# out: ['apple', 'fig', 'pear'] {2, 3} {1, 2, 3}
# out: True True
# out: {'first': 2, 'later': 3} {'first': 2, 'later': 3, 'x': 0} ['later', 'first']
# out: unhashable type: 'list'
