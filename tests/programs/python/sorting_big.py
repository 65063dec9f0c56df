"""A program of ordinary size: sort, group and count a hundred thousand records."""
import collections
import random

random.seed(7)
records = [(random.randrange(1000), f"user{random.randrange(500)}") for _ in range(100_000)]
records.sort(key=lambda r: (-r[0], r[1]))
print(records[:3], records[-1])
best = collections.defaultdict(int)
for score, user in records:
    best[user] += score
print(sorted(best.items(), key=lambda item: item[1], reverse=True)[:3])
print(sum(1 for a, b in zip(records, records[1:]) if a[0] == b[0]))

# out: [(999, 'user0'), (999, 'user1'), (999, 'user102')] (0, 'user98')
# out: [('user497', 123439), ('user298', 120771), ('user396', 119907)]
# out: 99000
