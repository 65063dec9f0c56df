"""typing: generics of both spellings, protocols, introspection."""
import typing
from typing import Annotated, Generic, Literal, NamedTuple, Protocol, TypedDict, TypeVar, get_type_hints, runtime_checkable

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Pair[A, B: int = int]:
    pass


type Table[K] = dict[K, list[K]]


def first[X](values: list[X], default: X | None = None) -> X | None:
    return values[0] if values else default


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Movie(TypedDict, total=False):
    title: str
    year: int


class Place(NamedTuple):
    name: str
    size: int = 1


print(Stack[int]().push(1).items, Stack[str], get_type_hints(Stack.push))
print(Pair.__type_params__, Table, Table[int], Table.__value__, first.__type_params__, first([3]))
print(isinstance(open("typing_use.py"), Closeable), Movie(title="M"), Movie.__annotations__, Place("x"), Place._fields)
print(typing.get_args(Literal["a", 1]), typing.get_origin(dict[str, int]), int | None, typing.Optional[int])
print(Annotated[int, "unit"].__metadata__, typing.get_type_hints(first), list[int] == list[int])

# out: [1] __main__.Stack[str] {'item': ~T, 'return': __main__.Stack[~T]}
# out: (A, B) Table Table[int] dict[K, list[K]] (X,) 3
# out: True {'title': 'M'} {'title': <class 'str'>, 'year': <class 'int'>} Place(name='x', size=1) ('name', 'size')
# out: ('a', 1) <class 'dict'> int | None typing.Optional[int]
# out: ('unit',) {'values': list[X], 'default': typing.Optional[X], 'return': typing.Optional[X]} True
