"""Scan: what one passage holds, and the marks of sections in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from designdoc.recognition.evidence.prompts import PromptsLeft
from designdoc.recognition.quantities import Quantity
from designdoc.text import Span


class Mark(NamedTuple):
    """One term of a section as it occurs: the unit it stands in, its place in the passage, how strong its evidence is
    (``strong``, ``name``, ``weak``, or ``member`` and ``describing`` for a complete group) and the term as the pack
    writes it.
    """

    unit: int
    span: Span
    kind: str
    term: str


class Scan(NamedTuple):
    """What one passage holds.

    ``marks`` are found in its prose, ``drawn`` in the text of its diagrams (their ``unit`` is the diagram's number) and
    in its heading (``unit`` -1). ``titled`` are the sections whose required substance the heading names. ``found``
    maps (kind, id) of metrics, tasks, losses and word lists to their places. ``lists`` are the word lists of which a
    word stands anywhere in prose, heading or diagrams, be it quoted or left from the template. ``facts`` maps fact ids
    to the different terms found; ``detected`` are the numbers of the terms by which a framework is detected, wherever
    they stand. ``words`` counts the words of the reading. ``acronyms`` counts words of capitals, and ``expanded`` are
    those that stand in brackets. ``prompts`` of the template that were left say nothing: no word of the sentence, item,
    row or diagram they stand in is found or counted. ``draws`` says whether there is a diagram other than the
    template's.
    """

    marks: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[Mark, ...]]
    titled: frozenset[str]
    facts: dict[str, tuple[str, ...]]
    detected: frozenset[int]
    found: dict[tuple[str, str], tuple[Span, ...]]
    lists: frozenset[str]
    quantities: tuple[Quantity, ...]
    words: int
    acronyms: Mapping[str, int]
    expanded: frozenset[str]
    prompts: PromptsLeft
    draws: bool
