"""match: literals, sequences, mappings, classes, guards, or-patterns, captures."""
from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case float() as f:
            return f"float {f}"
        case Color.RED:
            return "red"
        case Point(x=0, y=y):
            return f"on the axis at {y}"
        case Point(x, y):
            return f"at {x},{y}"
        case []:
            return "empty"
        case [first, *rest, last]:
            return f"from {first} to {last} over {rest}"
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case str() | bytes():
            return "text"
        case None:
            return "nothing"
        case _:
            return "something"


for value in [1, -5, 2.5, Color.RED, Color.BLUE, Point(0, 3), Point(1, 2), [], [1, 2, 3], (4, 5), {"type": "circle", "r": 2, "fill": 1}, "abc", None, {7}, 12]:
    print(repr(value), "->", describe(value))

# out: 1 -> small
# out: -5 -> negative -5
# out: 2.5 -> float 2.5
# out: <Color.RED: 1> -> red
# out: <Color.BLUE: 2> -> something
# out: Point(x=0, y=3) -> on the axis at 3
# out: Point(x=1, y=2) -> at 1,2
# out: [] -> empty
# out: [1, 2, 3] -> from 1 to 3 over [2]
# out: (4, 5) -> from 4 to 5 over []
# out: {'type': 'circle', 'r': 2, 'fill': 1} -> circle 2 {'fill': 1}
# out: 'abc' -> text
# out: None -> nothing
# out: {7} -> something
# out: 12 -> something
