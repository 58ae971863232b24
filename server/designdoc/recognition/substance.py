"""Substance: how much a passage really says, once placeholders, instructions and unanswered questions are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.model import BlockKind, Passage, PassageContent
from designdoc.recognition import vocabulary as v
from designdoc.recognition.scanning import Scan
from designdoc.recognition.terms import is_cjk
from designdoc.text import Span

_QUESTION = re.compile(r"[?？]\s*[)\]*_]*\s*$")
_HINT = re.compile(
    r"^\W*(?:describe|explain|list|specify|provide|state|define|outline|discuss|mention|include|add|insert|fill|"
    r"identify|indicate|document|note|summari[sz]e|опишите|укажите|перечислите|здесь|описание|"
    r"describa|descreva|décrire|décrivez|beschreib\w*)\b",
    re.IGNORECASE,
)
_CELL_WORDS = re.compile(r"\S+")


class Weight(NamedTuple):
    """What a passage's own text amounts to: ``words`` that state something (two CJK characters count as one word),
    ``open_words`` in questions, instructions and placeholders, ``quantities`` with a unit, and whether it ``shows``
    something words do not count for (a diagram, a table with rows, code).
    """

    words: int
    open_words: int
    quantities: int
    shows: bool

    def __add__(self, other: Weight) -> Weight:  # type: ignore[override]
        """The weight of two passages together."""
        return Weight(
            self.words + other.words,
            self.open_words + other.open_words,
            self.quantities + other.quantities,
            self.shows or other.shows,
        )


NOTHING = Weight(0, 0, 0, False)


def weigh(content: PassageContent, scan: Scan, asked: frozenset[int]) -> Weight:
    """The weight of a passage's own text, its heading left out; ``asked`` are the units that ask or instruct."""
    placeholders = scan.found.get((v.WORDS, "placeholders"), ())
    words = open_words = 0
    stated: list[Span] = []
    for number, unit in enumerate(content.units):
        count = count_words(content.reading[unit.span.start : unit.span.end])
        if number in asked or any(unit.span.encloses(place) for place in placeholders):
            open_words += count
        else:
            words += count
            stated.append(unit.span)
    quantities = sum(any(span.start <= q.span.start < span.end for span in stated) for q in scan.quantities)
    return Weight(words, open_words, quantities, _shows(content))


def is_open(text: str) -> bool:
    """Whether a sentence, item or row asks or instructs instead of stating."""
    return _QUESTION.search(text) is not None or _HINT.match(text) is not None


def is_question(text: str) -> bool:
    """Whether a sentence, item or row ends as a question."""
    return _QUESTION.search(text) is not None


def mostly_asks(passages: Sequence[Passage], weights: Sequence[Weight]) -> bool:
    """Whether most of a document's text, or most of its headings, are questions and instructions: a template."""
    total = NOTHING
    for weight in weights:
        total = total + weight
    headings = [passage.heading.text for passage in passages if passage.heading]
    return total.open_words > total.words or 2 * sum(map(is_open, headings)) > len(headings)


def count_words(text: str) -> int:
    """The number of words; in scripts without spaces two characters count as one word."""
    words = 0
    for run in text.split():
        if is_cjk(run[0]) or is_cjk(run[-1]):
            words += (sum(map(is_cjk, run)) + 1) // 2
        elif any(map(str.isalnum, run)):
            words += 1
    return words


def _shows(content: PassageContent) -> bool:
    return bool(content.diagrams) or any(
        (block.kind is BlockKind.TABLE and block.table is not None and len(block.table.rows) > 1)
        or block.kind is BlockKind.FENCE
        for block in content.blocks
    )
