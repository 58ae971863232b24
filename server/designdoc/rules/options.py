"""A rule's YAML options as the record of its check: kebab-case keys, checked types, clear messages."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from designdoc.records import fields, is_record

Options = TypeVar("Options")


class OptionError(ValueError):
    """An option that does not fit its check."""


def read_options(options_type: type[Options], values: Mapping[str, Any]) -> Options:
    """An instance of ``options_type`` with the given values; fields that are not given keep their defaults.

    Raises OptionError, which names the key, for an unknown key or a value of the wrong type.
    """
    hints = _hints(typing.cast("Any", options_type))
    own = fields(typing.cast("Any", options_type))
    given = {key.replace("-", "_"): value for key, value in values.items()}
    unknown = sorted(set(given) - {f.name for f in own})
    if unknown:
        known = ", ".join(f.name.replace("_", "-") for f in own) or "none"
        raise OptionError(f"unknown option '{unknown[0].replace('_', '-')}' (known: {known})")
    try:
        return options_type(**{name: _value(hints[name], value) for name, value in given.items()})
    except (TypeError, ValueError) as mistake:
        raise OptionError(str(mistake)) from None


@cache
def _hints(options_type: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(options_type)


def _value(hint: object, value: object) -> object:
    """The value as the type hint wants it. Knows what options need: scalars, tuples, mappings, unions, records."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return value
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
