"""read: a YAML node into the record that describes it, with every mistake collected and none fatal to the rest.

YAML keys are kebab-case, fields are snake_case. The type hints are the whole definition: ``str``, numbers, ``bool``,
enums, ``Literal``, ``X | None``, ``tuple[X, ...]``, ``tuple[X, Y]``, ``Mapping[str, X]``, records and ``Any``
(plain values, lists as tuples). A text field takes a scalar as it is written, so ``off`` and ``1.0`` are words where
words are wanted.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from designdoc.records import fields, is_record, replace
from designdoc.text import Span
from designdoc.text.in_messages import listed
from designdoc.text.nearest import meant, unknown
from designdoc.typed_yaml.mistake import Mistake, mistake_at
from designdoc.typed_yaml.nodes import Node
from designdoc.typed_yaml.plain import FLOAT, INTEGER, TRUTH, frozen, integer, scalar
from designdoc.typed_yaml.wording import as_list, saw, wanted

T = TypeVar("T")
FAILED: Any = object()
"""Stands for a value that could not be read; its mistake has been noted."""


def read(
    cls: type[T], node: Node, text: str, path: str = "", given: Mapping[str, Any] | None = None, base: T | None = None
) -> tuple[T | None, tuple[Mistake, ...]]:
    """Read ``node`` as the record ``cls``: the value, or ``None`` when it cannot be built, and all the mistakes.

    A key with a mistake counts as absent, so that one slip costs one field where the field has a default. ``given``
    are fields that come from elsewhere (the id from the file's name) and may not be written. With a ``base``, the file
    changes a part of an existing value: what is not written stays, mappings are merged key by key, and lists inside
    mappings (words by language) are added to.
    """
    reader = _Reader(text, path)
    value = reader.mapping(cls, node, "", given or {}, base)
    return (None if value is FAILED else cast(T, value)), tuple(sorted(reader.mistakes, key=lambda m: m.span))


@cache
def hints(cls: type) -> dict[str, Any]:
    """The resolved type hints of a record's fields, in order."""
    resolved = typing.get_type_hints(cls)
    return {field.name: resolved[field.name] for field in fields(cls)}


def kebab(name: str) -> str:
    """The YAML key of a field; a trailing underscore (of a name that Python reserves) is dropped."""
    return name.rstrip("_").replace("_", "-")


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two mappings as one: the keys of both, mappings merged in the same way, lists joined, else the own value."""
    merged = dict(base)
    for key, value in own.items():
        before = base.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            merged[key] = laid_over(before, value)
        elif isinstance(before, tuple) and isinstance(value, tuple):
            merged[key] = (*before, *(item for item in value if item not in before))
        else:
            merged[key] = value
    return merged


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.mistakes: list[Mistake] = []

    def note(self, node: Node, key: str, message: str) -> Any:
        """Note a mistake at ``node`` and return the value that stands for a failure."""
        self.mistakes.append(mistake_at(self.path, self.text, node.span, message, key))
        return FAILED

    def value(self, hint: Any, node: Node, key: str) -> Any:
        """The value of ``node`` as the type ``hint``."""
        origin = typing.get_origin(hint)
        if hint is Any:
            return frozen(node)
        if origin in (typing.Union, types.UnionType):
            return self.union(hint, node, key)
        if origin is typing.Literal:
            return self.choice(typing.get_args(hint), node, key)
        if origin is tuple:
            return self.sequence(typing.get_args(hint), node, key)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self.dictionary(typing.get_args(hint)[1], node, key)
        if is_record(hint):
            return self.mapping(cast(type, hint), node, key, {}, None)
        if isinstance(hint, type) and issubclass(hint, Enum):
            name = self.choice([member.value for member in hint], node, key)
            return FAILED if name is FAILED else hint(name)
        return self.scalar(hint, node, key)

    def union(self, hint: Any, node: Node, key: str) -> Any:
        """``X | None`` takes nothing as well; of several types the first that fits the kind of node is read."""
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        nothing = node.kind == "scalar" and node.plain and scalar(node.value) is None
        if nothing and len(options) < len(typing.get_args(hint)):
            return None
        before = len(self.mistakes)
        for option in options:
            del self.mistakes[before:]
            value = self.value(option, node, key)
            if value is not FAILED and len(self.mistakes) == before:
                return value
        if len(options) > 1:
            del self.mistakes[before:]
            return self.note(node, key, f"Expected {wanted(hint)}, found {saw(node)}.")
        return FAILED

    def choice(self, values: typing.Sequence[Any], node: Node, key: str) -> Any:
        """One of the listed values, compared as text."""
        names = [str(value).lower() if isinstance(value, bool) else str(value) for value in values]
        if node.kind == "scalar" and node.value in names:
            return values[names.index(node.value)]
        found = f"'{node.value}'" if node.kind == "scalar" and node.value else saw(node)
        return self.note(node, key, f"Expected {listed(names, 'or')}, found {found}.")

    def sequence(self, members: tuple[Any, ...], node: Node, key: str) -> Any:
        """A list of any length (``tuple[X, ...]``) or of exactly the given types."""
        if node.kind != "sequence":
            return self.note(node, key, f"Expected a list, found {saw(node)}.{as_list(node)}")
        if len(members) == 2 and members[1] is Ellipsis:
            types_of = [members[0]] * len(node.items)
        elif len(members) == len(node.items):
            types_of = list(members)
        else:
            return self.note(node, key, f"Expected a list of {len(members)} values, found {len(node.items)}.")
        values = [self.value(types_of[n], item, f"{key}[{n}]") for n, item in enumerate(node.items)]
        kept = tuple(value for value in values if value is not FAILED)
        return kept if len(kept) == len(values) or members[-1] is Ellipsis else FAILED

    def dictionary(self, member: Any, node: Node, key: str) -> Any:
        """A mapping with free keys."""
        if node.kind != "mapping":
            return self.note(node, key, f"Expected a mapping of keys to values, found {saw(node)}.")
        values = {name.value: self.value(member, item, _join(key, name.value)) for name, item in node.pairs}
        return {name: value for name, value in values.items() if value is not FAILED}

    def mapping(self, cls: type, node: Node, key: str, given: Mapping[str, Any], base: Any) -> Any:
        """A mapping with the keys of a record."""
        if node.kind != "mapping":
            return self.note(node, key, f"Expected a mapping of keys to values, found {saw(node)}.")
        by_key = {kebab(name): (name, hint) for name, hint in hints(cls).items() if name not in given}
        values: dict[str, Any] = dict(given)
        failed: set[str] = set()
        for name, item in node.pairs:
            if name.value not in by_key:
                self.note(name, _join(key, name.value), unknown("key", name.value, sorted(by_key)))
                # Somebody who misspells a key has not forgotten it as well.
                failed.update(by_key[near][0] for near in [meant(name.value, by_key)] if near)
                continue
            field_name, hint = by_key[name.value]
            value = self.field(hint, item, _join(key, name.value), getattr(base, field_name, None))
            values[field_name] = value
            failed.update({field_name} if value is FAILED else ())
        return self.build(cls, node, key, {k: v for k, v in values.items() if v is not FAILED}, failed, base)

    def field(self, hint: Any, node: Node, key: str, base: Any) -> Any:
        """The value of a field, laid over the one it has in the base."""
        if is_record(base) and is_record(hint):
            return self.mapping(cast(type, hint), node, key, {}, base)
        value = self.value(hint, node, key)
        return laid_over(base, value) if isinstance(base, Mapping) and isinstance(value, Mapping) else value

    def build(self, cls: type, node: Node, key: str, values: dict[str, Any], failed: set[str], base: Any) -> Any:
        """The record from its values, unless a key without a default is absent."""
        if base is not None:
            return replace(base, **values)
        needed = [field.name for field in fields(cls) if not field.has_default]
        absent = [name for name in needed if name not in values and name not in failed]
        start = Node(node.kind, Span(node.span.start, node.span.start), [])
        for name in absent:
            self.note(start, key, f"The key '{kebab(name)}' is missing.")
        return FAILED if absent or failed.intersection(needed) else cls(**values)

    def scalar(self, hint: Any, node: Node, key: str) -> Any:
        """A word, a number or a truth value."""
        if node.kind == "scalar":
            text = node.value
            if hint is str and (not node.plain or text not in ("", "~", "null")):
                return text
            if hint is bool and node.plain and text.lower() in TRUTH:
                return TRUTH[text.lower()]
            if hint is int and node.plain and INTEGER.fullmatch(text):
                return integer(text)
            if hint is float and node.plain and FLOAT.fullmatch(text):
                return float(text)
        return self.note(node, key, f"Expected {wanted(hint)}, found {saw(node)}.")


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
