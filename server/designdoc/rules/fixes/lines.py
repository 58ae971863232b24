"""Deleting what stands somewhere: the line, or the sentence in a line with others."""

from __future__ import annotations

from designdoc.document.model import PassageContent, Unit, UnitKind
from designdoc.findings import Fix
from designdoc.text import Span, TextEdit

_MARKUP = "*_~`[]()<>|"
"""Signs right beside a sentence that would lose their other half with it."""


def deletion_of_unit(content: PassageContent, unit: Unit) -> tuple[Fix, ...]:
    """Delete the whole line when the sentence, item or row is all that stands on it, else a sentence alone; there is no
    fix for what goes over several lines, or for a sentence that is part of markup.
    """
    text = content.text
    start = max(text.rfind("\n", 0, unit.span.start), text.rfind("\r", 0, unit.span.start)) + 1
    newline = text.find("\n", unit.span.end)
    end = newline + 1 if newline >= 0 else len(text)
    if "\n" in text[unit.span.start : unit.span.end].strip():
        return ()
    around = text[start : unit.span.start] + text[unit.span.end : end]
    if around.strip(" \t\r\n-*+|>.0123456789)"):
        return _deletion_of_sentence(text, unit, Span(start, end))
    return (Fix("Delete the line", (TextEdit(Span(start, end), ""),), asks=True),)


def _deletion_of_sentence(text: str, unit: Unit, line: Span) -> tuple[Fix, ...]:
    start, end = unit.span
    beside = text[max(start - 1, line.start) : start] + text[end : end + 1]
    if unit.kind is not UnitKind.SENTENCE or any(sign in _MARKUP for sign in beside):
        return ()
    while start > line.start and text[start - 1] in " \t":
        start -= 1
    if start == line.start:
        # It is the first of its line: the blanks behind it go, and those before it stay.
        start = unit.span.start
        while end < line.end and text[end] in " \t":
            end += 1
    return (Fix("Delete the sentence", (TextEdit(Span(start, end), ""),), asks=True),)
