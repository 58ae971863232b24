"""YAML into records, every mistake at its line and key; the same records into JSON Schema.

The names are loaded on first use: whoever needs only ``Mistake`` pays for nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designdoc.typed_yaml.mistake import Mistake
    from designdoc.typed_yaml.nodes import Node, parse_nodes
    from designdoc.typed_yaml.plain import key_spans, plain, safe_yaml
    from designdoc.typed_yaml.reader import read, read_text

_HOME = {
    "Mistake": "mistake",
    "Node": "nodes",
    "key_spans": "plain",
    "parse_nodes": "nodes",
    "plain": "plain",
    "read": "reader",
    "read_text": "reader",
    "safe_yaml": "plain",
}

__all__ = ["Mistake", "Node", "key_spans", "parse_nodes", "plain", "read", "read_text", "safe_yaml"]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
