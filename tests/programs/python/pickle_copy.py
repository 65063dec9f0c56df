"""pickle, copy, shelve, marshal, weakref, gc, array, memoryview."""
import array
import copy
import gc
import pickle
import weakref


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __getstate__(self):
        return {"value": self.value, "next": self.next}


ring = Node(1, Node(2))
ring.next.next = ring
for protocol in (0, 2, 5):
    back = pickle.loads(pickle.dumps(ring, protocol))
    print(back.value, back.next.value, back.next.next is back)
try:
    pickle.dumps(lambda: 0)
except (pickle.PicklingError, AttributeError) as error:
    print("attribute lookup <lambda> on __main__ failed" in str(error))
deep = copy.deepcopy({"list": [1, [2]]})
shallow = copy.copy(deep)
shallow["list"][1].append(3)
print(deep)
reference = weakref.ref(ring, lambda r: print("ring is gone"))
del ring
print(gc.collect() > 0, reference())
numbers = array.array("i", [1, 2, 3])
view = memoryview(numbers)
view[1] = 20
print(numbers, view.tolist(), view.nbytes, bytes(memoryview(b"abcdef")[::2]))
import shelve
with shelve.open("store") as store:
    store["key"] = [1, {"a": 2}]
with shelve.open("store") as store:
    print(dict(store))

# out: 1 2 True
# out: 1 2 True
# out: 1 2 True
# out: True
# out: {'list': [1, [2, 3]]}
# out: ring is gone
# out: True None
# out: array('i', [1, 20, 3]) [1, 20, 3] 12 b'ace'
# out: {'key': [1, {'a': 2}]}
