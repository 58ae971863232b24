"""Completion of front matter: keys that are not there yet, and the values a key takes."""

from __future__ import annotations

import re

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.features.completion.nested_keys import complete_nested
from designdoc.features.front_matter_keys import front_matter_keys
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_TOP_KEY = regex(r"^([\w-]+):", re.MULTILINE)
_KEY = regex(r"([\w-]*)$")
_VALUE = regex(r"\s*([\w-]+):([ \t]*)([\w-]*)$")


def complete(cursor: Cursor) -> list[Item] | None:
    """Keys at the start of a line, values behind a key."""
    front_matter = cursor.subject.document.front_matter
    if front_matter is None or not front_matter.span.start < cursor.offset < front_matter.span.end:
        return None
    nested = complete_nested(cursor, front_matter.span.start)
    if nested is not None:
        return nested
    value = _VALUE.match(cursor.before)
    if value is not None:
        return _values(cursor, *value.groups())
    key = _KEY.fullmatch(cursor.before)
    return _keys(cursor, key.group(1)) if key is not None and cursor.line > 0 else []


def _keys(cursor: Cursor, typed: str) -> list[Item]:
    there = _keys_there(cursor)
    return [
        Item(ItemKind.KEY, key.name, key.says, TextEdit(cursor.typed(len(typed)), f"{key.name}: "), key.name)
        for key in front_matter_keys(cursor.subject)
        if key.name not in there or key.name == typed
    ]


def _keys_there(cursor: Cursor) -> frozenset[str]:
    """The keys above and below the cursor, read line by line: with a half-typed key the whole is no YAML."""
    front_matter = cursor.subject.document.front_matter
    text = cursor.subject.document.text[: front_matter.span.end] if front_matter is not None else ""
    return frozenset(_TOP_KEY.findall(text))


def _values(cursor: Cursor, name: str, space: str, typed: str) -> list[Item]:
    key = next((key for key in front_matter_keys(cursor.subject) if key.name == name), None)
    values = key.values if key is not None else {}
    return [value_item(cursor.typed(len(typed)), space, value, says) for value, says in values.items()]


def value_item(typed: Span, space: str, value: str, says: str, closing: str = "") -> Item:
    """A value behind a key, with the space in between where there is no ``space`` yet: an editor goes on filtering by
    it once it is typed. ``closing`` is written behind the value, and the cursor stays before it.
    """
    gap = "" if space else " "
    snippet = f"{gap}{value}$0{closing}" if closing else None
    return Item(ItemKind.VALUE, value, says, TextEdit(typed, f"{gap}{value}{closing}", snippet), gap + value)
