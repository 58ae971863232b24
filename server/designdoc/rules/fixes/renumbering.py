"""Keeping numbered headings in sequence, and links to them alive, when sections are inserted between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from designdoc.document.links import retargeted
from designdoc.document.model import Passage, PassageContent
from designdoc.document.remembered import remembered
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

    def edits(self) -> Iterator[TextEdit]:
        """The edits that move the numbers of existing headings up, and the links to them along."""
        if not self._inserted:
            return
        document, names = self._view.document, dict[str, str]()
        for passage in document.passages:
            number, heading = number_of(passage.content), passage.heading
            if number is None or heading is None:
                continue
            moved = self._moved(passage, number)
            if moved != number:
                start = passage.start + heading.text_span.start
                yield TextEdit(Span(start, start + len(str(number))), str(moved))
                if anchor := document.anchor_of(heading, passage):
                    names[anchor] = str(moved) + heading.text.removeprefix(str(number))
        yield from retargeted(document, names) if names else ()

    def _moved(self, passage: Passage, number: HeadingNumber) -> HeadingNumber:
        """The number of a heading after its own and its ancestors' moves."""
        ancestor: Passage | None = passage
        while ancestor is not None:
            own = number_of(ancestor.content)
            depth = len(own.parts) - 1 if own is not None else -1
            if own is not None and depth < len(number.parts):
                number = number.moved(depth, self._shift(ancestor))
            ancestor = self._view.document.passages[ancestor.parent] if ancestor.parent is not None else None
        return number

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
