"""Classes: properties, descriptors, metaclass hooks, operators, inheritance, enums, ABCs."""
import abc
import enum
import functools


class Unit:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must not be negative")
        setattr(instance, self.name, value)


class Shape(abc.ABC):
    registry = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__()
        Shape.registry.append((cls.__name__, options))

    @property
    @abc.abstractmethod
    def area(self): ...


@functools.total_ordering
class Box(Shape, unit="cm"):
    width, height = Unit(), Unit()

    def __init__(self, width, height):
        self.width, self.height = width, height

    @functools.cached_property
    def area(self):
        print("computing")
        return self.width * self.height

    def __eq__(self, other):
        return self.area == other.area

    def __lt__(self, other):
        return self.area < other.area

    def __add__(self, other):
        return Box(self.width + other.width, max(self.height, other.height))

    def __repr__(self):
        return f"Box({self.width}, {self.height})"

    def __format__(self, spec):
        return f"{self.area:{spec}}"


box = Box(2, 3)
print(box + Box(1, 9), box >= Box(1, 1), f"{box:>6}", Shape.registry, sorted([Box(3, 3), box]))
for attempt in (lambda: Box(-1, 1), lambda: Shape(), lambda: box + 1, lambda: Box(1)):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = enum.auto()


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()


print(list(Level), Level.HIGH > 1, Level["LOW"], Access.READ | Access.WRITE, Access(3), Level(2).name)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    __slots__ = ("x",)


print(D().who(), [c.__name__ for c in D.__mro__])

# out: computing
# out: computing
# out: computing
# out: Box(3, 9) True      6 [('Box', {'unit': 'cm'})] [Box(2, 3), Box(3, 3)]
# out: ValueError width must not be negative
# out: TypeError Can't instantiate abstract class Shape without an implementation for abstract method 'area'
# out: AttributeError 'int' object has no attribute 'width'
# out: TypeError Box.__init__() missing 1 required positional argument: 'height'
# out: [<Level.LOW: 1>, <Level.HIGH: 2>] True 1 Access.READ|WRITE Access.READ|WRITE HIGH
# out: ['B', 'C', 'A'] ['D', 'B', 'C', 'A', 'object']
