"""Judging: from headings, labels and evidence to one state per section, with the proof a user can argue with."""

from __future__ import annotations

from typing import Iterator, Mapping, NamedTuple, Sequence

from designdoc.document.model import LabelKind, Passage, UnitKind
from designdoc.packs.model import Framework, Section
from designdoc.recognition import vocabulary as v
from designdoc.recognition.conditions import Need
from designdoc.recognition.coverage import How, Proof, SectionCoverage, State
from designdoc.recognition.headings import HeadingMatcher
from designdoc.recognition.outline import Placed
from designdoc.recognition.scanning import Mark, Scan
from designdoc.recognition.substance import NOTHING, Weight, count_words, is_open, weigh
from designdoc.text import Span

_PROVEN = 2.0
_MENTIONED = 1.0
_WORTH = {v.STRONG: 1.0, v.MEMBER: 1.0, v.WEAK: 0.0}
_WORTH_RELATED = {v.STRONG: 1.0, v.MEMBER: 1.0, v.WEAK: 0.5}
_MOST_PROOFS = 4
_RANK = {State.MISSING: 0, State.NOT_APPLICABLE: 0, State.THIN: 1, State.COVERED: 2}


class Claim(NamedTuple):
    """What one place says about a section: the state it would justify by itself, and the proof."""

    state: State
    proofs: tuple[Proof, ...]
    weight: float = 0.0


class Judge:
    """Judges every section of one document."""

    def __init__(
        self,
        framework: Framework,
        matcher: HeadingMatcher,
        passages: Sequence[Passage],
        scans: Sequence[Scan],
        placed: Sequence[Placed],
    ) -> None:
        """The passages, their scans and their places are parallel sequences."""
        self.framework = framework
        self.matcher = matcher
        self.passages = passages
        self.scans = scans
        self.placed = placed
        self.weights = [weigh(p.content, scan) for p, scan in zip(passages, scans)]
        self.labels = self._label_claims()

    def judge(self, section: Section, need: Need) -> SectionCoverage:
        """The state of one section and what proves it."""
        own = tuple(i for i, place in enumerate(self.placed) if section.id in place.own)
        claims = [self._heading_claim(section, i) for i in own]
        claims += self.labels.get(section.id, [])
        claims += self._evidence_claims(section)
        best = max((_RANK[claim.state] for claim in claims), default=0)
        state = (State.MISSING, State.THIN, State.COVERED)[best]
        proofs = [p for claim in sorted(claims, key=_by_strength) if _RANK[claim.state] == best for p in claim.proofs]
        reason = need.because
        if not need.applicable and state is not State.COVERED and not own:
            return SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, reason)
        return SectionCoverage(section, state, need.necessity, tuple(proofs[:_MOST_PROOFS]) if best else (), own, reason)

    def _heading_claim(self, section: Section, index: int) -> Claim:
        passage = self.passages[index]
        assert passage.heading is not None
        proof = Proof(passage.heading.text_span.shift(passage.start), How.HEADING, passage.heading.text)
        weight = self._subtree_weight(index)
        enough = self._is_substantial(section, index, weight)
        return Claim(State.COVERED if enough else State.THIN, (proof,), 100)

    def _subtree_weight(self, index: int) -> Weight:
        total = NOTHING
        for i in range(index, self.passages[index].subtree_end):
            total = total + self.weights[i]
        return total

    def _is_substantial(self, section: Section, index: int, weight: Weight) -> bool:
        wanted = section.substance
        if weight.words < wanted.words and not (weight.shows and weight.words >= wanted.words / 3):
            return False
        if weight.open_words > weight.words:
            return False
        subtree = range(index, self.passages[index].subtree_end)
        if weight.quantities < wanted.quantities:
            return False
        if wanted.terms:
            key = (v.WORDS, f"substance:{section.id}")
            return any(key in self.scans[i].found for i in subtree)
        return True

    def _label_claims(self) -> dict[str, list[Claim]]:
        claims: dict[str, list[Claim]] = {}
        for passage in self.passages:
            for label in passage.content.labels:
                if label.kind is LabelKind.ROW_LABEL and len(label.text.split()) > 4:
                    continue
                match = self.matcher.names(label.text)
                if not match.sections or not match.exact:
                    continue
                scope = passage.content.reading[label.scope.start : label.scope.end]
                words = 0 if is_open(scope) else count_words(scope)
                state = State.COVERED if words >= 8 else State.THIN
                how = How.TABLE if label.kind is LabelKind.ROW_LABEL else How.TEXT
                proof = Proof(label.span.shift(passage.start), how, label.text)
                for section in match.sections:
                    claims.setdefault(section, []).append(Claim(state, (proof,), 50))
        return claims

    def _evidence_claims(self, section: Section) -> list[Claim]:
        related = set(section.satisfied_by)
        claims = []
        for passage, scan, place in zip(self.passages, self.scans, self.placed):
            marks = scan.marks.get(section.id)
            if marks:
                worth = _WORTH_RELATED if related.intersection(place.sections) else _WORTH
                claims += [self._claim(passage, cluster, worth) for cluster in _clusters(marks, passage)]
        return [claim for claim in claims if claim is not None]

    def _claim(self, passage: Passage, cluster: Sequence[Mark], worth: Mapping[str, float]) -> Claim | None:
        terms = {mark.term: worth[mark.kind] for mark in cluster}
        score = sum(terms.values())
        if score < _MENTIONED:
            return None
        state = State.COVERED if score >= _PROVEN else State.THIN
        proofs = tuple(_proof(passage, mark) for mark in cluster if worth[mark.kind])
        return Claim(state, proofs[:_MOST_PROOFS], score)


def _clusters(marks: Sequence[Mark], passage: Passage) -> Iterator[list[Mark]]:
    """Marks that stand together: in one top-level block."""
    units = passage.content.units
    cluster: list[Mark] = []
    for mark in marks:
        if cluster and units[mark.unit].block != units[cluster[-1].unit].block:
            yield cluster
            cluster = []
        cluster.append(mark)
    if cluster:
        yield cluster


def _proof(passage: Passage, mark: Mark) -> Proof:
    how = How.TABLE if passage.content.units[mark.unit].kind is UnitKind.ROW else How.TEXT
    span: Span = mark.span.shift(passage.start)
    return Proof(span, how, passage.content.text[mark.span.start : mark.span.end])


def _by_strength(claim: Claim) -> tuple[int, float]:
    return (-_RANK[claim.state], -claim.weight)
