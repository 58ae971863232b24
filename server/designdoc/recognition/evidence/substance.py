"""Substance: how much a passage really says, once placeholders, instructions and unanswered questions are left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

from designdoc.document.model import BlockKind, PassageContent
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.words.counting import count_words


class Weight(NamedTuple):
    """What a passage's own text amounts to: ``words`` that state something (two CJK characters count as one word),
    ``open_words`` in questions, instructions and placeholders, ``prompt_words`` in prompts of the framework's own
    template, which say nothing about what kind of document this is, ``quantities`` with a unit, and whether it
    ``shows`` something words do not count for (a diagram, a table with rows, code).
    """

    words: int
    open_words: int
    prompt_words: int
    quantities: int
    shows: bool

    def __add__(self, other: Weight) -> Weight:  # type: ignore[override]
        """The weight of two passages together."""
        return Weight(
            self.words + other.words,
            self.open_words + other.open_words,
            self.prompt_words + other.prompt_words,
            self.quantities + other.quantities,
            self.shows or other.shows,
        )


NOTHING = Weight(0, 0, 0, 0, False)


def weigh(content: PassageContent, scan: Scan, asked: frozenset[int]) -> Weight:
    """The weight of a passage's own text, its heading left out; ``asked`` are the units that ask or instruct.

    The words of a diagram that is written as text are words: it may be all that an architecture needs.
    """
    units = content.units
    starts = [unit.span.start for unit in units]
    places = scan.found.get((v.WORDS, "placeholders"), ())
    unanswered = asked | {bisect_right(starts, place.start) - 1 for place in places}
    drawn = [drawing for number, drawing in enumerate(content.diagrams) if number not in scan.prompts.drawings]
    drawings = (drawing.source_span for drawing in drawn if drawing.kind.written)
    stating = [content.text[span.start : span.end] for span in drawings]
    asking: list[str] = []
    prompting: list[str] = []
    for number, unit in enumerate(units):
        into = prompting if number in scan.prompts.units else asking if number in unanswered else stating
        into.append(content.reading[unit.span.start : unit.span.end])
    holders = (bisect_right(starts, quantity.span.start) - 1 for quantity in scan.quantities)
    quantities = sum(unit >= 0 and unit not in unanswered for unit in holders)
    shows = bool(drawn) or _shows(content, scan.prompts.fences, unanswered)
    return Weight(_words_of(stating), _words_of(asking), _words_of(prompting), quantities, shows)


def _words_of(texts: Sequence[str]) -> int:
    return count_words("\n".join(texts)) if texts else 0


def _shows(content: PassageContent, templates: Container[int], unanswered: Container[int]) -> bool:
    """Whether there is code that draws nothing, or a table in which a row below the header was filled in."""
    tables = {number for number, block in enumerate(content.blocks) if block.kind is BlockKind.TABLE}
    if tables:
        rows = Counter(unit.block for number, unit in enumerate(content.units) if number not in unanswered)
        if any(rows[table] > 1 for table in tables):
            return True
    drawn = {drawing.span for drawing in content.diagrams}
    return any(
        block.kind is BlockKind.FENCE and number not in templates and block.span not in drawn
        for number, block in enumerate(content.blocks)
    )
