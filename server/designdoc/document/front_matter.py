"""Front matter: YAML between ``---`` lines at the very start of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from designdoc.document.model import FrontMatter
from designdoc.document.simple_front_matter import Simple, read_readable, read_simple
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

T = TypeVar("T")

_OPENING = regex(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = regex(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LOOKS_LIKE_KEY = regex(r"^[ \t]*(?:- )?[\w\"'][^\n:#]{0,100}:(?:[ \t\r\n]|\Z)", re.MULTILINE)
_IN_BRACES = regex(r"\s*\{\s*(?:\"[^\"\n]{0,100}\"[ \t]*:|'[^'\n]{0,100}'[ \t]*:|\w[^\n:#{}\[\],\"']{0,100}:[ \t\n])")
_LARGEST = 65_536
"""The most code points of front matter. Nobody writes more, and a text that opens with ``---`` should not be searched
to its end at every keystroke.
"""


def opens_like_front_matter(text: str) -> bool:
    """Whether a text begins with a ``---`` line, so that an edit anywhere behind it may complete front matter."""
    return _OPENING.match(text) is not None


def front_matter_span(text: str) -> Span | None:
    """The place of the front matter, both ``---`` lines included but not the last line end; ``None`` without any.

    A thematic break at the start of a document is not front matter: something in it must look like a key, or there is
    nothing in it at all.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    head = text[: opening.end() + _LARGEST].replace("\r\n", " \n").replace("\r", "\n")
    closing = _CLOSING.search(head, opening.end())
    if closing is None:
        return None
    inside = head[opening.end() : closing.start()]
    if inside.strip() and not _LOOKS_LIKE_KEY.search(inside) and not _is_in_braces(inside):
        return None
    return Span(0, closing.start() + 3)


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a document, its values read; ``None`` when there is none. Never fails."""
    span = front_matter_span(text)
    if span is None:
        return None
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    source = text[start : max(span.end - 3, start)]
    return _with_keys_in_lower_case(_read_simple(source, start, span) or _read_yaml(source, start, span))


def with_entry(text: str, front_matter: FrontMatter, entry: str, newline: str, *, first: bool = False) -> TextEdit:
    """The edit that adds a key with its value to the front matter of a text: on a line of its own below the others, or
    above them as the ``first``; where all are in braces, before them in the braces.
    """
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    end = max(front_matter.span.end - 3, start)
    if _IN_BRACES.match(text, start, end):
        brace = text.index("{", start) + 1
        return TextEdit(Span(brace, brace), f"{entry}, ")
    place = start if first else end
    return TextEdit(Span(place, place), f"{entry}{newline}")


def _is_in_braces(inside: str) -> bool:
    return inside.rstrip().endswith("}") and _IN_BRACES.match(inside) is not None


def _with_keys_in_lower_case(read: FrontMatter) -> FrontMatter:
    """Front matter as it is meant: "Status: Draft" says what "status: Draft" does. Where both stand, each is kept."""
    if all(key == key.lower() for key in read.key_spans):
        return read
    names = {key: key if key.lower() in read.key_spans else key.lower() for key in read.key_spans}

    def renamed(values: Mapping[str, T]) -> dict[str, T]:
        return {names.get(key, key): value for key, value in values.items()}

    return FrontMatter(
        read.span, renamed(read.values), renamed(read.key_spans), read.mistake, renamed(read.value_spans)
    )


def _read_simple(source: str, start: int, span: Span) -> FrontMatter | None:
    found = read_simple(source)
    return None if found is None else _placed(found, start, span)


def _placed(found: Simple, start: int, span: Span, mistake: tuple[str, Span] | None = None) -> FrontMatter:
    keys, places = ({key: place.shift(start) for key, place in all_.items()} for all_ in (found.keys, found.places))
    return FrontMatter(span, found.values, keys, mistake, places)


def _read_yaml(source: str, start: int, span: Span) -> FrontMatter:
    """Front matter read by the YAML parser, which bounds depth and size."""
    from designdoc.typed_yaml.mistake import Mistake
    from designdoc.typed_yaml.nodes import parse_nodes
    from designdoc.typed_yaml.plain import key_spans, plain

    node = parse_nodes(source)
    if isinstance(node, Mistake):
        return _placed(read_readable(source), start, span, (node.message, node.span.shift(start)))
    if node is None:
        return FrontMatter(span, {}, {})
    if node.kind != "mapping":
        return FrontMatter(span, {}, {}, mistake=("front matter must be keys with values", node.span.shift(start)))
    keys = {key: place.shift(start) for key, place in key_spans(node).items()}
    places = {key.value: value.span.shift(start) for key, value in node.pairs}
    return FrontMatter(span, plain(node), keys, value_spans=places)
