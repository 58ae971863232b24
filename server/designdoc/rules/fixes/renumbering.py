"""Keeping numbered headings in sequence, and links to them alive, when sections are inserted between them or moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from designdoc.document.model import Passage, PassageContent
from designdoc.document.remembered import remembered
from designdoc.rules.fixes.kept_links import keeping_links
from designdoc.rules.seeing.numbering import HeadingNumber, read_number
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit


@remembered
def number_of(content: PassageContent) -> HeadingNumber | None:
    """The number at the beginning of a passage's heading, as it stands in the source."""
    if content.heading is None:
        return None
    span = content.heading.text_span
    return read_number(content.text[span.start : span.end])


def renumbered(view: DocumentView, shift: Callable[[Passage], int]) -> tuple[TextEdit, ...]:
    """The edits that add to the number of every heading what ``shift`` says of it, in the numbers of those below it as
    well, and that take links along.
    """

    def edits() -> Iterator[TextEdit]:
        for passage in view.document.passages:
            number, heading = number_of(passage.content), passage.heading
            if number is None or heading is None:
                continue
            moved = _moved(view, passage, number, shift)
            if moved != number:
                start = passage.start + heading.text_span.start
                yield TextEdit(Span(start, start + len(str(number))), str(moved))

    return keeping_links(view.document, edits())


def _moved(
    view: DocumentView, passage: Passage, number: HeadingNumber, shift: Callable[[Passage], int]
) -> HeadingNumber:
    """The number of a heading after its own and its ancestors' moves."""
    ancestor: Passage | None = passage
    while ancestor is not None:
        own = number_of(ancestor.content)
        depth = len(own.parts) - 1 if own is not None else -1
        if own is not None and depth < len(number.parts):
            number = number.moved(depth, shift(ancestor))
        ancestor = view.document.passages[ancestor.parent] if ancestor.parent is not None else None
    return number


class Renumbering:
    """New numbers for inserted headings and for those behind them, all in the style of their neighbours."""

    def __init__(self, view: DocumentView, neighbours: Sequence[int]) -> None:
        """``neighbours`` are the passages after which a heading is inserted, one entry for each heading."""
        self._view = view
        self._inserted = Counter(n for n in neighbours if self._number(n) is not None)
        self._given: Counter[int] = Counter()

    def next_number(self, neighbour: int | None) -> str:
        """The number, with the space behind it, of the next heading after a neighbour; empty where none is used."""
        number = self._number(neighbour) if neighbour is not None else None
        if neighbour is None or number is None:
            return ""
        self._given[neighbour] += 1
        step = self._shift(self._view.document.passages[neighbour]) + self._given[neighbour]
        return str(number.moved(len(number.parts) - 1, step))

    def edits(self) -> tuple[TextEdit, ...]:
        """The edits that move the numbers of existing headings up, and the links to them along."""
        return renumbered(self._view, self._shift) if self._inserted else ()

    def _shift(self, passage: Passage) -> int:
        """How many headings are inserted before a heading among its siblings."""
        passages = self._view.document.passages
        own = number_of(passage.content)
        if own is None:
            return 0
        return sum(
            count
            for neighbour, count in self._inserted.items()
            if neighbour < passage.index
            and passages[neighbour].parent == passage.parent
            and passages[neighbour].level == passage.level
            and _same_series(self._number(neighbour), own)
        )

    def _number(self, index: int | None) -> HeadingNumber | None:
        return number_of(self._view.document.passages[index].content) if index is not None else None


def _same_series(one: HeadingNumber | None, other: HeadingNumber) -> bool:
    return one is not None and one.parts[:-1] == other.parts[:-1] and one.parts < other.parts
