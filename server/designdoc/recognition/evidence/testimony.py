"""Testimony: what one passage says about each section, without knowing where the passage stands.

It follows from the passage's own text, the vocabulary and the names of sections, so it is heard once per passage
content and found again by identity. What the whole document makes of it is the judge's affair (``judging``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from designdoc.document.model import Label, LabelKind, PassageContent, UnitKind
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.asking import asked_units, is_open, is_question, unanswered
from designdoc.recognition.evidence.clusters import Cluster, clusters_of, longest, within_longer
from designdoc.recognition.evidence.prompts import PromptsLeft
from designdoc.recognition.evidence.scanning import Mark, Scan, Scanner
from designdoc.recognition.evidence.substance import NOTHING, Weight, weigh
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.words.counting import count_words, is_phrase
from designdoc.text import Span

_TABLE_OF_SECTIONS = 4
_LABEL_MENTION = 3
_LABEL_COVERED = 8
_LABEL_LONG = 12
_REASON_WORDS = 3
_AROUND_REASON = " .,:;-\u2013\u2014\n\u3001\u3002\uff0c\uff1a\uff1b"


class LabelClaim(NamedTuple):
    """A bold lead-in, list label or table row that is named like a section; ``says_much`` when enough follows it."""

    span: Span
    text: str
    how: How
    says_much: bool


class Testimony(NamedTuple):
    """Everything one passage says, by section id; all spans are relative to the passage.

    ``clusters`` weigh the prose, ``hints`` are its marks outside questions and longer terms, ``drawn`` the marks in
    diagrams and in the heading, ``terms`` the different terms found, ``substance`` the sections whose required
    substance stands here.
    ``questions`` are the units that ask and get no answer. ``waiver`` is the reason of a text that says "Not
    applicable: because ...".
    ``open_heading`` says whether the heading asks or instructs, ``None`` without a heading.
    """

    weight: Weight
    clusters: dict[str, tuple[Cluster, ...]]
    hints: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[Mark, ...]]
    labels: dict[str, tuple[LabelClaim, ...]]
    terms: dict[str, frozenset[str]]
    substance: frozenset[str]
    questions: tuple[Span, ...]
    waiver: str | None
    open_heading: bool | None


_SILENT = {
    open_heading: Testimony(NOTHING, {}, {}, {}, {}, {}, frozenset(), (), None, open_heading)
    for open_heading in (None, False, True)
}
"""The testimonies of bare passages."""


class Witness:
    """Hears passages with one vocabulary and one framework's names, each content once."""

    def __init__(self, scanner: Scanner, matcher: HeadingMatcher) -> None:
        """``scanner`` finds the terms, ``matcher`` knows what labels name."""
        self._scanner = scanner
        self._matcher = matcher
        self._heard: WeakKeyDictionary[PassageContent, Testimony] = WeakKeyDictionary()

    def hear(self, content: PassageContent) -> Testimony:
        """What ``content`` says."""
        known = self._heard.get(content)
        if known is None:
            known = self._heard[content] = self._listen(content, self._scanner.scan(content))
        return known

    def _listen(self, content: PassageContent, scan: Scan) -> Testimony:
        open_heading = is_open(content.heading.text) if content.heading is not None else None
        if content.bare:
            silent = _SILENT[open_heading]
            return silent._replace(drawn=scan.drawn) if scan.drawn else silent
        questions = [is_question(_text(content, unit.span)) for unit in content.units]
        # Under "Future work" it is the authors who are going to add something.
        instructed = content.heading is None or not self._matcher.excludes(content.heading.text)
        asked = asked_units(content, questions, instructed=instructed) | scan.prompts.units.keys()
        clusters: dict[str, tuple[Cluster, ...]] = {}
        hints: dict[str, tuple[Mark, ...]] = {}
        terms: dict[str, frozenset[str]] = {}
        inner = within_longer(scan.marks)
        for section, found in scan.marks.items():
            marks = longest(found)
            clusters[section] = clusters_of(marks, content, asked)
            hints[section] = tuple([mark for mark in marks if mark.unit not in asked and mark not in inner])
            terms[section] = frozenset([mark.term for mark in found])
        return Testimony(
            weight=weigh(content, scan, asked),
            clusters=clusters,
            hints=hints,
            drawn=scan.drawn,
            labels=_labels(content, self._matcher, scan) if content.labels else {},
            terms=terms,
            substance=frozenset(
                name.removeprefix(v.SUBSTANCE) for kind, name in scan.found if name.startswith(v.SUBSTANCE)
            ),
            questions=tuple(unanswered(content, questions)) if True in questions else (),
            waiver=_waiver(content, scan),
            open_heading=open_heading,
        )


class Attitude(NamedTuple):
    """How much a passage asks and how much it states: words of either kind, and ``Testimony.open_heading``."""

    open_words: int
    words: int
    open_heading: bool | None


def attitude(testimony: Testimony) -> Attitude:
    """The attitude of one passage."""
    return Attitude(testimony.weight.open_words, testimony.weight.words, testimony.open_heading)


def grounds(testimony: Testimony) -> tuple[object, ...]:
    """What of a testimony decides whether the headings above a passage have enough below them."""
    strong = {s: max((c.worth for c in found if c.strong), default=0.0) for s, found in testimony.clusters.items()}
    return testimony.weight, testimony.terms, testimony.substance, testimony.waiver, strong


def mostly_asks(attitudes: Sequence[Attitude]) -> bool:
    """Whether most of a document's text, or most of its headings, are questions and instructions: a template."""
    if sum(attitude.open_words for attitude in attitudes) > sum(attitude.words for attitude in attitudes):
        return True
    headings = [attitude.open_heading for attitude in attitudes if attitude.open_heading is not None]
    return 2 * sum(headings) > len(headings)


def how(content: PassageContent, mark: Mark) -> How:
    """Whether a mark in the prose stands in a table or in running text."""
    return How.TABLE if content.units[mark.unit].kind is UnitKind.ROW else How.TEXT


def _text(content: PassageContent, span: Span) -> str:
    return content.reading[span.start : span.end]


def _labels(content: PassageContent, matcher: HeadingMatcher, scan: Scan) -> dict[str, tuple[LabelClaim, ...]]:
    """The claims of labels. A short text behind a label needs a word of the section or a figure to say much, and what
    follows a label of several sections has to be about the second one to count for it.
    """
    claims: dict[str, list[LabelClaim]] = defaultdict(list)
    heading = content.heading.text if content.heading else ""
    rows_count = _is_table_of_sections(content, matcher)
    spoken: dict[str, list[int]] = {}
    measured = [quantity.span.start for quantity in scan.quantities]
    for label in content.labels:
        if label.kind is LabelKind.ROW_LABEL and not rows_count:
            continue
        match = matcher.names(label.text, heading)
        several_words = is_phrase(label.text) or match.together
        if not match.exact or not (several_words or (len(match.sections) == 1 and not label.text[:1].islower())):
            continue
        words = _words_after(label, content, scan.prompts)
        if words >= _LABEL_MENTION:
            how_ = How.TABLE if label.kind is LabelKind.ROW_LABEL else How.TEXT
            for number, section in enumerate(match.sections):
                if section not in spoken:
                    spoken[section] = sorted(mark.span.start for mark in scan.marks.get(section, ()))
                about = label.scope.holds_one(spoken[section])
                if number and not about:
                    continue
                enough = words >= (_LABEL_COVERED if about or label.scope.holds_one(measured) else _LABEL_LONG)
                claims[section].append(LabelClaim(label.span, label.text, how_, several_words and enough))
    return {section: tuple(found) for section, found in claims.items()}


def _words_after(label: Label, content: PassageContent, prompts: PromptsLeft) -> int:
    scope = _text(content, label.scope)
    left = any(label.scope.start <= place.start < label.scope.end for place in prompts.units.values())
    return 0 if left or is_open(scope) else count_words(scope)


def _is_table_of_sections(content: PassageContent, matcher: HeadingMatcher) -> bool:
    """Whether the first cells of the passage's table rows name sections, one after the other."""
    rows = [label for label in content.labels if label.kind is LabelKind.ROW_LABEL]
    if len(rows) < _TABLE_OF_SECTIONS:
        return False
    named = {section for row in rows for section in matcher.names(row.text).sections}
    return len(named) >= _TABLE_OF_SECTIONS and 2 * len(named) >= len(rows)


def _waiver(content: PassageContent, scan: Scan) -> str | None:
    """The author's reason when the text is "Not applicable: because ..."; ``None`` otherwise."""
    phrases = scan.found.get((v.WORDS, "not-applicable"), ())
    if not content.units or not phrases:
        return None
    before = content.reading[content.units[0].span.start : phrases[0].start]
    reason = content.reading[phrases[0].end : content.units[-1].span.end].strip(_AROUND_REASON)
    if any(map(str.isalnum, before)) or count_words(reason) < _REASON_WORDS:
        return None
    return " ".join(reason.split())
