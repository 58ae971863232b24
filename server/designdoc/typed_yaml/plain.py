"""plain: a YAML node as plain values (str, int, float, bool, None, list, dict).

Unquoted scalars are read as YAML 1.2 reads them, and yes/no/on/off as truth values, since that is what authors of
front matter mean. Dates stay text: every value can go into JSON.
"""

from __future__ import annotations

from typing import Any

from designdoc.text import Span
from designdoc.text.regex import regex
from designdoc.typed_yaml.nodes import Node

TRUTH = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}
INTEGER = regex(r"[-+]?[0-9]{1,300}|0x[0-9a-fA-F]{1,64}|0o[0-7]{1,64}")
FLOAT = regex(r"[-+]?(?:\.[0-9]{1,99}|[0-9]{1,99}(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,2})?")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def plain(node: Node) -> Any:
    """The plain value of a node. Depth and size were bounded when the tree was built."""
    if node.kind == "mapping":
        return {key.value: plain(value) for key, value in node.pairs}
    if node.kind == "sequence":
        return [plain(item) for item in node.items]
    return scalar(node.value) if node.plain else node.value


def frozen(node: Node) -> Any:
    """The plain value of a node with tuples for lists, as fields of records hold them."""
    if node.kind == "mapping":
        return {key.value: frozen(value) for key, value in node.pairs}
    return tuple(map(frozen, node.items)) if node.kind == "sequence" else plain(node)


def key_spans(node: Node) -> dict[str, Span]:
    """The place of each key at the top of a mapping."""
    return {key.value: key.span for key, _ in node.pairs}


def scalar(text: str) -> str | int | float | bool | None:
    """What an unquoted scalar stands for."""
    if text in _NOTHING:
        return None
    if text.lower() in TRUTH and text in (text.lower(), text.title(), text.upper()):
        return TRUTH[text.lower()]
    if INTEGER.fullmatch(text):
        return integer(text)
    if FLOAT.fullmatch(text):
        return float(text)
    return text


def integer(text: str) -> int:
    """The value of a text that ``INTEGER`` matches."""
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text, 10)
