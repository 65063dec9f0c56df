# limit: stack
# outcome: exited
# out: built
# out: freed
"""Freeing a deep structure must not recurse without limit."""
chain = None
for _ in range(1_000_000):
    chain = (chain,)
print("built", flush=True)
del chain
print("freed", flush=True)
