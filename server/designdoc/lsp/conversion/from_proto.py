"""lsprotocol's types as values of the core."""

from __future__ import annotations

from lsprotocol import types

from designdoc.lsp.conversion.places import Places
from designdoc.text import Span


def offset(places: Places, position: types.Position) -> int:
    """A position as an offset, clamped into the document."""
    return places.offset(position.line, position.character)


def span(places: Places, range_: types.Range) -> Span:
    """A range as a span; one that ends before it starts is read backwards."""
    start, end = offset(places, range_.start), offset(places, range_.end)
    return Span(min(start, end), max(start, end))
