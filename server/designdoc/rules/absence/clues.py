"""Clues: all places at which a text seems to speak of a section that it does not cover. A review stops at the first
hint that makes a gap doubtful; clues are for those who ask where the others are.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.rules.absence.hints import hinting_words
from designdoc.rules.absence.sounding import Sounding, sounding_in, sounding_like
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_place = itemgetter(0)


class Clue(NamedTuple):
    """A sentence that sounds like a section, or (where ``sounding`` is ``None``) a loose word that hints at it: its
    place, and the index of its passage.
    """

    span: Span
    passage: int
    sounding: Sounding | None = None

    def words(self, document: Document) -> str:
        """What it says, on one line."""
        return self.sounding.words(document) if self.sounding else " ".join(document.text[slice(*self.span)].split())


def clues(view: DocumentView, section: str) -> Sequence[Clue]:
    """What hints at a missing section, in order; of a thin one, what sounds like it and does not prove it."""
    state, document = view.state(section), view.document
    found: list[Clue] = []
    if state is State.MISSING:
        words = hinting_words(view, section)
        found += [Clue(span.shift(document.starts[index]), index) for index, span in words]
    if state in (State.MISSING, State.THIN):
        proofs = [proof.place(document) for proof in view.coverage.proofs.get(section, ())]
        spoken = ((sounding.place(document), sounding) for sounding in sounding_like(view, section))
        found += [Clue(s, like.passage, like) for s, like in spoken if not any(map(s.overlaps, proofs))]
    return sorted(found, key=_place)


def gaps_at(view: DocumentView, passage: int) -> Sequence[tuple[SectionCoverage, Sounding]]:
    """The sentences of a passage that sound like sections that are missing or thin, each with its section, in order."""
    sections = view.coverage.sections
    found = [(sections[id_], sounding) for id_, sounding in sounding_in(view, passage) if id_ in sections]
    gaps = [both for both in found if both[0].state in (State.MISSING, State.THIN)]
    return sorted(gaps, key=lambda both: both[1].unit.span)


def teachable(view: DocumentView, passage: int) -> str | None:
    """The words of a passage's heading, if settings could name a section that it stands for: the title cannot."""
    heading = view.document.contents[passage].heading
    if heading is None or passage == view.title_index or passage in view.match_of:
        return None
    return heading.text.strip() or None
