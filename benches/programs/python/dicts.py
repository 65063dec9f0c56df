import json
from collections import Counter, defaultdict

words = [f"{'abcdefghij'[i % 10] * (i % 5 + 1)}{i % 997}" for i in range(60_000)]
counts = Counter(words)
by_length = defaultdict(list)
for word in words:
    by_length[len(word)].append(word.upper())
joined = ",".join(sorted(counts, key=lambda word: (-counts[word], word))[:2000])
index = {word: (word[::-1], len(word), word.replace("a", "z")) for word in counts}
total = 0
for _ in range(10):
    for word, (reverse, length, replaced) in index.items():
        total += length + (reverse < replaced) + len(f"{word}:{length:04d}")
text = json.dumps({length: group[:500] for length, group in by_length.items()})
print(total, len(joined), len(text), len(json.loads(text)))
