"""The words of the messages about mistakes: what was wanted, what was seen, what may have been meant."""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

from designdoc.text.in_messages import listed
from designdoc.typed_yaml.nodes import Node
from designdoc.typed_yaml.plain import scalar

_NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def wanted(hint: Any) -> str:
    """What a type hint asks for, in words."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(wanted(option) for option in typing.get_args(hint) if option is not type(None))
    if origin is typing.Literal:
        return listed(map(str, typing.get_args(hint)), "or")
    if origin is tuple:
        return "a list"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return listed((str(member.value) for member in hint), "or")
    return _NAMES.get(hint, "a mapping of keys to values")


def saw(node: Node) -> str:
    """What stands there instead, in words."""
    if node.kind != "scalar":
        return "a list" if node.kind == "sequence" else "a mapping"
    value = scalar(node.value) if node.plain else node.value
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {node.value}"
    shown = node.value if len(node.value) <= 40 else node.value[:39] + "…"
    return f"the number {shown}" if isinstance(value, (int, float)) else f"the text '{shown}'"


def as_list(node: Node) -> str:
    """How what stands there is written as a list, as a sentence of its own; nothing where that is not plain."""
    if node.kind == "mapping":
        return " Begin each entry with '- '."
    fits = node.kind == "scalar" and 0 < len(node.value) <= 40 and '"' not in node.value
    return f' Write ["{node.value}"].' if fits else ""
