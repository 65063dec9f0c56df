"""random: a given seed gives CPython's sequence."""
import random

random.seed(42)
print([random.randint(1, 100) for _ in range(5)], random.random())
print(random.choice("abcdef"), random.sample(range(50), 4), random.gauss(0, 1))
deck = list(range(8))
random.shuffle(deck)
print(deck, random.choices(["x", "y"], weights=[9, 1], k=5))
generator = random.Random("text seed")
print(generator.getrandbits(64), generator.uniform(1, 2), generator.triangular(0, 1, 0.2))
print(random.Random(3).randbytes(4))
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random())

# out: [82, 15, 4, 95, 36] 0.24489185380347622
# out: b [47, 6, 43, 34] 0.8945899596614022
# out: [4, 3, 2, 6, 5, 1, 7, 0] ['x', 'x', 'x', 'x', 'x']
# out: 12450591267459471581 1.2547485615216931 0.455920143378968
# out: b'\xfd?\xeb<'
# out: True
