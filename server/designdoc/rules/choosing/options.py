"""A rule's YAML options as the record of its check: kebab-case keys, checked types, clear messages."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from designdoc.records import fields, is_record
from designdoc.text.nearest import unknown

Options = TypeVar("Options")


class OptionError(ValueError):
    """An option that does not fit its check. ``key`` is the path of keys to it, as in the rule's file."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class Named(NamedTuple):
    """A name of something in the pack that stands in a rule's options, ``kind`` being a type such as ``WordList``."""

    kind: object
    name: str
    key: str


def read_options(options_type: type[Options], values: Mapping[str, Any]) -> Options:
    """An instance of ``options_type`` with the given values; fields that are not given keep their defaults.

    Raises OptionError, which names the key, for an unknown key or a value of the wrong type.
    """
    own = fields(typing.cast("Any", options_type))
    given = {key.replace("-", "_"): value for key, value in values.items()}
    strange = sorted(set(given) - {f.name for f in own})
    if strange:
        name = strange[0].replace("_", "-")
        raise OptionError(unknown("option", name, [f.name.replace("_", "-") for f in own]), name)
    absent = [f.name.replace("_", "-") for f in own if f.name not in given and not f.has_default]
    if absent:
        raise OptionError(f"the option '{absent[0]}' is missing")
    hints = _hints(typing.cast("Any", options_type)) if given else {}
    read = {name: _read(name.replace("_", "-"), hints[name], value) for name, value in given.items()}
    try:
        return options_type(**read)
    except (TypeError, ValueError) as mistake:
        raise OptionError(str(mistake)) from None


def _read(key: str, hint: object, value: object) -> object:
    try:
        return _value(hint, value)
    except OptionError as nested:
        raise OptionError(str(nested), f"{key}.{nested.key}".rstrip(".")) from None
    except (TypeError, ValueError) as mistake:
        raise OptionError(str(mistake), key) from None


def names_in(options_type: type[Any], options: object, prefix: str = "") -> Iterator[Named]:
    """The names of word lists and sections that stand in the options of a rule."""
    for name, hint in _hints(typing.cast("Any", options_type)).items():
        value, key = getattr(options, name), prefix + name.replace("_", "-")
        if is_record(hint):
            yield from names_in(typing.cast("type[Any]", hint), value, f"{key}.")
        elif (kind := _kind(hint)) is not None:
            yield from (Named(kind, item, place) for place, item in _placed(key, value or ()))


def _kind(hint: object) -> object:
    """``WordList`` for itself, for ``WordList | None``, for a tuple of them and for a mapping with such keys; ``None``
    for other types.
    """
    return next((of for of in (hint, *typing.get_args(hint)[:1]) if isinstance(of, typing.NewType)), None)


def _placed(key: str, value: str | Iterable[str]) -> list[tuple[str, str]]:
    """The names that are the value of a key, stand in its list, or are keys below it, each with its path of keys."""
    if isinstance(value, str):
        return [(key, value)]
    if isinstance(value, Mapping):
        return [(f"{key}.{name}", name) for name in value]
    return [(f"{key}[{number}]", name) for number, name in enumerate(value)]


@cache
def _hints(options_type: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(typing.cast("Any", options_type))


def _value(hint: object, value: object) -> object:
    """The value as the type hint wants it. Knows what options need: scalars, tuples, mappings, unions, records."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return value
    if isinstance(hint, typing.NewType):
        return _value(hint.__supertype__, value)
    if origin in (typing.Union, types.UnionType):
        return None if value is None and type(None) in arguments else _value(arguments[0], value)
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"a list is expected, not {value!r}")
        members = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(_value(member, item) for member, item in zip(members, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise TypeError(f"keys with values are expected, not {value!r}")
        return {_value(arguments[0], key): _value(arguments[1], item) for key, item in value.items()}
    if is_record(hint) and isinstance(value, Mapping):
        return read_options(typing.cast("type[Any]", hint), value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(hint, type):
        raise TypeError(f"options cannot be {hint!r}")
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise TypeError(f"{hint.__name__} is expected, not {value!r}")
    return value
