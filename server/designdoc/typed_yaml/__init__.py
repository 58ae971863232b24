"""YAML into dataclasses, every mistake at its line and key; the same dataclasses into JSON Schema.

The names are loaded on first use, so that importing the package costs neither ``yaml`` nor ``typing`` machinery.
"""

from designdoc.typed_yaml.mistake import Mistake
from designdoc.typed_yaml.nodes import Node, parse_nodes
from designdoc.typed_yaml.plain import key_spans, plain, safe_yaml
from designdoc.typed_yaml.reader import read, read_text

__all__ = ["Mistake", "Node", "key_spans", "parse_nodes", "plain", "read", "read_text", "safe_yaml"]
