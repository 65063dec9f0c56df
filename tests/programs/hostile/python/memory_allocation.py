# limit: memory_bytes
# outcome: out_of_memory
# exit: 1
# err-contains: MemoryError
"""Many small objects that refer to each other."""


class Node:
    def __init__(self, before):
        self.before = before
        self.values = {i: str(i) for i in range(20)}


node = None
while True:
    node = Node(node)
