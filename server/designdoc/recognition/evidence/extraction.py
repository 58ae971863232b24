"""Extraction: the evidence that one passage holds for each section, without knowing where the passage stands.

It follows from the passage's own text, the vocabulary and the names of sections, so it is extracted once per passage
content and found again by identity. What it amounts to in the whole document is settled in ``assessment``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.asking import asked_units, is_open, is_question, unanswered
from designdoc.recognition.evidence.brief_answers import BriefAnswer, brief_answers_in
from designdoc.recognition.evidence.clusters import Cluster
from designdoc.recognition.evidence.label_groups import LabelGroups
from designdoc.recognition.evidence.labels import LabelMention, labels_in
from designdoc.recognition.evidence.marked_prose import ProseWeigher
from designdoc.recognition.evidence.substance import NOTHING, Weight, weigh
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.memo import PassageMemo
from designdoc.recognition.scanning.prompts import PromptsLeft
from designdoc.recognition.scanning.scan import DrawnMark, Scan
from designdoc.recognition.scanning.scanner import Scanner
from designdoc.recognition.scanning.units import Mark
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.words.counting import count_words
from designdoc.text import Span

_REASON_WORDS = 3
"""The fewest words of a reason: "Not applicable: no model." gives none."""
_ARROW_HEADS = (">", "→", "▶", "►", "⇒", "▼", "↓")
_AROUND_REASON = " .,:;-\u2013\u2014\n\u3001\u3002\uff0c\uff1a\uff1b"


class PassageEvidence(NamedTuple):
    """All evidence in one passage, by section id; all spans are relative to the passage.

    ``clusters`` weigh the prose, ``brief_answers`` are sentences that answer a section for which one is enough,
    ``hints`` are the marks outside questions and longer terms, ``drawn`` those in diagrams and in the heading,
    ``drawing`` is the first diagram of a system that is written in the text, ``terms`` are the different terms found,
    ``substance`` the sections whose required substance stands here, and ``titled`` those whose required substance the
    heading names. ``questions`` are the units that ask and get no answer. ``not_applicable`` is the reason of a text
    that says "Not applicable: because ...". ``open_heading`` says whether the heading asks or instructs, ``None``
    without a heading.
    """

    weight: Weight
    clusters: dict[str, tuple[Cluster, ...]]
    brief_answers: Mapping[str, BriefAnswer]
    hints: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[DrawnMark, ...]]
    drawing: Span | None
    labels: dict[str, tuple[LabelMention, ...]]
    terms: dict[str, frozenset[str]]
    substance: frozenset[str]
    titled: frozenset[str]
    questions: tuple[Span, ...]
    not_applicable: str | None
    open_heading: bool | None


_NONE = PassageEvidence(
    weight=NOTHING,
    clusters={},
    brief_answers={},
    hints={},
    drawn={},
    drawing=None,
    labels={},
    terms={},
    substance=frozenset(),
    titled=frozenset(),
    questions=(),
    not_applicable=None,
    open_heading=None,
)
_NO_EVIDENCE = {opens: _NONE._replace(open_heading=opens) for opens in (None, False, True)}
"""The evidence of bare passages, by whether their headings ask."""


class EvidenceExtractor:
    """Extracts evidence with one vocabulary and one framework's names, from each content once."""

    def __init__(
        self, scanner: Scanner, matcher: HeadingMatcher, label_groups: LabelGroups, brief: frozenset[str]
    ) -> None:
        """``scanner`` finds the terms, ``matcher`` knows what labels name, and ``label_groups`` what several of them
        say together; for the sections in ``brief`` one sentence is enough.
        """
        self._scanner = scanner
        self._matcher = matcher
        self._label_groups = label_groups
        self._brief = brief
        self._extracted: PassageMemo[PassageEvidence] = PassageMemo()
        self._prose = ProseWeigher()

    def extract_all(self, contents: Sequence[PassageContent]) -> list[PassageEvidence]:
        """The evidence in each of the contents."""
        return self._extracted.of_all(contents, partial(map, self._extract))

    def _extract(self, content: PassageContent) -> PassageEvidence:
        scan = self._scanner.scan(content)
        open_heading = is_open(content.heading.text) if content.heading is not None else None
        if content.bare:
            none = _NO_EVIDENCE[open_heading]
            return none._replace(drawn=scan.drawn) if scan.drawn else none
        questions = [is_question(_text(content, unit.span)) for unit in content.units]
        # Under "Future work" it is the authors who are going to add something.
        instructed = content.heading is None or not self._matcher.excludes(content.heading.text)
        asked = asked_units(content, questions, instructed=instructed).union(scan.prompts.units)
        unsaid = asked | scan.left_out
        prose = self._prose.weigh(scan.marks, content, unsaid)
        return PassageEvidence(
            weight=weigh(content, scan, asked),
            clusters=prose.clusters,
            brief_answers=brief_answers_in(content, scan, unsaid, self._brief),
            hints=prose.hints,
            drawn=scan.drawn,
            drawing=_drawing(content, scan.prompts),
            labels=self._labels_in(content, scan) if content.labels else {},
            terms=prose.terms,
            substance=frozenset(
                name.removeprefix(v.SUBSTANCE) for kind, name in scan.found if name.startswith(v.SUBSTANCE)
            ),
            titled=scan.titled,
            questions=tuple(unanswered(content, questions)) if True in questions else (),
            not_applicable=_not_applicable(content, scan),
            open_heading=open_heading,
        )

    def _labels_in(self, content: PassageContent, scan: Scan) -> dict[str, tuple[LabelMention, ...]]:
        found = labels_in(content, self._matcher, scan)
        for section, mention in self._label_groups.mentions(content.labels):
            found[section] = (*found.get(section, ()), mention)
        return found


class Attitude(NamedTuple):
    """How much a passage asks and how much it states: words of either kind, and ``PassageEvidence.open_heading``."""

    open_words: int
    words: int
    open_heading: bool | None


def attitude(evidence: PassageEvidence) -> Attitude:
    """The attitude of one passage."""
    return Attitude(evidence.weight.open_words, evidence.weight.words, evidence.open_heading)


def contribution(evidence: PassageEvidence) -> tuple[object, ...]:
    """What a passage contributes to the question whether the headings above it have enough below them."""
    strong = {s: max((c.worth for c in found if c.strong), default=0.0) for s, found in evidence.clusters.items()}
    return evidence.weight, evidence.terms, evidence.substance, evidence.titled, evidence.not_applicable, strong


def mostly_asks(attitudes: Sequence[Attitude]) -> bool:
    """Whether most of a document's text, or most of its headings, are questions and instructions: a template."""
    if sum([attitude.open_words for attitude in attitudes]) > sum([attitude.words for attitude in attitudes]):
        return True
    headings = [attitude.open_heading for attitude in attitudes if attitude.open_heading is not None]
    return 2 * sum(headings) > len(headings)


def how(content: PassageContent, mark: Mark) -> How:
    """Whether a mark in the prose stands in a table or in running text."""
    return How.TABLE if content.units[mark.unit].kind is UnitKind.ROW else How.TEXT


def _text(content: PassageContent, span: Span) -> str:
    return content.reading[span.start : span.end]


def _drawing(content: PassageContent, prompts: PromptsLeft) -> Span | None:
    """The first diagram that can be read, is not the template's, and has arrows: a tree of branches is no system."""
    for number, drawing in enumerate(content.diagrams):
        if drawing.kind.written and number not in prompts.drawings:
            source = content.text[drawing.source_span.start : drawing.source_span.end]
            if any(map(source.__contains__, _ARROW_HEADS)):
                return drawing.span
    return None


def _not_applicable(content: PassageContent, scan: Scan) -> str | None:
    """The author's reason when the text is "Not applicable: because ..."; ``None`` otherwise."""
    phrases = scan.found.get((v.WORDS, "not-applicable"), ())
    if not content.units or not phrases:
        return None
    before = content.reading[content.units[0].span.start : phrases[0].start]
    reason = content.reading[phrases[0].end : content.units[-1].span.end].strip(_AROUND_REASON)
    if any(map(str.isalnum, before)) or count_words(reason) < _REASON_WORDS:
        return None
    return " ".join(reason.split())
