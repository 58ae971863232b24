"""record: classes of named fields that compare and print by what they hold, like dataclasses, but cheap to define.

A command line defines all its classes every time it starts. ``dataclass`` writes and compiles six functions for each of
them, which takes about a millisecond, and importing it takes another fifteen: more than reviewing a document. Here the
functions are shared, comparing and hashing run at the speed of C, and the one function that has to be written for each
class, its constructor, is compiled once it pays. Most classes of a run have no more than a few instances.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: object) -> Callable[[Any], Any]:
        """Type checkers read the decorator; it does nothing."""
        return lambda function: function


T = TypeVar("T")


class _Absent:
    """Stands for an argument that was not given."""

    def __repr__(self) -> str:
        return "..."


_ABSENT: Any = _Absent()


class _Made:
    """A default that every instance gets made anew."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], T]) -> T:
    """A default that is made for each instance, as a mutable one must be."""
    made: Any = _Made(default_factory)
    return made  # type: ignore[no-any-return]


@overload
def record(cls: type[T], /) -> type[T]: ...


@overload
def record(*, eq: bool = True, cached: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, eq: bool = True, cached: bool = False) -> Any:
    """Make a record of a class: its annotations are the fields, in order. Instances cannot be changed.

    With ``eq=False`` they are compared by identity. With ``cached=True`` they may have cached properties.
    """
    if cls is None:
        return lambda decorated: _made(decorated, eq, cached)
    return _made(cls, eq, cached)


def fields(cls: Any) -> tuple[Field, ...]:
    """The fields of a record, given the class or an instance."""
    return tuple(Field(name, name in cls.__record_defaults__) for name in cls.__match_args__)


def values_of(instance: Any) -> tuple[object, ...]:
    """The values of a record, in the order of its fields."""
    values: Callable[[Any], tuple[object, ...]] = instance.__class__.__record_values__
    return values(instance)


def is_record(value: object) -> bool:
    """Whether a value is a record, or the class of one."""
    return hasattr(value, "__record_defaults__")


def replace(instance: T, **changes: object) -> T:
    """A record like ``instance``, with other values in some fields. Raises TypeError for a field that it has not."""
    values = {name: getattr(instance, name) for name in instance.__match_args__}  # type: ignore[attr-defined]
    return type(instance)(**{**values, **changes})


def _made(cls: type[T], eq: bool, cached: bool) -> type[T]:
    """The class again, with slots: they cannot be added to a class that is there already."""
    names = tuple(cls.__annotations__)
    own = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: own.pop(name) for name in names if name in own}
    described: dict[str, Any] = {
        "__slots__": (*names, "__dict__") if cached else names,
        "__match_args__": names,
        "__record_defaults__": defaults,
        "__record_values__": _reader_of(names),
        "__init__": _first_init,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduce,
    }
    if eq:
        described |= {"__eq__": _equal, "__hash__": _hash}
    made: type[T] = type(cls)(cls.__name__, cls.__bases__, {**described, **own})  # type: ignore[misc]
    return made


def _reader_of(names: tuple[str, ...]) -> Callable[[Any], tuple[object, ...]]:
    """What reads all fields of an instance at once, as one tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _first_init(self: Any, *args: Any, **values: Any) -> None:
    """Fill the first instances of a class without a constructor of its own; then compile one, and put it here."""
    cls = type(self)
    made = _instances[cls] = _instances.get(cls, 0) + 1
    if made < _ENOUGH and _fill(self, args, values):
        return
    _compile(cls)
    self.__init__(*args, **values)


def compile_constructors() -> None:
    """Give all classes that have instances their constructors. A server makes one of many classes for every review, so
    that they all would have enough instances at the same key press.
    """
    for cls in list(_instances):
        _compile(cls)


def _compile(cls: Any) -> None:
    cls.__init__ = _constructor(cls)
    _instances.pop(cls, None)


_instances: dict[type[Any], int] = {}
"""How many instances each class has that has no constructor of its own yet."""
_ENOUGH = 40
"""How many instances must be made before a compiled constructor has paid for its compilation."""


def _fill(self: Any, args: tuple[Any, ...], values: Mapping[str, Any]) -> bool:
    """Whether these are the fields of a record, which then has them; otherwise the compiled constructor complains."""
    names, defaults = self.__match_args__, self.__record_defaults__
    given = {**dict(zip(names, args, strict=False)), **values}
    if len(given) < len(args) + len(values):
        return False
    for name in names:
        value = given.pop(name) if name in given else defaults.get(name, _ABSENT)
        if value is _ABSENT:
            return False
        object.__setattr__(self, name, value.make() if isinstance(value, _Made) else value)
    return not given


def _constructor(cls: Any) -> Callable[..., None]:
    """A function that takes the fields as arguments and sets the slots past the guard against changes."""
    known: dict[str, Any] = {"ABSENT": _ABSENT}
    parameters, body = [], []
    for name in cls.__match_args__:
        default = cls.__record_defaults__.get(name, _ABSENT)
        known[f"set_{name}"] = getattr(cls, name).__set__
        if isinstance(default, _Made):
            known[f"make_{name}"] = default.make
            parameters.append(f"{name}=ABSENT")
            body.append(f"set_{name}(self, make_{name}() if {name} is ABSENT else {name})")
            continue
        known[f"default_{name}"] = default
        parameters.append(name if default is _ABSENT else f"{name}=default_{name}")
        body.append(f"set_{name}(self, {name})")
    source = f"def __init__({', '.join(('self', *parameters))}):\n {'; '.join(body) or 'pass'}"
    exec(source, known)
    constructor: Callable[..., None] = known["__init__"]
    constructor.__qualname__ = f"{cls.__qualname__}.__init__"
    return constructor


def _equal(self: Any, other: Any) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    values: Callable[[Any], tuple[object, ...]] = self.__class__.__record_values__
    return self is other or bool(values(self) == values(other))


def _hash(self: Any) -> int:
    return hash(self.__class__.__record_values__(self))


def _repr(self: Any) -> str:
    values: Iterable[object] = self.__class__.__record_values__(self)
    shown = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, values, strict=True))
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, value: object = None) -> None:
    raise AttributeError(f"{type(self).__name__} is not to be changed: {name}")


def _reduce(self: Any) -> tuple[Any, tuple[object, ...]]:
    return type(self), self.__class__.__record_values__(self)


@record
class Field:
    """A field of a record, and whether it may be left out."""

    name: str
    has_default: bool
