"""Deleting the line on which something stands."""

from __future__ import annotations

from designdoc.document.model import PassageContent, Unit
from designdoc.findings import Fix
from designdoc.text import Span, TextEdit


def deletion_of_unit(content: PassageContent, unit: Unit) -> tuple[Fix, ...]:
    """Delete the whole line when the sentence, item or row is all that stands on it; otherwise there is no fix."""
    text = content.text
    start = max(text.rfind("\n", 0, unit.span.start), text.rfind("\r", 0, unit.span.start)) + 1
    newline = text.find("\n", unit.span.end)
    end = newline + 1 if newline >= 0 else len(text)
    around = text[start : unit.span.start] + text[unit.span.end : end]
    if "\n" in text[unit.span.start : unit.span.end].strip() or around.strip(" \t\r\n-*+|>.0123456789)"):
        return ()
    return (Fix("Delete the line", (TextEdit(Span(start, end), ""),), asks=True),)
