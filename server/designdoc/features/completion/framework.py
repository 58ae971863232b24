"""Completion of ``framework:`` in the front matter, also where designdoc does not know yet what a document is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designdoc.document.document import Document
from designdoc.document.front_matter import opens_like_front_matter
from designdoc.features.completion.front_matter import value_item
from designdoc.features.completion.item import Item, ItemKind
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_KEY = "framework"
_VALUE = regex(r"framework:([ \t]*)([\w-]*)$")
_TYPED = regex(r"\w*$")
_LIKE_FRONT_MATTER = regex(r"(?:[\w-]+:.*|\s.*|- .*)?$")
"""A line of front matter: a key with or without a value, what belongs to the key above it, or nothing."""


def complete_framework(
    document: Document, offset: int, titles: Callable[[], Mapping[str, str]], *, known: bool
) -> list[Item] | None:
    """Every framework behind the key, by its id, with the closing line where that is not written yet: until then it is
    no front matter. In a document that is not ``known`` also the key itself, once its first letter is typed or where
    nothing but the opening line stands. ``None`` elsewhere.

    ``titles`` tells all frameworks with their titles.
    """
    others = _other_lines(document, offset)
    if others is None:
        return None
    before = document.text[document.lines.line_start(document.lines.line_of(offset)) : offset]
    value = _VALUE.match(before)
    if value is not None:
        space, typed = value.groups()
        span, closing = Span(offset - len(typed), offset), _closing(document, offset)
        return [value_item(span, space, id_, title, closing) for id_, title in titles().items()]
    if known and document.front_matter is not None:
        return None
    alone = not any(line.strip() for line in others)
    begun = _TYPED.fullmatch(before) and _KEY.startswith(before) and (before or alone)
    if not begun or any(line.startswith(f"{_KEY}:") for line in others):
        return None
    edit = TextEdit(Span(offset - len(before), offset), f"{_KEY}: ")
    return [Item(ItemKind.KEY, _KEY, "The framework that the document follows.", edit, _KEY)]


def _closing(document: Document, offset: int) -> str:
    """What closes front matter behind the cursor; nothing where it is closed, or goes on in the next line."""
    lines, newline = document.lines, document.newline
    last = min(lines.line_of(offset) + 1, lines.line_count - 1)
    behind = document.text[offset : lines.line_span(last).end]
    if document.front_matter is not None or behind.strip():
        return ""
    return f"{newline}---" if behind else f"{newline}---{newline}"


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
