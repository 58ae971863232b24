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
from designdoc.recognition.substance import NOTHING, Weight, count_words, is_open, is_question, mostly_asks, weigh
from designdoc.text import Span

_PROVEN = 3.0
_MENTIONED = 1.0
_HINTED = 1.5
_WORTH = {v.STRONG: 1.0, v.MEMBER: 1.0, v.WEAK: 0.5}
_WORTH_RELATED = {v.STRONG: 1.0, v.MEMBER: 1.0, v.WEAK: 0.75}
_MOST_PROOFS = 4
_SHORT = (60, 25, 0)
"""The fewest words under a heading that still say something, by how many of the section's terms stand there."""
_TABLE_OF_SECTIONS = 4
_SCATTERED = 3
_RECURRING = 5
_REASON_WORDS = 3
_LABEL_MENTION = 3
_LABEL_COVERED = 8
_ELSEWHERE = frozenset(("references", "glossary"))
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
        self.asking = mostly_asks(passages, self.weights)
        self.excluded = _excluded(passages, placed, matcher)
        self.labels = self._label_claims()

    def judge(self, section: Section, need: Need) -> SectionCoverage:
        """The state of one section and what proves it."""
        own = tuple(i for i, place in enumerate(self.placed) if section.id in place.own)
        waived = next((reason for i in own if (reason := self._waiver(i))), None)
        if waived is not None:
            return SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, waived)
        claims = [self._heading_claim(section, i) for i in own]
        claims += self.labels.get(section.id, [])
        claims += self._evidence_claims(section)
        claims += self._question_claims(section)
        best = max((_RANK[claim.state] for claim in claims), default=0)
        state = (State.MISSING, State.THIN, State.COVERED)[best]
        proofs = [p for claim in sorted(claims, key=_by_strength) if _RANK[claim.state] == best for p in claim.proofs]
        reason = need.because
        if not need.applicable and state is not State.COVERED and not own:
            return SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, (), own, reason)
        return SectionCoverage(section, state, need.necessity, tuple(proofs[:_MOST_PROOFS]) if best else (), own, reason)

    def _waiver(self, index: int) -> str | None:
        """The author's reason when the text under a heading is "Not applicable: because ..."; ``None`` otherwise."""
        passage, scan = self.passages[index], self.scans[index]
        units = passage.content.units
        phrases = scan.found.get((v.WORDS, "not-applicable"), ())
        if not units or not phrases or not _starts(passage.content.reading, units[0].span.start, phrases[0].start):
            return None
        reason = passage.content.reading[phrases[0].end : units[-1].span.end].strip(" .,:;-\u2013\u2014\n")
        return " ".join(reason.split()) if count_words(reason) >= _REASON_WORDS else None

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
        if not weight.shows and weight.words < _SHORT[min(self._terms_in(section, subtree), len(_SHORT) - 1)]:
            return False
        if wanted.terms:
            key = (v.WORDS, f"substance:{section.id}")
            return any(key in self.scans[i].found for i in subtree)
        return True

    def _terms_in(self, section: Section, passages: range) -> int:
        """The number of different terms of a section in some passages."""
        return len({mark.term for i in passages for mark in self.scans[i].marks.get(section.id, ())})

    def _label_claims(self) -> dict[str, list[Claim]]:
        claims: dict[str, list[Claim]] = {}
        for passage in self.passages:
            tables = self._has_table_of_sections(passage)
            for label in passage.content.labels:
                match = self.matcher.names(label.text)
                if not match.exact or (label.kind is LabelKind.ROW_LABEL and not tables):
                    continue
                if " " not in label.text.strip() and (len(match.sections) > 1 or label.text[:1].islower()):
                    continue
                scope = passage.content.reading[label.scope.start : label.scope.end]
                words = 0 if is_open(scope) else count_words(scope)
                if words < _LABEL_MENTION:
                    continue
                state = State.COVERED if words >= _LABEL_COVERED and " " in label.text.strip() else State.THIN
                how = How.TABLE if label.kind is LabelKind.ROW_LABEL else How.TEXT
                proof = Proof(label.span.shift(passage.start), how, label.text)
                for section in match.sections:
                    claims.setdefault(section, []).append(Claim(state, (proof,), 50))
        return claims

    def _has_table_of_sections(self, passage: Passage) -> bool:
        """Whether the first cells of a passage's table rows name sections, one after the other."""
        rows = [label for label in passage.content.labels if label.kind is LabelKind.ROW_LABEL]
        if len(rows) < _TABLE_OF_SECTIONS:
            return False
        named = {s for row in rows for s in self.matcher.names(row.text).sections}
        return len(named) >= _TABLE_OF_SECTIONS and 2 * len(named) >= len(rows)

    def _evidence_claims(self, section: Section) -> list[Claim]:
        related = set(section.satisfied_by)
        claims = []
        for passage, scan, place in zip(self.passages, self.scans, self.placed):
            marks = scan.marks.get(section.id)
            if passage.index in self.excluded and section.id not in place.sections:
                claims += _mentions(passage, marks or ())
                continue
            if marks:
                worth = _WORTH_RELATED if related.intersection(place.sections) else _WORTH
                least = _MENTIONED if section.evidence.expected and not self.asking else _HINTED
                claims += [self._claim(passage, cluster, worth, least) for cluster in _clusters(marks, passage)]
            claims += [_drawn_claim(passage, marks) for marks in _by_unit(scan.drawn.get(section.id, ()))]
        claims = [claim for claim in claims if claim is not None]
        return claims or ([] if self.asking else self._scattered_claim(section))

    def _question_claims(self, section: Section) -> list[Claim]:
        """Questions left in the text mention the section that collects them, unless the whole document is asking."""
        wanted = section.evidence.questions
        if not wanted or self.asking:
            return []
        proofs = [
            Proof(unit.span.shift(passage.start), How.TEXT, passage.content.text[unit.span.start : unit.span.end])
            for passage in self.passages
            for unit in passage.content.units
            if not unit.quoted and is_question(passage.content.reading[unit.span.start : unit.span.end])
        ]
        return [Claim(State.THIN, tuple(proofs[:_MOST_PROOFS]), 0.5)] if len(proofs) >= wanted else []

    def _scattered_claim(self, section: Section) -> list[Claim]:
        """Weak terms all over a document are a mention when there are enough different ones, or one keeps coming."""
        terms: dict[str, Proof] = {}
        places: dict[str, set[int]] = {}
        for passage, scan in zip(self.passages, self.scans):
            if passage.index not in self.excluded:
                for mark in _longest(scan.marks.get(section.id, ())):
                    if not self._is_asked(passage, mark):
                        terms.setdefault(mark.term, _proof(passage, mark))
                        places.setdefault(mark.term, set()).add(passage.index)
        recurring = max(map(len, places.values()), default=0) >= _RECURRING
        return [Claim(State.THIN, tuple(terms.values())[:_MOST_PROOFS])] if recurring or len(terms) >= _SCATTERED else []

    def _claim(
        self, passage: Passage, cluster: Sequence[Mark], worth: Mapping[str, float], least: float
    ) -> Claim | None:
        score = self._score(passage, cluster, worth)
        strong = any(worth[mark.kind] >= _MENTIONED for mark in cluster)
        if score < (_MENTIONED if strong else least):
            return None
        state = State.COVERED if score >= _PROVEN else State.THIN
        proofs = tuple(_proof(passage, mark) for mark in cluster if worth[mark.kind])
        return Claim(state, proofs[:_MOST_PROOFS], score)


    def _score(self, passage: Passage, cluster: Sequence[Mark], worth: Mapping[str, float]) -> float:
        """The worth of the different terms in a cluster; what a question or an instruction names counts half."""
        terms: dict[str, float] = {}
        for mark in _longest(cluster):
            share = 0.5 if self._is_asked(passage, mark) else 1.0
            terms[mark.term] = max(terms.get(mark.term, 0.0), worth[mark.kind] * share)
        return sum(terms.values())

    def _is_asked(self, passage: Passage, mark: Mark) -> bool:
        """Whether a term stands in a question or an instruction, or under a heading that is a question."""
        if passage.heading is not None and is_open(passage.heading.text):
            return True
        span = passage.content.units[mark.unit].span
        return is_open(passage.content.reading[span.start : span.end])


def _longest(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without those that stand inside or across a longer one ("risk" in "risk of")."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: m.span.start - m.span.end):
        if mark.kind == v.MEMBER or not any(mark.span.overlaps(other.span) for other in kept if other.kind != v.MEMBER):
            kept.append(mark)
    return kept


def _starts(reading: str, begin: int, offset: int) -> bool:
    """Whether nothing but white space and punctuation stands between the two offsets."""
    return not any(map(str.isalnum, reading[begin:offset]))


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


def _excluded(passages: Sequence[Passage], placed: Sequence[Placed], matcher: HeadingMatcher) -> frozenset[int]:
    """Passages about what the design is not, or that only point elsewhere: they speak for no other section."""
    excluded: set[int] = set()
    for passage in passages:
        heading = passage.heading
        if heading is not None and (matcher.excludes(heading.text) or _ELSEWHERE.intersection(placed[passage.index].own)):
            excluded.update(range(passage.index, passage.subtree_end))
    return frozenset(excluded)


def _by_unit(marks: Sequence[Mark]) -> list[list[Mark]]:
    units: dict[int, list[Mark]] = {}
    for mark in marks:
        units.setdefault(mark.unit, []).append(mark)
    return list(units.values())


def _mentions(passage: Passage, marks: Sequence[Mark]) -> list[Claim]:
    """What is named where the design says what it leaves out was at least thought of."""
    proofs = tuple(_proof(passage, mark) for mark in marks if mark.kind == v.STRONG)
    return [Claim(State.THIN, proofs[:_MOST_PROOFS], 0.25)] if proofs else []


def _drawn_claim(passage: Passage, marks: Sequence[Mark]) -> Claim:
    """What a diagram or a heading shows is a mention; saying something about it is the text's affair."""
    how = How.HEADING if marks[0].unit < 0 else How.DIAGRAM
    proofs = tuple(Proof(m.span.shift(passage.start), how, passage.content.text[m.span.start : m.span.end]) for m in marks)
    return Claim(State.THIN, proofs[:_MOST_PROOFS], 0.5)


def _proof(passage: Passage, mark: Mark) -> Proof:
    how = How.TABLE if passage.content.units[mark.unit].kind is UnitKind.ROW else How.TEXT
    span: Span = mark.span.shift(passage.start)
    return Proof(span, how, passage.content.text[mark.span.start : mark.span.end])


def _by_strength(claim: Claim) -> tuple[int, float]:
    return (-_RANK[claim.state], -claim.weight)
