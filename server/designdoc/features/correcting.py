"""Correcting: the change that puts the name that was meant in the place of one that nothing answers to."""

from __future__ import annotations

from designdoc.records import record
from designdoc.text import Span, TextEdit
from designdoc.text.line_index import LineIndex
from designdoc.text.nearest import correction


@record
class Correction:
    """A change to one name."""

    title: str
    edit: TextEdit


def correcting(text: str, lines: LineIndex, place: Span, message: str) -> Correction | None:
    """The change that a message about an unknown name suggests. ``place`` is the name, or the key before it on its
    line. ``None`` where the message suggests nothing, or the name does not stand there.
    """
    names = correction(message)
    if names is None or place.start > len(text):
        return None
    written, meant = names
    start = text.find(written, place.start, lines.line_span(lines.line_of(place.start)).end)
    if start < 0:
        return None
    return Correction(f"Change to '{meant}'", TextEdit(Span(start, start + len(written)), meant))
