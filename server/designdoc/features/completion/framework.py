"""Completion of ``framework:`` in the front matter, also where designdoc does not know yet what a document is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designdoc.document.document import Document
from designdoc.document.front_matter import opens_like_front_matter
from designdoc.features.completion.item import Item, ItemKind
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_KEY = "framework"
_VALUE = regex(r"framework:[ \t]*([\w-]*)$")
_TYPED = regex(r"\w*$")
_LIKE_FRONT_MATTER = regex(r"(?:[\w-]+:.*|\s.*|- .*)?$")
"""A line of front matter: a key with or without a value, what belongs to the key above it, or nothing."""


def complete_framework(
    document: Document, offset: int, titles: Callable[[], Mapping[str, str]], *, known: bool
) -> list[Item] | None:
    """Every framework behind the key, by its id; in a document that is not ``known`` also the key itself, once its
    first letter is typed or where nothing but the opening line stands. ``None`` elsewhere.

    ``titles`` tells all frameworks with their titles.
    """
    others = _other_lines(document, offset)
    if others is None:
        return None
    before = document.text[document.lines.line_start(document.lines.line_of(offset)) : offset]
    value = _VALUE.match(before)
    if value is not None:
        span = Span(offset - len(value[1]), offset)
        return [Item(ItemKind.VALUE, id_, title, TextEdit(span, id_), id_) for id_, title in titles().items()]
    if known and document.front_matter is not None:
        return None
    alone = not any(line.strip() for line in others)
    begun = _TYPED.fullmatch(before) and _KEY.startswith(before) and (before or alone)
    if not begun or any(line.startswith(f"{_KEY}:") for line in others):
        return None
    edit = TextEdit(Span(offset - len(before), offset), f"{_KEY}: ")
    return [Item(ItemKind.KEY, _KEY, "The framework that the document follows.", edit, _KEY)]


def _other_lines(document: Document, offset: int) -> list[str] | None:
    """The lines that stand in the front matter beside the cursor's; ``None`` outside front matter.

    Front matter that is being written is not closed yet, or holds no key yet, and so is none for the parser: there the
    lines above the cursor have to look like it.
    """
    front_matter = document.front_matter
    here = document.lines.line_of(offset)
    if front_matter is not None:
        if not front_matter.span.start < offset < front_matter.span.end:
            return None
        last = document.lines.line_of(front_matter.span.end)
        return [document.lines.line_text(line) for line in range(1, last) if line != here]
    if here == 0 or not opens_like_front_matter(document.text):
        return None
    above = []
    for line in range(1, here):
        text = document.lines.line_text(line)
        if not _LIKE_FRONT_MATTER.match(text):
            return None
        above.append(text)
    return above
