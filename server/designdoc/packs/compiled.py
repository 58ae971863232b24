"""The compiled form of a pack: JSON in which every dataclass is the list of its fields in order.

Nothing in it is executable, and it is read by the same type hints that the YAML is read by. A format number guards
against reading the lists of another version.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from designdoc.packs.model import Pack

FORMAT = 1
Decode = Callable[[Any], Any]


def dumps(pack: Pack) -> str:
    """The compiled form of a pack."""
    return json.dumps(_encoded(pack), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes) -> Pack:
    """The pack of a compiled form. Raises ``ValueError`` (or a kin of it) for a text that is none."""
    try:
        pack = _dataclass_decoder(Pack)(json.loads(text))
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"not a compiled pack: {error}") from error
    if not isinstance(pack, Pack):
        raise ValueError("not a compiled pack")
    return pack


def _encoded(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [_encoded(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _encoded(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_encoded(item) for item in value]
    return value


@cache
def _decoder(hint: Any) -> Decode | None:
    """A function that turns the JSON of a value into the value; ``None`` where it is the value already."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional(_decoder(next(option for option in arguments if option is not type(None))))
    if origin is tuple:
        return _tuple(_decoder(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if arguments[1] is Any:
            return _frozen
        return _mapping(_decoder(arguments[1]))
    if dataclasses.is_dataclass(hint):
        return _dataclass_decoder(typing.cast(type, hint))
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else None


def _optional(inner: Decode | None) -> Decode | None:
    return None if inner is None else lambda value: None if value is None else inner(value)


def _tuple(inner: Decode | None) -> Decode:
    return tuple if inner is None else lambda values: tuple(map(inner, values))


def _mapping(inner: Decode | None) -> Decode | None:
    return None if inner is None else lambda values: {key: inner(value) for key, value in values.items()}


@cache
def _dataclass_decoder(cls: type) -> Decode:
    hints = typing.get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    recursive = any(cls in typing.get_args(hints[name]) for name in names)
    decoders: list[tuple[int, Decode]] = []

    def decode(values: list[Any]) -> Any:
        if recursive and not decoders:
            prepare()
        for position, inner in decoders:
            values[position] = inner(values[position])
        return cls(*values)

    def prepare() -> None:
        found = ((position, _decoder(hints[name])) for position, name in enumerate(names))
        decoders.extend((position, inner) for position, inner in found if inner is not None)

    if not recursive:
        prepare()
    return decode


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
