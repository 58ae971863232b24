"""Judging: from the testimony of all passages to one state per section, with the proof a user can argue with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.packs.model import Framework, Section
from designdoc.recognition.conditions import Need
from designdoc.recognition.coverage import How, Proof, SectionCoverage, State
from designdoc.recognition.headings import HeadingMatcher
from designdoc.recognition.outline import Placed, title_index
from designdoc.recognition.scanning import Mark
from designdoc.recognition.substance import NOTHING, Weight, mostly_asks
from designdoc.recognition.testimony import Testimony, how
from designdoc.recognition.vocabulary import STRONG
from designdoc.text import Span

_PROVEN = 3.0
_MENTIONED = 1.0
_HINTED = 1.5
_SCATTERED = 3
_RECURRING = 5
_LEAD = 12
_SHORT = (60, 25, 0)
"""The fewest words under a heading that still say something, by how many signs of something concrete stand there:
the section's terms and quantities.
"""
_MOST_PROOFS = 4
_ELSEWHERE = frozenset(("references", "glossary"))
_BY_HEADING, _BY_LEAD, _BY_LABEL, _BY_PICTURE, _BY_EXCLUSION = 100.0, 60.0, 50.0, 0.5, 0.25


class Claim(NamedTuple):
    """What one place says about a section: whether it covers or only mentions it, how weighty that is, the passage,
    and the marks or the one span (relative to the passage) that prove it.
    """

    covers: bool
    weight: float
    passage: int
    how: How | None
    places: tuple[Mark, ...] | Span


class Judge:
    """Judges every section of one document."""

    def __init__(
        self,
        framework: Framework,
        matcher: HeadingMatcher,
        passages: Sequence[Passage],
        testimonies: Sequence[Testimony],
        placed: Sequence[Placed],
    ) -> None:
        """The passages, what they say and where they stand are parallel sequences."""
        self._passages = passages
        self._testimonies = testimonies
        self._sections = {section.id: section for section in framework.sections}
        self._related = {section.id: frozenset(section.satisfied_by) for section in framework.sections}
        self._asking = mostly_asks(passages, [testimony.weight for testimony in testimonies])
        self._excluded = _excluded(passages, placed, matcher)
        self._own: dict[str, list[int]] = defaultdict(list)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._hints: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
        for passage, testimony, place in zip(passages, testimonies, placed, strict=False):
            self._take(passage, testimony, place)
        if not self._asking:
            self._take_lead(placed)

    def judge(self, section: Section, need: Need) -> SectionCoverage:
        """The state of one section and what proves it."""
        own = tuple(self._own.get(section.id, ()))
        waived = next((reason for i in own if (reason := self._testimonies[i].waiver)), None)
        if waived is not None:
            return SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, waived)
        claims = self._claims.get(section.id) or self._scattered(section)
        claims = [*claims, *self._questions(section)]
        covering = [claim for claim in claims if claim.covers]
        if not need.applicable and not covering and not own:
            return SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, need.because)
        state = State.COVERED if covering else State.THIN if claims else State.MISSING
        return SectionCoverage(section, state, need.necessity, self._proofs(covering or claims), own, need.because)

    def _take(self, passage: Passage, testimony: Testimony, place: Placed) -> None:
        """Sort what one passage says by section."""
        index = passage.index
        for section in place.own:
            if section in self._sections:
                self._own[section].append(index)
                self._claims[section].append(self._heading_claim(self._sections[section], passage))
        for section, labels in testimony.labels.items():
            for label in labels:
                self._claims[section].append(Claim(label.says_much, _BY_LABEL, index, label.how, label.span))
        spoken_for = frozenset(place.sections)
        for section, clusters in testimony.clusters.items():
            if index in self._excluded and section not in spoken_for:
                self._take_exclusion(section, index, testimony)
                continue
            related = not self._related[section].isdisjoint(spoken_for)
            least = _MENTIONED if self._sections[section].evidence.expected and not self._asking else _HINTED
            for cluster in clusters:
                worth = cluster.related_worth if related else cluster.worth
                if worth >= (_MENTIONED if cluster.strong else least):
                    self._claims[section].append(Claim(worth >= _PROVEN, worth, index, None, cluster.marks))
        if index not in self._excluded:
            for section, marks in testimony.drawn.items():
                self._claims[section].append(Claim(False, _BY_PICTURE, index, _drawn_how(marks), marks))
            for section, marks in testimony.hints.items():
                self._hints[section] += [(index, mark) for mark in marks]

    def _take_lead(self, placed: Sequence[Placed]) -> None:
        """What a document says before its first section mentions the sections that a lead speaks for."""
        title = title_index(self._passages)
        lead = self._passages[0 if title is None else title]
        if placed[lead.index].sections or self._testimonies[lead.index].weight.words < _LEAD:
            return
        units = lead.content.units
        for section in self._sections.values():
            if section.evidence.lead:
                claim = Claim(False, _BY_LEAD, lead.index, How.TEXT, units[0].span)
                self._claims[section.id].append(claim)

    def _take_exclusion(self, section: str, index: int, testimony: Testimony) -> None:
        """What is named where the design says what it leaves out was at least thought of."""
        marks = tuple(mark for mark in testimony.hints.get(section, ()) if mark.kind == STRONG)
        if marks:
            self._claims[section].append(Claim(False, _BY_EXCLUSION, index, None, marks))

    def _heading_claim(self, section: Section, passage: Passage) -> Claim:
        heading = passage.heading
        assert heading is not None, "only passages with a heading are placed by it"
        return Claim(self._is_substantial(section, passage), _BY_HEADING, passage.index, How.HEADING, heading.text_span)

    def _is_substantial(self, section: Section, passage: Passage) -> bool:
        """Whether the text under a heading, sub-headings included, says enough to cover its section."""
        testimonies = self._testimonies[passage.index : passage.subtree_end]
        weight: Weight = reduce(add, (testimony.weight for testimony in testimonies), NOTHING)
        wanted = section.substance
        if weight.words < wanted.words and not (weight.shows and weight.words >= wanted.words / 3):
            return False
        if weight.open_words > weight.words or weight.quantities < wanted.quantities:
            return False
        terms = frozenset[str]().union(*(testimony.terms.get(section.id, ()) for testimony in testimonies))
        answered = any(section.id in testimony.substance for testimony in testimonies)
        signs = len(terms) + weight.quantities + answered
        if not weight.shows and weight.words < _SHORT[min(signs, len(_SHORT) - 1)]:
            return False
        return not wanted.terms or answered

    def _questions(self, section: Section) -> list[Claim]:
        """Questions left in the text mention the section that collects them, unless the whole document is asking."""
        wanted = section.evidence.questions
        if not wanted or self._asking:
            return []
        asked = [(i, span) for i, testimony in enumerate(self._testimonies) for span in testimony.questions]
        return [Claim(False, _BY_PICTURE, i, How.TEXT, span) for i, span in asked] if len(asked) >= wanted else []

    def _scattered(self, section: Section) -> list[Claim]:
        """Weak terms all over a document are a mention when there are enough different ones, or one keeps coming."""
        hints = [] if self._asking else self._hints.get(section.id, [])
        first = {mark.term: (index, mark) for index, mark in reversed(hints)}
        recurring = Counter(term for term, _ in {(mark.term, index) for index, mark in hints})
        if len(first) < _SCATTERED and max(recurring.values(), default=0) < _RECURRING:
            return []
        return [Claim(False, 0.0, index, None, (mark,)) for index, mark in sorted(first.values())]

    def _proofs(self, claims: Sequence[Claim]) -> tuple[Proof, ...]:
        """The first few places of the weightiest claims."""
        proofs: list[Proof] = []
        for claim in sorted(claims, key=_weight, reverse=True):
            passage = self._passages[claim.passage]
            if isinstance(claim.places, Span):
                proofs.append(_proof(passage, claim.places, claim.how or How.TEXT))
            else:
                proofs += [_proof(passage, m.span, claim.how or how(passage.content, m)) for m in claim.places]
            if len(proofs) >= _MOST_PROOFS:
                break
        return tuple(proofs[:_MOST_PROOFS])


def _excluded(passages: Sequence[Passage], placed: Sequence[Placed], matcher: HeadingMatcher) -> frozenset[int]:
    """Passages about what the design is not, or that only point elsewhere: they speak for no other section."""
    excluded: set[int] = set()
    for passage in passages:
        heading = passage.heading
        if heading is not None and (
            matcher.excludes(heading.text) or _ELSEWHERE.intersection(placed[passage.index].own)
        ):
            excluded.update(range(passage.index, passage.subtree_end))
    return frozenset(excluded)


def _drawn_how(marks: tuple[Mark, ...]) -> How:
    return How.HEADING if marks[0].unit < 0 else How.DIAGRAM


def _proof(passage: Passage, span: Span, kind: How) -> Proof:
    return Proof(span.shift(passage.start), kind, passage.content.text[span.start : span.end])


def _weight(claim: Claim) -> float:
    return claim.weight
