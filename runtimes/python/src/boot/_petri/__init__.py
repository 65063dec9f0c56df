"""What makes CPython at home in a snapshot: run once, when the snapshot is taken.

Nothing here is importable later; what the patches need stays alive through what they patched.
"""
