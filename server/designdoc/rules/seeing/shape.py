"""Shape: what follows from nothing but the headings of a document and the sections they stand for.

As long as no heading changes, one shape serves all versions of a document; what a letter in a heading does not change
is taken over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from designdoc.document.document import Document
from designdoc.recognition.coverage import Coverage, HeadingMatch
from designdoc.rules.seeing.scope import Belonging, belongings, is_plain


class Shape:
    """The shape of one document."""

    named: list[int]
    """The passages with headings that are the whole name of a section."""
    title_index: int | None
    scope: tuple[Belonging, ...]
    top_level: int
    _orders: list[tuple[int, int]]
    _in_order: list[int]
    _before: dict[int, int | None]
    _belonging: dict[str, list[int]]
    unplaced: list[int]
    """The passages that belong to no section."""

    def __init__(self, document: Document, coverage: Coverage, before: Shape | None = None) -> None:
        """``before`` is the shape of the last version, against the same framework."""
        passages, levels = document.passages, document.outline.levels
        self.match_of: Mapping[int, HeadingMatch] = {m.passage: m for m in coverage.headings if m.sections}
        self.named = [index for index, match in self.match_of.items() if match.exact]
        self._made_from = levels, [(i, m.sections, is_plain(m)) for i, m in self.match_of.items()]
        if before is not None and before._made_from == self._made_from:
            self.title_index, self.scope, self.top_level = before.title_index, before.scope, before.top_level
            self._orders, self._in_order, self._before = before._orders, before._in_order, before._before
            self._belonging, self.unplaced = before._belonging, before.unplaced
            return
        self.title_index = _title_index(document, self.match_of)
        self.scope = belongings(passages, self.match_of, self.title_index)
        self.unplaced = [index for index, one in enumerate(self.scope) if not one.sections]
        self._orders = [
            (index, coverage.sections[section].section.order)
            for index, match in sorted(self.match_of.items())
            if index != self.title_index
            for section in match.sections
            if section in coverage.sections
        ]
        self._in_order = sorted(order for _, order in self._orders)
        self._before = {}
        self._belonging = defaultdict(list)
        for index, one in enumerate(self.scope):
            for section in one.sections:
                self._belonging[section].append(index)
        below = (level for index, level in enumerate(levels) if level and index != self.title_index)
        self.top_level = min(below, default=2)

    def belonging_to(self, sections: tuple[str, ...]) -> list[int]:
        """The passages that belong to one of some sections."""
        return sorted({index for section in sections for index in self._belonging.get(section, ())})

    def last_before(self, order: int) -> int | None:
        """The passage after which a section with this place in the framework's order stands; ``None`` for the top.

        That is where the fewest headings stand on the wrong side of it: a document that comes back to an early section
        in its conclusion does not pull other early sections there. Among equally good gaps it is the one after the
        section that is next before it in the order.
        """
        if order not in self._before:
            self._before[order] = self._last_before(order)
        return self._before[order]

    def _last_before(self, order: int) -> int | None:
        wrong = bisect_left(self._in_order, order)
        best: tuple[int, int] = (wrong, 0)
        after = None
        for index, other in self._orders:
            wrong += (other > order) - (other < order)
            if other < order and (wrong, -other) <= best:
                best, after = (wrong, -other), index
        return after


def _title_index(document: Document, match_of: Mapping[int, HeadingMatch]) -> int | None:
    """The index of the passage whose heading is the document's title.

    A first heading that names a section is no title, unless it stands alone on level 1.
    """
    title = document.title_passage
    if title is None:
        return None
    others = document.outline.levels.count(title.level) > 1
    return None if title.index in match_of and (others or title.level > 1) else title.index
