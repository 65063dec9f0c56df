"""Conway's game of life: what people write first."""
GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}


def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


cells = GLIDER
for generation in range(4):
    print(f"generation {generation}")
    for y in range(5):
        print("".join("#" if (x, y) in cells else "." for x in range(5)))
    cells = step(cells)
print(cells == {(x + 1, y + 1) for x, y in GLIDER})

# out: generation 0
# out: .#...
# out: ..#..
# out: ###..
# out: .....
# out: .....
# out: generation 1
# out: .....
# out: #.#..
# out: .##..
# out: .#...
# out: .....
# out: generation 2
# out: .....
# out: ..#..
# out: #.#..
# out: .##..
# out: .....
# out: generation 3
# out: .....
# out: .#...
# out: ..##.
# out: .##..
# out: .....
# out: True
