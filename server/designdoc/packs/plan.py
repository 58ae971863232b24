"""plan: which fields of the model's classes need decoding after JSON, worked out from their type hints.

The codes: ``class:Name``, ``enum:Name``, ``tuple`` (of values that JSON has), ``tuple:CODE``, ``mapping:CODE``,
``optional:CODE``, ``freeze`` (lists at any depth become tuples), and ``terms`` and ``groups`` (see ``joined``).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from designdoc.packs.model.terms import Groups, Terms
from designdoc.records import fields, is_record

_JOINED = {Terms: "terms", Groups: "groups"}


def plan(root: type) -> dict[str, list[tuple[int, str]]]:
    """The plan for ``root`` and for every record that its fields lead to."""
    made: dict[str, list[tuple[int, str]]] = {}
    waiting = [root]
    while waiting:
        cls = waiting.pop()
        if cls.__name__ in made:
            continue
        hints = typing.get_type_hints(cls)
        codes = [_code(hints[field.name], waiting) for field in fields(cls)]
        made[cls.__name__] = [(position, code) for position, code in enumerate(codes) if code]
    return made


def _code(hint: Any, met: list[type]) -> str:
    """The code of a type; empty where JSON gives the value itself. Records on the way are added to ``met``."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_record(hint):
        met.append(typing.cast(type, hint))
        return f"class:{met[-1].__name__}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"enum:{hint.__name__}"
    if origin is tuple:
        inner = _code(arguments[0], met)
        return f"tuple:{inner}" if inner else "tuple"
    if origin in (typing.Union, types.UnionType):
        inner = _code(next(option for option in arguments if option is not type(None)), met)
        return f"optional:{inner}" if inner else ""
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if hint in _JOINED:
            return _JOINED[hint]
        if arguments[1] is Any:
            return "freeze"
        inner = _code(arguments[1], met)
        return f"mapping:{inner}" if inner else ""
    return ""
