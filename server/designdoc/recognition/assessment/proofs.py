"""Proofs: the places that show an author where the state of a section comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from designdoc.document.model import PassageContent
from designdoc.recognition.assessment.mentions import Mention
from designdoc.recognition.coverage import How, Proof, SectionCoverage, State
from designdoc.recognition.evidence.extraction import how
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import Mark
from designdoc.text import Span

_MOST_PROOFS = 4
"""The most places shown for a section: enough for its author to see where the state comes from."""


def weightiest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The weightiest mentions that have enough places between them."""
    if len(mentions) <= 1:
        return tuple(mentions)
    chosen: list[Mention] = []
    places = 0
    for mention in sorted(mentions, key=attrgetter("weight"), reverse=True):
        if places >= _MOST_PROOFS:
            break
        chosen.append(mention)
        places += 1 if isinstance(mention.places, Span) else len(mention.places)
    return tuple(chosen)


class Proofs(Mapping[str, tuple[Proof, ...]]):
    """The proofs of all sections by id: the first few places of the mentions that prove each. While somebody types
    they stand somewhere else after every letter, and hardly anybody asks, so they are made for those who do.
    """

    def __init__(
        self,
        sections: Mapping[str, SectionCoverage],
        proving: Callable[[str], Sequence[Mention]],
        contents: Sequence[PassageContent],
        scans: Sequence[Scan],
    ) -> None:
        """``proving`` gives the mentions that prove a section; they stand in passages with these contents and scans."""
        self._sections = sections
        self._proving = proving
        self._contents = contents
        self._scans = scans
        self._made: dict[str, tuple[Proof, ...]] = {}

    def __getitem__(self, section: str) -> tuple[Proof, ...]:
        made = self._made.get(section)
        if made is None:
            needless = self._sections[section].state is State.NOT_APPLICABLE
            mentions = () if needless else self._proving(section)
            made = self._made[section] = tuple(islice(self._places(mentions), _MOST_PROOFS))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    def _places(self, mentions: Sequence[Mention]) -> Iterator[Proof]:
        for mention in mentions:
            index, how_ = mention.passage, mention.how
            content, scan = self._contents[index], self._scans[index]
            if isinstance(mention.places, Span):
                yield _proof(index, content, mention.places, how_ or How.TEXT)
                continue
            for mark in mention.places:
                if isinstance(mark, Mark):
                    yield _proof(index, content, scan.place(content, mark), how_ or how(content, mark))
                else:
                    yield _proof(index, content, mark.span, how_ or How.DIAGRAM)


def _proof(passage: int, content: PassageContent, span: Span, kind: How) -> Proof:
    return Proof(passage, span, kind, content.text[span.start : span.end])
