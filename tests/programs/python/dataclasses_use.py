"""dataclasses: repr, order, frozen, default factories, slots, replace, asdict."""
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list, repr=False)

    def __post_init__(self):
        self.name = self.name.title()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: int = 0


print(Item(3, "tea", ["hot"]), Item(1, "b") < Item(2, "a"), max([Item(1, "x"), Item(5, "y")]))
point = Point(x=1)
print(point, replace(point, y=9), hash(point) == hash(Point(x=1)), Point.__slots__)
print(asdict(Item(2, "z", ["t"])), astuple(point), [f.name for f in fields(Item)])
try:
    point.x = 5
except FrozenInstanceError as error:
    print("frozen:", error)
try:
    Point(1)
except TypeError as error:
    print(error)

# out: Item(price=3, name='Tea') True Item(price=5, name='Y')
# out: Point(x=1, y=0) Point(x=1, y=9) True ('x', 'y')
# out: {'price': 2, 'name': 'Z', 'tags': ['t']} (1, 0) ['price', 'name', 'tags']
# out: frozen: cannot assign to field 'x'
# out: Point.__init__() takes 1 positional argument but 2 were given
