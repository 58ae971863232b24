"""Judging: from the testimony of all passages to one state per section, with the proof a user can argue with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import add
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import Passage
from designdoc.packs.model import Framework, Section
from designdoc.recognition.coverage import How, Proof, SectionCoverage, State
from designdoc.recognition.evidence.substance import NOTHING, Weight
from designdoc.recognition.evidence.testimony import Testimony, how
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.headings.outline import Placed, title_index
from designdoc.recognition.judging.claims import BY_HEADING, BY_LEAD, BY_PICTURE, Claim, Listener, Standing, standings
from designdoc.recognition.judging.conditions import Need
from designdoc.recognition.judging.hearing import Hearing
from designdoc.recognition.words.counting import count_words
from designdoc.records import replace
from designdoc.text import Span

_SCATTERED = 3
_SCATTERED_EXPECTED = 2
_RECURRING = 5
_LEAD = 12
_MARKUP = 3
"""So many characters of markup may stand before a label that begins a paragraph or an item."""
_SERVING = 2.0
"""What a passage below with a section of its own has to be worth before its text counts for the heading above."""
_SHORT = (60, 25, 0)
"""The fewest words under a heading that still say something, by how many signs of something concrete stand there:
the section's terms and quantities.
"""
_MOST_PROOFS = 4


class _Judgement(NamedTuple):
    """The judgement on one section, the need it answers, the claims whose places are its proof, and the passages in
    which those stand.
    """

    coverage: SectionCoverage
    need: Need
    proving: tuple[Claim, ...]
    proven_in: frozenset[int]


class Judge:
    """Judges every section of one document.

    The judge of the text before an edit lends what it knows: the claims of passages that say the same and stand where
    they stood, and the judgements on sections of which no other passage speaks in another way.
    """

    def __init__(
        self,
        framework: Framework,
        matcher: HeadingMatcher,
        document: Document,
        testimonies: Sequence[Testimony],
        placed: Sequence[Placed],
        *,
        asking: bool,
        before: Judge | None = None,
    ) -> None:
        """What the passages of the document say and where they stand are parallel sequences. ``asking``: the document
        mostly asks. ``before`` judged the same framework.
        """
        self._document = document
        self._testimonies = testimonies
        self._placed = placed
        self._asking = asking
        self._sections: Mapping[str, Section] = (
            before._sections if before is not None else {section.id: section for section in framework.sections}
        )
        self._listener: Listener = before._listener if before is not None else Listener(framework)
        if before is not None and before._placed is placed and before._asking == asking:
            self._standings: list[Standing] = before._standings
            self._own: dict[str, tuple[int, ...]] = before._own
            self._leading: int = before._leading
        else:
            self._standings = standings(document.passages, placed, matcher, asking=asking)
            self._own = _own(placed, self._sections)
            self._leading = title_index(document.passages) or 0
        self._lead = None if asking else self._lead_claim()
        same_shape = before is not None and before._asking == asking and before._document.outline == document.outline
        self._before = before if same_shape else None
        earlier = self._before._hearing if self._before is not None else None
        self._hearing: Hearing = Hearing(self._listener, document.contents, testimonies, self._standings, earlier)
        self._judgements: dict[str, _Judgement] = {}
        self._coverage: dict[str, SectionCoverage] = {}
        self._needs: Mapping[str, Need] = {}

    def sections(self, needs: Mapping[str, Need]) -> dict[str, SectionCoverage]:
        """The state of every section and what proves it; the same object as before an edit that changes nothing of it.
        Ask once: then the judge before this one is let go.
        """
        before, self._before, self._needs = self._before, None, needs
        judgements = dict(before._judgements) if before is not None else {}
        again = self._sections_touched(before)
        if before is not None and needs is not before._needs:
            again |= {id_ for id_, judgement in judgements.items() if judgement.need != needs[id_]}
        for id_, judgement in judgements.items():
            if id_ not in again and not judgement.proven_in.isdisjoint(self._hearing.edited):
                proofs = self._proofs(judgement.proving)
                judgements[id_] = judgement._replace(coverage=replace(judgement.coverage, proofs=proofs))
        for id_, section in self._sections.items():
            if id_ in again:
                judgements[id_] = self._judge(section, needs[id_])
        self._judgements = judgements
        self._coverage = {id_: judgement.coverage for id_, judgement in judgements.items()}
        if before is not None and self._coverage == before._coverage:
            self._coverage = before._coverage
        return self._coverage

    def _judge(self, section: Section, need: Need) -> _Judgement:
        own = self._own.get(section.id, ())
        waived = next((reason for i in own if (reason := self._testimonies[i].waiver)), None)
        if waived is not None:
            away = SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, waived)
            return _Judgement(away, need, (), frozenset())
        claims = self._claims(section) or self._scattered(section)
        claims = [*claims, *self._questions(section)]
        covering = [claim for claim in claims if claim.covers]
        if not need.applicable and not covering and not own:
            away = SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, need.because)
            return _Judgement(away, need, (), frozenset())
        state = State.COVERED if covering else State.THIN if claims else State.MISSING
        proving = _weightiest(covering or claims)
        coverage = SectionCoverage(section, state, need.necessity, self._proofs(proving), own, need.because)
        return _Judgement(coverage, need, proving, frozenset(claim.passage for claim in proving))

    def _sections_touched(self, before: Judge | None) -> set[str]:
        """The sections of which the judgement or its proof may have changed."""
        if before is None:
            return set(self._sections)
        touched: set[str] = set()
        if self._own is not before._own:
            touched |= {id_ for id_ in self._sections if before._own.get(id_) != self._own.get(id_)}
        asking = {section.id for section in self._sections.values() if section.evidence.questions}
        for index in self._hearing.changed:
            proven = {id_ for id_, judgement in before._judgements.items() if index in judgement.proven_in}
            touched |= self._hearing.says_otherwise(index, before._hearing, proven)
            if before._testimonies[index].questions or self._testimonies[index].questions:
                touched |= asking
            if self._hearing.weighs_otherwise(index, before._hearing):
                touched.update(self._stood_for_above(index))
        for index in self._hearing.edited:
            if before._document.contents[index].heading != self._document.contents[index].heading:
                touched.update(self._stood_for_above(index))
        if self._lead != before._lead:
            touched |= {section.id for section in self._sections.values() if section.evidence.lead}
        return touched & self._sections.keys()

    def _stood_for_above(self, index: int | None) -> Iterator[str]:
        """The sections that the headings of a passage and above it stand for."""
        while index is not None:
            yield from self._placed[index].own
            index = self._document.outline.parents[index]

    def _claims(self, section: Section) -> list[Claim]:
        """All claims for a section: those of its headings, of its prose, pictures and labels, and of the lead."""
        passages = self._document.passages
        claims = [self._heading_claim(section, passages[index]) for index in self._own.get(section.id, ())]
        claims += self._hearing.claims(section.id)
        if self._lead is not None and section.evidence.lead:
            claims.append(self._lead)
        return claims

    def _lead_claim(self) -> Claim | None:
        """What a document says before its first section mentions the sections that a lead speaks for; lines such as
        "Version: 2" say nothing.
        """
        index = self._leading
        if self._placed[index].sections or self._testimonies[index].weight.words < _LEAD:
            return None
        content = self._document.contents[index]
        labelled = {label.span.start - markup for label in content.labels for markup in range(_MARKUP + 1)}
        prose = [unit.span for unit in content.units if unit.span.start not in labelled]
        words = accumulate(count_words(content.reading[span.start : span.end]) for span in prose)
        if not any(count >= _LEAD for count in words):
            return None  # A drawing alone, or metadata: it has words, and says nothing yet.
        return Claim(False, BY_LEAD, index, How.TEXT, prose[0])

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
        if weight.open_words + weight.prompt_words > weight.words or weight.quantities < wanted.quantities:
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
        clusters = self._testimonies[index].clusters.get(section.id, ())
        return any(cluster.strong and cluster.worth >= _SERVING for cluster in clusters)

    def _questions(self, section: Section) -> list[Claim]:
        """Questions left in the text mention the section that collects them, unless the whole document is asking."""
        wanted = section.evidence.questions
        if not wanted or self._asking:
            return []
        asked = [(i, span) for i, testimony in enumerate(self._testimonies) for span in testimony.questions]
        return [Claim(False, BY_PICTURE, i, How.TEXT, span) for i, span in asked] if len(asked) >= wanted else []

    def _scattered(self, section: Section) -> list[Claim]:
        """Weak terms all over a document are a mention when there are enough different ones.

        Of a section of which designs nearly always say something fewer will do, or one that keeps coming: elsewhere a
        word that keeps coming is rather what the whole document is about.
        """
        hints = [] if self._asking else self._hearing.hints(section.id)
        if not hints:
            return []
        expected = section.evidence.expected
        first = {mark.term: (index, mark) for index, mark in reversed(hints)}
        recurring = Counter(term for term, _ in {(mark.term, index) for index, mark in hints})
        enough = len(first) >= (_SCATTERED_EXPECTED if expected else _SCATTERED)
        if not enough and not (expected and max(recurring.values(), default=0) >= _RECURRING):
            return []
        return [Claim(False, 0.0, index, None, (mark,)) for index, mark in sorted(first.values())]

    def _proofs(self, claims: Sequence[Claim]) -> tuple[Proof, ...]:
        """The first few places of claims."""
        proofs: list[Proof] = []
        for claim in claims:
            passage = self._document.passages[claim.passage]
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


def _proof(passage: Passage, span: Span, kind: How) -> Proof:
    return Proof(passage.index, span, kind, passage.content.text[span.start : span.end])


def _weight(claim: Claim) -> float:
    return claim.weight
