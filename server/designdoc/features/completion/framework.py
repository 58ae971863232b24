"""Completion of ``framework:`` in the front matter, also where designdoc does not know yet what a document is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designdoc.document.document import Document
from designdoc.features.completion.item import Item, ItemKind
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_KEY = "framework"
_VALUE = regex(r"framework:[ \t]*([\w-]*)$")
_TYPED = regex(r"\w+$")


def complete_framework(
    document: Document, offset: int, titles: Callable[[], Mapping[str, str]], *, known: bool
) -> list[Item] | None:
    """Every framework behind the key, by its id; in a document that is not ``known`` also the key itself, once its
    first letter is typed. ``None`` elsewhere.

    ``titles`` tells all frameworks with their titles.
    """
    front_matter = document.front_matter
    if front_matter is None or not front_matter.span.start < offset < front_matter.span.end:
        return None
    before = document.text[document.lines.line_start(document.lines.line_of(offset)) : offset]
    value = _VALUE.match(before)
    if value is not None:
        span = Span(offset - len(value[1]), offset)
        return [Item(ItemKind.VALUE, id_, title, TextEdit(span, id_), id_) for id_, title in titles().items()]
    typed = _TYPED.fullmatch(before)
    if known or typed is None or not _KEY.startswith(before) or f"\n{_KEY}:" in document.text[: front_matter.span.end]:
        return None
    edit = TextEdit(Span(offset - len(before), offset), f"{_KEY}: ")
    return [Item(ItemKind.KEY, _KEY, "The framework that the document follows.", edit, _KEY)]
