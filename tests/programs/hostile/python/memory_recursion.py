# limit: memory_bytes
# outcome: out_of_memory|out_of_fuel|timed_out
"""Recursion without end, with the largest limit that can be asked for: frames fill the memory."""
import sys

sys.setrecursionlimit(2**31 - 1)


def endless(n):
    return [endless(n + 1)]


endless(0)
