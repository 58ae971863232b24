"""Shape: what follows from the headings of a document and the sections they stand for, and from nothing else.

As long as no heading changes, one shape serves all versions of a document.
"""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.document.document import Document
from designdoc.recognition.coverage import Coverage, HeadingMatch
from designdoc.rules.scope import Belonging, belongings


class Shape:
    """The shape of one document."""

    def __init__(self, document: Document, coverage: Coverage) -> None:
        passages, levels = document.passages, document.outline.levels
        self.match_of: Mapping[int, HeadingMatch] = {m.passage: m for m in coverage.headings if m.sections}
        self.title_index = _title_index(document, self.match_of)
        self.scope: tuple[Belonging, ...] = belongings(passages, self.match_of, self.title_index)
        self.headed_orders = sorted(
            (coverage.sections[section].section.order, index)
            for index, match in self.match_of.items()
            if index != self.title_index
            for section in match.sections
            if section in coverage.sections
        )
        below = (level for index, level in enumerate(levels) if level and index != self.title_index)
        self.top_level = min(below, default=2)


def _title_index(document: Document, match_of: Mapping[int, HeadingMatch]) -> int | None:
    """The index of the passage whose heading is the document's title.

    A first heading that names a section is one, unless it stands alone on level 1.
    """
    title = document.title_passage
    if title is None:
        return None
    others = document.outline.levels.count(title.level) > 1
    return None if title.index in match_of and (others or title.level > 1) else title.index
