"""Edits within a word of running text or within a heading: the passage is not parsed again, only places in it move.

Nearly all that is typed goes there. Whether a word between two spaces is "late" or "later" decides neither where a
block, markup, a sentence or a label begins nor where it ends, as long as it stands in plain prose: only signs do that,
or whether what follows them is a capital letter, or how long a text is. And the words of a heading decide nothing but
what it says. So the content of the passage is made of the one before. A property test holds that a fresh parse gives
the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from string import ascii_lowercase

from designdoc.document.inline.scanner import LONGEST_LABEL, scan_inline
from designdoc.document.model import (
    Block,
    BlockKind,
    Cell,
    Diagram,
    Heading,
    Label,
    Link,
    LinkDefinition,
    PassageContent,
    Table,
    Unit,
    UnitKind,
)
from designdoc.document.prose.labels import may_label
from designdoc.document.prose.reader import LONG_ITEM
from designdoc.text import Span
from designdoc.text.regex import regex

_WORD = regex(r"(?<![^ \n])[A-Za-z][a-z]*(?![^ \n,])")
"""A word with a space before it, and a space or a comma behind it. Its first letter may be a capital one."""

_MAY_DECIDE = regex(r"[#|]")
"""Signs in a heading that may end it, or make it the header of a table."""

_BOLD_LINE = regex(r"^[ \t]*(?:\*\*|__)", re.MULTILINE)
"""The beginning of a line that may be a bold label."""
_LONGEST_BOLD = 130
"""More code points than a bold label can have, its signs included."""

_LISTS = (BlockKind.BULLET_LIST, BlockKind.ORDERED_LIST)


def retyped(content: PassageContent, changed: Span, typed: str) -> PassageContent | None:
    """The content of a passage with ``typed`` in place of what was ``changed``, if that lies within a word of running
    text or within a heading; ``None`` where more than places may differ.
    """
    heading = content.heading
    if heading is not None and changed.end <= heading.span.end:
        return _with_heading(content, heading, changed, typed)
    start, end = changed
    by = len(typed) - (end - start)
    begin = len(content.text[:start].rstrip(ascii_lowercase))
    if content.text[begin - 1 : begin].isupper():
        begin -= 1
    text = f"{content.text[:start]}{typed}{content.text[end:]}"
    old, new = _WORD.match(content.text, begin), _WORD.match(text, begin)
    if old is None or new is None or old.end() < end or old.end() + by != new.end():
        return None
    if content.text[begin].islower() != text[begin].islower():
        return None
    if not _is_plain(content, Span(begin, old.end()), by):
        return None
    reading = f"{content.reading[:start]}{typed}{content.reading[end:]}"
    return _moved(content, heading, text, reading, begin, by)


def _with_heading(content: PassageContent, heading: Heading, changed: Span, typed: str) -> PassageContent | None:
    """The same for an edit within a heading that begins with ``#`` and holds no markup, before or after the edit."""
    start, end = changed
    by = len(typed) - (end - start)
    begin, behind = heading.text_span
    text = f"{content.text[:start]}{typed}{content.text[end:]}"
    old, new = content.text[begin:behind], text[begin : behind + by]
    if heading.style != "atx" or not begin <= start <= end <= behind or not (old and typed.isprintable()):
        return None
    if not new or new.strip() != new or _MAY_DECIDE.search(old + new) or any(map(scan_inline, (old, new))):
        return None
    words, (first, last) = " ".join(new.split()), heading.span
    named = Heading(heading.level, Span(first, last + by), Span(begin, behind + by), words, heading.style)
    reading = f"{content.reading[:start]}{' ' * len(typed)}{content.reading[end:]}"
    return _moved(content, named, text, reading, begin, by)


def _is_plain(content: PassageContent, word: Span, by: int) -> bool:
    """Whether a word that gets longer by so many code points stands in prose, outside links and labels, and in a text
    of which the length decides nothing.
    """
    number = bisect_right(content.units, word.start, key=_start) - 1
    if number < 0 or content.reading[slice(*word)] != content.text[slice(*word)]:
        return False
    unit = content.units[number]
    block = content.blocks[unit.block]
    if unit.kind is UnitKind.SENTENCE and block.kind is BlockKind.PARAGRAPH:
        start, end = block.content_span
    elif unit.kind is UnitKind.ITEM and block.kind in _LISTS and not unit.quoted:
        start, end = unit.span
        if end - start + max(by, 0) > LONG_ITEM or may_label(content.text[start:end]):
            return False
    else:
        return False
    if word.end > unit.span.end or _may_part_brackets(content.text, Span(start, end), word, by):
        return False
    if _BOLD_LINE.search(content.text[max(start, word.start - _LONGEST_BOLD) : word.start]):
        return False
    named = (label.span for label in content.labels)
    return not any(map(word.touches, named)) and not any(link.span.touches(word) for link in content.links)


def _may_part_brackets(text: str, block: Span, word: Span, by: int) -> bool:
    """Whether two brackets around a word are no longer, or only now, near enough to hold the label of a link."""
    if block.end - block.start + max(by, 0) <= LONGEST_LABEL:
        return False
    opened = [at for at in range(block.start, word.start) if text[at] == "["]
    closed = [at for at in range(word.end, block.end) if text[at] == "]"]
    return any((b - a <= LONGEST_LABEL) != (b + by - a <= LONGEST_LABEL) for a in opened for b in closed)


def _start(unit: Unit) -> int:
    return unit.span[0]


def _moved(
    content: PassageContent, heading: Heading | None, text: str, reading: str, at: int, by: int
) -> PassageContent:
    """The content with another ``text``, in which the words ``at`` some place are longer by so many code points."""

    def moved(span: Span) -> Span:
        start, end = span
        return span if end <= at else _span((start + by if start > at else start, end + by))

    before, content.before = content, None  # Of the versions before this one, one is enough.
    return PassageContent(
        text,
        heading,
        tuple([block if block.span.end <= at else _moved_block(block, moved) for block in content.blocks]),
        reading,
        tuple([Label(kind, moved(span), moved(scope), words) for kind, span, scope, words in content.labels]),
        tuple([link if link.span.end <= at else _moved_link(link, moved) for link in content.links]),
        tuple([Diagram(one.kind, moved(one.span), moved(one.source_span), one.alt) for one in content.diagrams]),
        tuple(map(moved, content.comments)),
        tuple([unit if unit.span.end <= at else _moved_unit(unit, moved) for unit in content.units]),
        tuple(map(moved, content.quotes)),
        tuple([_moved_definition(definition, moved) for definition in content.definitions]),
        tuple([one if one.span.end <= at else one.shift(by) for one in content.directives]),
        tuple(map(moved, content.unread)),
        before,
    )


_Move = Callable[[Span], Span]
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""Makes a span without running Python code."""


def _moved_block(block: Block, moved: _Move) -> Block:
    kind, span, content_span, children, heading, table, info, checked = block
    if children:
        children = tuple([_moved_block(child, moved) for child in children])
    if heading is not None:
        heading = Heading(heading.level, moved(heading.span), moved(heading.text_span), heading.text, heading.style)
    if table is not None:
        table = Table(_moved_cells(table.header, moved), tuple([_moved_cells(row, moved) for row in table.rows]))
    return Block(kind, moved(span), moved(content_span), children, heading, table, info, checked)


def _moved_cells(cells: tuple[Cell, ...], moved: _Move) -> tuple[Cell, ...]:
    return tuple([Cell(moved(span), text) for span, text in cells])


def _moved_link(link: Link, moved: _Move) -> Link:
    kind, span, target_span, target, text, image = link
    return Link(kind, moved(span), moved(target_span), target, text, image)


def _moved_unit(unit: Unit, moved: _Move) -> Unit:
    kind, span, block, quoted = unit
    return Unit(kind, moved(span), block, quoted)


def _moved_definition(definition: LinkDefinition, moved: _Move) -> LinkDefinition:
    label, span, target_span, target = definition
    return LinkDefinition(label, moved(span), moved(target_span), target)
