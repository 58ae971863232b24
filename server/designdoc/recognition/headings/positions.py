"""Positions: what follows from where the headings of a document stand, before anything is known of sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from designdoc.document.model import Passage
from designdoc.recognition.headings.forms import Form
from designdoc.recognition.headings.kinds import is_bare_period, is_table_of_contents
from designdoc.text.regex import regex

_FEWEST_PERIODS = 3
"""So many siblings that count periods of work are a plan, whatever stands above them."""
_FEWEST_BARE = 2
"""So many are enough where the headings say nothing else."""

_FIRST_CHAPTER = regex(r"\W*1[.)]\s")
_FEWEST_RECURRENCES = 3
"""A heading that stands below so many others is a slot of theirs."""


def title_index(passages: Sequence[Passage]) -> int | None:
    """The passage of the document's title: the only level-1 heading, when it is the first heading; else ``None``."""
    opening = opening_index(passages)
    if opening is None:
        return None
    others = [passage.content.heading for passage in passages[opening + 1 :]]
    return None if 1 in [heading.level for heading in others if heading is not None] else opening


def opening_index(passages: Sequence[Passage]) -> int | None:
    """The first heading if it stands on level 1: a title too, unless its words are the whole name of a section."""
    first = next((p for p in passages if p.heading is not None), None)
    return first.index if first is not None and first.level == 1 and not _is_chapter(first) else None


def _is_chapter(passage: Passage) -> bool:
    """Whether the first heading is that of the first chapter, because it is numbered: "1. Problem and goals"."""
    return passage.heading is not None and _FIRST_CHAPTER.match(passage.heading.text) is not None


def parent_titles(passage: Passage, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The headings above a passage, nearest first, without level 1 (the document's title, or parts of it)."""
    titles = []
    parent = passage.parent
    while parent is not None:
        heading = passages[parent].heading
        if heading is not None and heading.level > 1:
            titles.append(heading.text)
        parent = passages[parent].parent
    return tuple(titles)


def is_first(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether no heading but titles and that of the table of contents stands before this one."""
    before = (p for p in islice(passages, passage.index) if p.heading is not None and p.level >= passage.level)
    return all(p.heading is not None and is_table_of_contents(p.heading.text) for p in before)


def planned_periods(passages: Sequence[Passage], forms: Sequence[Form]) -> frozenset[int]:
    """The passages whose headings count periods of work or say how far ahead it lies, where there are enough of them
    under one heading.
    """
    siblings: dict[tuple[int | None, bool], list[tuple[int, str]]] = {}
    for index in [index for index, form in enumerate(forms) if form.period or form.horizon]:
        key = passages[index].parent, forms[index].period
        siblings.setdefault(key, []).append((index, forms[index].text))
    return frozenset(index for found in siblings.values() if _are_enough(found) for index, _ in found)


def recurring(passages: Sequence[Passage], forms: Sequence[Form]) -> frozenset[int]:
    """The passages whose heading stands in the same words below at least three different headings, as what is said of
    each component of a system does ("Purpose", "Outputs"); the goals of the phases of a plan are those of the design.
    """
    often = Counter([form.words for form in forms])
    if max(often.values()) < _FEWEST_RECURRENCES:
        return frozenset()
    places: dict[tuple[str, ...], dict[int, list[int]]] = {}
    for index, (passage, form) in enumerate(zip(passages, forms, strict=True)):
        parent = passage.parent
        if parent is not None and often[form.words] >= _FEWEST_RECURRENCES and not forms[parent].phase:
            places.setdefault(form.words, {}).setdefault(parent, []).append(index)
    recurrent = (below for below in places.values() if len(below) >= _FEWEST_RECURRENCES)
    return frozenset(index for below in recurrent for indexes in below.values() for index in indexes)


def _are_enough(periods: Sequence[tuple[int, str]]) -> bool:
    bare = len(periods) >= _FEWEST_BARE and all(is_bare_period(text) for _, text in periods)
    return bare or len(periods) >= _FEWEST_PERIODS
