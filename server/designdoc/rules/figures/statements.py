"""Statements: a sentence, list item or table row with its numbers and the text that it must be read with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designdoc.document.model import Block, BlockKind, PassageContent, Table, Unit
from designdoc.document.remembered import remembered
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span

MOST_NUMBERS = 50
"""The most numbers of a statement that are read; with more it is a dump of data."""


class Frame(NamedTuple):
    """What surrounds a list item or table: ``lead`` is the text that introduces it (the parent item, the sentence
    before), ``table`` the table itself for rows. ``outer`` is the outermost list item around it,
    ``parent`` the number of the frame around this one.
    """

    span: Span
    lead: str = ""
    table: Table | None = None
    outer: Span | None = None
    parent: int = -1


class Statement(NamedTuple):
    """One unit of text. ``text`` is its prose and ``source`` what the author typed; ``quantities`` lie inside it, with
    spans in the passage. A row is read together with its header, an item with the item above it.
    """

    unit: Unit
    text: str
    source: str
    quantities: tuple[Quantity, ...]
    frame: Frame

    @property
    def span(self) -> Span:
        """The place of the statement in the passage."""
        return self.unit.span

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The quantities without dates."""
        return tuple(q for q in self.quantities if q.measure is not Measure.DATE)

    @property
    def header(self) -> str:
        """The header row of the table a row stands in, empty elsewhere."""
        return " | ".join(cell.text for cell in self.frame.table.header) if self.frame.table else ""

    @property
    def is_header(self) -> bool:
        """Whether the statement is itself the header row of its table."""
        table = self.frame.table
        return table is not None and bool(table.header) and self.span.encloses(table.header[0].span)

    @property
    def context(self) -> str:
        """The statement with the text it must be read with, in lower case."""
        return f"{self.frame.lead}\n{self.header}\n{self.text}".lower()


def statements(passage: PassageView) -> Iterator[Statement]:
    """The statements of a passage in order; those inside block quotes are somebody else's and are left out."""
    content, quantities = passage.content, passage.scan.quantities
    surroundings = _frames(content)
    starts = [q.span.start for q in quantities]
    frame_starts = [frame.span.start for frame in surroundings]
    for unit in content.units:
        if unit.quoted:
            continue
        inside = quantities[bisect_left(starts, unit.span.start) : bisect_left(starts, unit.span.end)]
        inside = inside if len(inside) <= MOST_NUMBERS else ()
        frame = _innermost(surroundings, bisect_right(frame_starts, unit.span.start) - 1, unit.span.start)
        start, end = unit.span
        yield Statement(unit, content.reading[start:end], content.text[start:end], inside, frame)


def words_in(statement: Statement, spans: Sequence[Span]) -> list[Span]:
    """The places among ``spans``, which are in order, that lie in the statement."""
    return within(statement.span, spans)


def heads(statement: Statement, quantity: Quantity, spans: Sequence[Span]) -> bool:
    """Whether one of the places, which are in order, lies in the header above the cell in which a number stands."""
    table = statement.frame.table
    cells = (
        ((header, cell) for row in table.rows for header, cell in zip(table.header, row, strict=False)) if table else ()
    )
    return any(cell.span.encloses(quantity.span) and within(header.span, spans) for header, cell in cells)


def within(place: Span, spans: Sequence[Span]) -> list[Span]:
    """The places among ``spans``, which are in order, that lie inside ``place``."""
    first, last = bisect_left(spans, (place.start,)), bisect_left(spans, (place.end,))
    return [span for span in spans[first:last] if span.end <= place.end]


def unit_around(content: PassageContent, place: Span) -> Unit | None:
    """The unit in which a place lies; ``None`` in a block quote or outside all units."""
    index = bisect_right(content.units, place.start, key=lambda unit: unit.span.start) - 1
    unit = content.units[index] if index >= 0 else None
    return unit if unit and unit.span.encloses(place) and not unit.quoted else None


def _innermost(frames: tuple[Frame, ...], index: int, offset: int) -> Frame:
    while index >= 0:
        if frames[index].span.start <= offset < frames[index].span.end:
            return frames[index]
        index = frames[index].parent
    return _NO_FRAME


_NO_FRAME = Frame(Span(0, 0))


@remembered
def _frames(content: PassageContent) -> tuple[Frame, ...]:
    """The frames of a passage, outer before inner."""
    frames: list[Frame] = []
    around: list[int] = []
    for frame in _walk(content, content.blocks, "", None):
        while around and frames[around[-1]].span.end <= frame.span.start:
            around.pop()
        frames.append(frame._replace(parent=around[-1] if around else -1))
        around.append(len(frames) - 1)
    return tuple(frames)


def _walk(content: PassageContent, blocks: tuple[Block, ...], lead: str, outer: Span | None) -> Iterator[Frame]:
    before = ""
    for block in blocks:
        if block.kind in (BlockKind.BULLET_LIST, BlockKind.ORDERED_LIST):
            introduction = f"{lead} {before}".strip()
            for item in block.children:
                yield Frame(item.span, introduction, None, outer or item.span)
                yield from _walk(content, item.children, _first_words(content, item), outer or item.span)
        elif block.kind is BlockKind.TABLE:
            yield Frame(block.span, f"{lead} {before}".strip(), block.table, outer)
        elif block.kind is BlockKind.QUOTE:
            yield from _walk(content, block.children, lead, outer)
        before = _last_sentence(content, block) if block.kind is BlockKind.PARAGRAPH else ""


def _first_words(content: PassageContent, item: Block) -> str:
    """The item's own text, without what is nested in it."""
    end = item.children[0].span.end if item.children else item.span.end
    return content.reading[item.span.start : end].strip()


def _last_sentence(content: PassageContent, block: Block) -> str:
    return content.reading[block.span.start : block.span.end].strip().rpartition(". ")[2]
