"""Judging: from the testimony of all passages to one state per section, with the proof a user can argue with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.packs.model import Framework, Section
from designdoc.recognition.claims import BY_HEADING, BY_LEAD, BY_PICTURE, Claim, Listener, Said, Standing
from designdoc.recognition.conditions import Need
from designdoc.recognition.coverage import How, Proof, SectionCoverage, State
from designdoc.recognition.headings import HeadingMatcher
from designdoc.recognition.outline import Placed, title_index
from designdoc.recognition.scanning import Mark
from designdoc.recognition.substance import NOTHING, Weight
from designdoc.recognition.testimony import Testimony, how, mostly_asks
from designdoc.records import replace
from designdoc.text import Span

_SCATTERED = 3
_RECURRING = 5
_LEAD = 12
_SHORT = (60, 25, 0)
"""The fewest words under a heading that still say something, by how many signs of something concrete stand there:
the section's terms and quantities.
"""
_MOST_PROOFS = 4
_ELSEWHERE = frozenset(("references", "glossary"))


class _Judgement(NamedTuple):
    """The judgement on one section, the need it answers, and the claims whose places are its proof."""

    coverage: SectionCoverage
    need: Need
    proving: tuple[Claim, ...]


class Judge:
    """Judges every section of one document.

    The judge of the text before an edit lends what it knows: the claims of passages that say the same and stand where
    they stood, and the judgements on sections of which no other passage speaks.
    """

    def __init__(
        self,
        framework: Framework,
        matcher: HeadingMatcher,
        passages: Sequence[Passage],
        testimonies: Sequence[Testimony],
        placed: Sequence[Placed],
        before: Judge | None = None,
    ) -> None:
        """The passages, what they say and where they stand are parallel sequences. ``before`` judged the same
        framework.
        """
        self._passages = passages
        self._testimonies = testimonies
        self._placed = placed
        self._sections = {section.id: section for section in framework.sections}
        self._asking = mostly_asks(testimonies)
        if before is not None and before._placed is placed and before._asking == self._asking:
            self._standings: list[Standing] = before._standings
            self._own: dict[str, tuple[int, ...]] = before._own
        else:
            excluded = _excluded(passages, placed, matcher)
            self._standings = [Standing(i, place, i in excluded, self._asking) for i, place in enumerate(placed)]
            self._own = _own(placed, self._sections)
        self._lead = None if self._asking else self._lead_claim(placed)
        self._listener: Listener = before._listener if before is not None else Listener(framework)
        same_shape = before is not None and len(before._passages) == len(passages) and before._asking == self._asking
        self._before = before if same_shape else None
        self._said, self._changed = self._listen()
        self._touched = self._sections_touched()
        self._judgements: dict[str, _Judgement] = {}
        self._claimed: dict[str, list[Claim]] = {}
        self._hinted: dict[str, list[tuple[int, Mark]]] = {}

    def sections(self, needs: Mapping[str, Need]) -> dict[str, SectionCoverage]:
        """The state of every section and what proves it. Ask once: then the judge before this one is let go."""
        changed = frozenset(self._changed)
        known = {id_: self._known(section, needs[id_], changed) for id_, section in self._sections.items()}
        self._gather(frozenset(id_ for id_, judgement in known.items() if judgement is None))
        for id_, section in self._sections.items():
            self._judgements[id_] = known[id_] or self._judge(section, needs[id_])
        self._before = None
        return {id_: judgement.coverage for id_, judgement in self._judgements.items()}

    def _gather(self, sections: frozenset[str]) -> None:
        """Put together what all passages say for those sections that are to be judged."""
        claimed: dict[str, list[Claim]] = defaultdict(list)
        hinted: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
        for index, said in enumerate(self._said):
            for section in said.claims.keys() & sections:
                claimed[section] += said.claims[section]
            for section in said.hints.keys() & sections:
                hinted[section] += [(index, mark) for mark in said.hints[section]]
        self._claimed, self._hinted = claimed, hinted

    def _judge(self, section: Section, need: Need) -> _Judgement:
        own = self._own.get(section.id, ())
        waived = next((reason for i in own if (reason := self._testimonies[i].waiver)), None)
        if waived is not None:
            return _Judgement(SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, waived), need, ())
        claims = self._claims(section) or self._scattered(section)
        claims = [*claims, *self._questions(section)]
        covering = [claim for claim in claims if claim.covers]
        if not need.applicable and not covering and not own:
            away = SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, need.because)
            return _Judgement(away, need, ())
        state = State.COVERED if covering else State.THIN if claims else State.MISSING
        proving = _weightiest(covering or claims)
        coverage = SectionCoverage(section, state, need.necessity, self._proofs(proving), own, need.because)
        return _Judgement(coverage, need, proving)

    def _known(self, section: Section, need: Need, changed: frozenset[int]) -> _Judgement | None:
        """The judgement from before the edit, its proof read anew where words changed; ``None`` if it has to be made
        again.
        """
        before = self._before
        if before is None or section.id in self._touched or before._own.get(section.id) != self._own.get(section.id):
            return None
        judgement = before._judgements.get(section.id)
        if judgement is None or judgement.need != need:
            return None
        if changed.isdisjoint([claim.passage for claim in judgement.proving]):
            return judgement
        return judgement._replace(coverage=replace(judgement.coverage, proofs=self._proofs(judgement.proving)))

    def _listen(self) -> tuple[list[Said], list[int]]:
        """What every passage says, and which of them said or stood otherwise before."""
        before, hear = self._before, self._listener.hear
        if before is None:
            return list(map(hear, self._testimonies, self._standings)), []
        said = list(before._said)
        changed = [
            index
            for index, (testimony, standing) in enumerate(zip(self._testimonies, self._standings, strict=True))
            if testimony is not before._testimonies[index] or standing != before._standings[index]
        ]
        for index in changed:
            said[index] = hear(self._testimonies[index], self._standings[index])
        return said, changed

    def _sections_touched(self) -> set[str]:
        """The sections on which the changed passages may have changed the judgement."""
        before = self._before
        if before is None:
            return set()
        touched: set[str] = set()
        for index in self._changed:
            for old, new in zip(before._said[index], self._said[index], strict=True):
                touched |= {section for section in old.keys() | new.keys() if old.get(section) != new.get(section)}
            if before._testimonies[index].questions or self._testimonies[index].questions:
                touched |= {section.id for section in self._sections.values() if section.evidence.questions}
        for section, own in self._own.items():
            if any(self._has_changed_below(before, index) for index in own):
                touched.add(section)
        if self._lead != before._lead:
            touched |= {section.id for section in self._sections.values() if section.evidence.lead}
        return touched

    def _has_changed_below(self, before: Judge, index: int) -> bool:
        """Whether anything changed in a passage or under its heading."""
        end = self._passages[index].subtree_end
        return end != before._passages[index].subtree_end or any(index <= i < end for i in self._changed)

    def _claims(self, section: Section) -> list[Claim]:
        """All claims for a section: those of its headings, of its prose, pictures and labels, and of the lead."""
        claims = [self._heading_claim(section, self._passages[index]) for index in self._own.get(section.id, ())]
        claims += self._claimed.get(section.id, ())
        if self._lead is not None and section.evidence.lead:
            claims.append(self._lead)
        return claims

    def _lead_claim(self, placed: Sequence[Placed]) -> Claim | None:
        """What a document says before its first section mentions the sections that a lead speaks for."""
        title = title_index(self._passages)
        lead = self._passages[0 if title is None else title]
        if placed[lead.index].sections or self._testimonies[lead.index].weight.words < _LEAD:
            return None
        if not lead.content.units:
            return None  # A drawing alone: it has words, and says nothing yet.
        return Claim(False, BY_LEAD, lead.index, How.TEXT, lead.content.units[0].span)

    def _heading_claim(self, section: Section, passage: Passage) -> Claim:
        heading = passage.heading
        assert heading is not None, "only passages with a heading are placed by it"
        return Claim(self._is_substantial(section, passage), BY_HEADING, passage.index, How.HEADING, heading.text_span)

    def _is_substantial(self, section: Section, passage: Passage) -> bool:
        """Whether the text under a heading says enough to cover its section, sub-headings of the section included.

        Under a heading of several sections, something has to be about the second one.
        """
        subtree = range(passage.index, passage.subtree_end)
        testimonies = [self._testimonies[i] for i in subtree if i == passage.index or self._serves(section, i)]
        weight: Weight = reduce(add, (testimony.weight for testimony in testimonies), NOTHING)
        wanted = section.substance
        if weight.words < wanted.words and not (weight.shows and weight.words >= wanted.words / 3):
            return False
        if weight.open_words > weight.words or weight.quantities < wanted.quantities:
            return False
        terms = frozenset[str]().union(*(testimony.terms.get(section.id, ()) for testimony in testimonies))
        if section.id in self._placed[passage.index].own[1:] and not terms:
            return False
        answered = any(section.id in testimony.substance for testimony in testimonies)
        signs = len(terms) + weight.quantities + answered
        if not weight.shows and weight.words < _SHORT[min(signs, len(_SHORT) - 1)]:
            return False
        return not wanted.terms or answered

    def _serves(self, section: Section, index: int) -> bool:
        """Whether a passage below a section's heading speaks for the section, and not for another one of its own."""
        named = self._placed[index].sections
        if not named or section.id in named:
            return True
        return any(cluster.strong for cluster in self._testimonies[index].clusters.get(section.id, ()))

    def _questions(self, section: Section) -> list[Claim]:
        """Questions left in the text mention the section that collects them, unless the whole document is asking."""
        wanted = section.evidence.questions
        if not wanted or self._asking:
            return []
        asked = [(i, span) for i, testimony in enumerate(self._testimonies) for span in testimony.questions]
        return [Claim(False, BY_PICTURE, i, How.TEXT, span) for i, span in asked] if len(asked) >= wanted else []

    def _scattered(self, section: Section) -> list[Claim]:
        """Weak terms all over a document are a mention when there are enough different ones, or one keeps coming."""
        if self._asking:
            return []
        hints = self._hinted.get(section.id, [])
        first = {mark.term: (index, mark) for index, mark in reversed(hints)}
        recurring = Counter(term for term, _ in {(mark.term, index) for index, mark in hints})
        if len(first) < _SCATTERED and max(recurring.values(), default=0) < _RECURRING:
            return []
        return [Claim(False, 0.0, index, None, (mark,)) for index, mark in sorted(first.values())]

    def _proofs(self, claims: Sequence[Claim]) -> tuple[Proof, ...]:
        """The first few places of claims."""
        proofs: list[Proof] = []
        for claim in claims:
            passage = self._passages[claim.passage]
            if isinstance(claim.places, Span):
                proofs.append(_proof(passage, claim.places, claim.how or How.TEXT))
            else:
                marks = claim.places[:_MOST_PROOFS]
                proofs += [_proof(passage, m.span, claim.how or how(passage.content, m)) for m in marks]
        return tuple(proofs[:_MOST_PROOFS])


def _weightiest(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The weightiest claims that have enough places between them."""
    chosen: list[Claim] = []
    places = 0
    for claim in sorted(claims, key=_weight, reverse=True):
        if places >= _MOST_PROOFS:
            break
        chosen.append(claim)
        places += 1 if isinstance(claim.places, Span) else len(claim.places)
    return tuple(chosen)


def _own(placed: Sequence[Placed], sections: Mapping[str, Section]) -> dict[str, tuple[int, ...]]:
    """The passages whose own headings stand for each section."""
    own: dict[str, tuple[int, ...]] = {}
    for index, place in enumerate(placed):
        for section in place.own:
            if section in sections:
                own[section] = (*own.get(section, ()), index)
    return own


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


def _proof(passage: Passage, span: Span, kind: How) -> Proof:
    return Proof(passage.index, span, kind, passage.content.text[span.start : span.end])


def _weight(claim: Claim) -> float:
    return claim.weight
