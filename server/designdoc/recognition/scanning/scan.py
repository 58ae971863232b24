"""Scan: what recognition found in one passage, such as the marks of sections in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.recognition.quantities import Quantity
from designdoc.recognition.scanning.prompts import PromptsLeft
from designdoc.recognition.scanning.units import Entry, Mark, UnitTerms
from designdoc.text import Span


class DrawnMark(NamedTuple):
    """One term of a section in the text of a diagram, which is given by its number, in the heading (``HEADING``) or in
    code within prose (``CODE``), with its place in the passage.
    """

    drawing: int
    span: Span
    term: str


class Scan(NamedTuple):
    """What one passage holds.

    ``units`` are what its sentences, items and rows say, and ``marks`` those of all of them by section; ``drawn`` are
    found in the text of its diagrams and in its heading. ``titled`` are the sections whose required substance the
    heading names. ``found`` maps metrics, tasks, losses and word lists to their places. ``lists`` are the word lists
    that have a word anywhere in prose, heading or diagrams, even if quoted or left from the template. ``facts`` maps
    fact ids to the different terms found; ``detected`` are the numbers of the terms by which a framework is detected,
    wherever they stand. ``words`` counts the words of the reading. ``acronyms`` counts words of capitals, and
    ``expanded`` are those that stand in brackets. ``prompts`` of the template that were left say nothing: no word of
    the sentence, item, row or diagram they stand in is found or counted. ``draws`` says whether there is a diagram
    other than the template's. ``left_out`` are the numbers of the units that are said to be no part of the design.
    """

    units: tuple[UnitTerms, ...]
    marks: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[DrawnMark, ...]]
    titled: frozenset[str]
    facts: dict[str, tuple[str, ...]]
    detected: frozenset[int]
    found: dict[Entry, tuple[Span, ...]]
    lists: frozenset[str]
    quantities: tuple[Quantity, ...]
    words: int
    acronyms: Mapping[str, int]
    expanded: frozenset[str]
    prompts: PromptsLeft
    draws: bool
    left_out: frozenset[int]

    def place(self, content: PassageContent, mark: Mark) -> Span:
        """Where a mark stands in the passage that was scanned."""
        begin = content.units[mark.unit].span.start
        start, end = self.units[mark.unit].places[mark.place]
        return Span(begin + start, begin + end)
