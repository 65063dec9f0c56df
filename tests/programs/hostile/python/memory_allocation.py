# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""Many small objects that refer to each other."""


class Node:
    def __init__(self, before):
        self.before = before
        self.text = str(id(before)) * 100


node = None
while True:
    node = Node(node)
