"""Assessor: from the evidence in all passages to one state per section, with the proof a user can argue with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.packs.model import Framework, Section
from designdoc.recognition.assessment.headed import HeadedText, headed_sections
from designdoc.recognition.assessment.mention_index import MentionIndex
from designdoc.recognition.assessment.mentions import (
    BY_IMPLICATION,
    BY_LEAD,
    BY_PICTURE,
    Context,
    Mention,
    MentionFinder,
    contexts,
)
from designdoc.recognition.assessment.necessity import Need
from designdoc.recognition.assessment.proofs import Proofs, weightiest
from designdoc.recognition.coverage import How, SectionCoverage, State
from designdoc.recognition.evidence.extraction import PassageEvidence
from designdoc.recognition.headings.placer import Placed
from designdoc.recognition.headings.positions import title_index
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.words.counting import count_words

_SCATTERED = 3
"""How many different weak terms, scattered over a document, mention a section."""
_SCATTERED_EXPECTED = 2
"""The same for a section about which designs nearly always say something."""
_RECURRING = 5
"""In how many passages a single weak term of such a section must stand to mention it."""
_SPREAD = 2
"""In how many passages scattered terms must stand: those of a single passage are not scattered."""
_LEAD = 12
"""The fewest words of a sentence that states a problem; fewer are a subtitle or a name."""
_MARKUP = 3
"""The most characters of markup before a label that begins a paragraph or an item."""


class _Assessment(NamedTuple):
    """The assessment of one section, the need it answers, the mentions whose places are its proof, and the passages in
    which those stand.
    """

    coverage: SectionCoverage
    need: Need
    proving: tuple[Mention, ...]
    proven_in: frozenset[int]


class Assessor:
    """Assesses every section of one document.

    After an edit it takes over from the assessor before it the mentions in passages whose evidence and context are the
    same, and the assessments of sections whose mentions count as before.
    """

    def __init__(
        self,
        framework: Framework,
        document: Document,
        scans: Sequence[Scan],
        evidence: Sequence[PassageEvidence],
        placed: Sequence[Placed],
        *,
        asking: bool,
        before: Assessor | None = None,
    ) -> None:
        """Scans, evidence and places in the outline are those of the passages of the document, in order.
        ``asking``: the document mostly asks. ``before`` assessed the same framework.
        """
        self._document = document
        self._scans = scans
        self._evidence = evidence
        self._placed = placed
        self._asking = asking
        self._sections: Mapping[str, Section] = (
            before._sections if before is not None else {section.id: section for section in framework.sections}
        )
        self._finder: MentionFinder = before._finder if before is not None else MentionFinder(framework)
        same_shape = before is not None and before._asking == asking and before._document.outline == document.outline
        self._opening = next((content.heading for content in document.contents if content.heading is not None), None)
        if before is not None and same_shape and before._placed is placed and before._opening == self._opening:
            self._contexts: list[Context] = before._contexts
            self._own: dict[str, tuple[int, ...]] = before._own
            self._leading: int = before._leading
            judged: HeadedText | None = before._headed
        else:
            title = title_index(document.passages)
            self._contexts = contexts(framework, document.outline, placed, title, asking=asking)
            self._own = headed_sections(placed, self._sections)
            self._leading = title or 0
            judged = None
        self._headed: HeadedText = HeadedText(document.passages, evidence, placed, self._contexts, judged)
        self._lead = {} if asking else self._lead_mentions()
        self._before = before if same_shape else None
        earlier = self._before._index if self._before is not None else None
        self._index: MentionIndex = MentionIndex(self._finder, document.contents, evidence, self._contexts, earlier)
        self._assessments: dict[str, _Assessment] = {}
        self._coverage: dict[str, SectionCoverage] = {}
        self._needs: Mapping[str, Need] = {}

    def stays(self, document: Document, scans: Sequence[Scan]) -> bool:
        """Whether everything is as before in another version of the document, of which outline, headings, evidence and
        needs are the same; then the proofs are those in this version.
        """
        before, scans_before = self._document, self._scans
        self._document, self._scans = document, scans
        if not self._asking and self._lead != self._lead_mentions():
            self._document, self._scans = before, scans_before
            return False
        self._index.contents = document.contents
        return True

    def sections(self, needs: Mapping[str, Need]) -> dict[str, SectionCoverage]:
        """The state of every section; the same object as before an edit that changes nothing of it.
        Ask once: then the assessor before this one is let go.
        """
        before, self._before, self._needs = self._before, None, needs
        again = self._sections_touched(before)
        if before is not None:
            if needs is not before._needs:
                again |= {id_ for id_, assessment in before._assessments.items() if assessment.need != needs[id_]}
            if not again:
                self._assessments, self._coverage = before._assessments, before._coverage
                return self._coverage
        assessments = dict(before._assessments) if before is not None else {}
        for id_, section in self._sections.items():
            if id_ in again:
                assessments[id_] = self._assess(section, needs[id_])
        self._assessments = assessments
        self._coverage = {id_: assessment.coverage for id_, assessment in assessments.items()}
        if before is not None and self._coverage == before._coverage:
            self._coverage = before._coverage
        return self._coverage

    def _assess(self, section: Section, need: Need) -> _Assessment:
        own = self._own.get(section.id, ())
        excused = next((reason for i in own if (reason := self._evidence[i].not_applicable)), None)
        if excused is not None:
            away = SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, own, excused)
            return _Assessment(away, need, (), frozenset())
        said = [*(self._mentions_of(section) or self._scattered(section)), *self._questions(section)]
        mentions = said or self._implied(section)
        covering = [mention for mention in mentions if mention.covers]
        if not need.applicable and not covering and not own:
            away = SectionCoverage(section, State.NOT_APPLICABLE, need.necessity, own, need.because)
            return _Assessment(away, need, (), frozenset())
        state = State.COVERED if covering else State.THIN if mentions else State.MISSING
        proving = weightiest(covering or mentions)
        implied = bool(mentions) and not said
        left_out = bool(own) and all(self._contexts[index].left_out for index in own)
        coverage = SectionCoverage(section, state, need.necessity, own, need.because, implied, left_out)
        return _Assessment(coverage, need, proving, frozenset(mention.passage for mention in proving))

    def proofs(self, sections: Mapping[str, SectionCoverage]) -> Proofs:
        """The proofs of the states in which ``sections`` are in the end."""
        assessments = self._assessments
        return Proofs(sections, lambda id_: assessments[id_].proving, self._document.contents, self._scans)

    def _sections_touched(self, before: Assessor | None) -> set[str]:
        """The sections whose assessment or proof may have changed."""
        if before is None:
            return set(self._sections)
        touched: set[str] = set()
        if self._own is not before._own:
            touched |= {id_ for id_ in self._sections if before._own.get(id_) != self._own.get(id_)}
        for index in self._index.changed:
            proven = {id_ for id_, assessment in before._assessments.items() if index in assessment.proven_in}
            touched |= self._index.changed_sections(index, before._index, proven)
            if before._evidence[index].questions or self._evidence[index].questions:
                touched |= {section.id for section in self._sections.values() if section.evidence.questions}
            if self._index.contributes_otherwise(index, before._index):
                touched.update(self._sections_above(index))
        for index in self._index.edited:
            if before._document.contents[index].heading != self._document.contents[index].heading:
                touched.update(self._placed[index].own)
        if self._lead != before._lead:
            touched |= {section.id for section in self._sections.values() if section.evidence.lead}
        implied = [section for section in self._sections.values() if section.implied_by]
        touched |= {section.id for section in implied if not touched.isdisjoint(section.implied_by)}
        return touched & self._sections.keys()

    def _sections_above(self, index: int | None) -> Iterator[str]:
        """The sections of the headings of a passage and above it."""
        while index is not None:
            yield from self._placed[index].own
            index = self._document.outline.parents[index]

    def _mentions_of(self, section: Section) -> list[Mention]:
        """All mentions of a section: in its headings, in prose, pictures and labels, and in the lead."""
        own = self._own.get(section.id)
        mentions = list(self._headed.mentions(section, own)) if own else []
        mentions += self._index.mentions(section.id)
        if section.evidence.lead and (lead := self._lead.get(section.id)) is not None:
            mentions.append(lead)
        return mentions

    def _lead_mentions(self) -> dict[str, Mention]:
        """What a text before the first section mentions; lines such as "Version: 2" do not. A sentence that speaks of
        one such section ("This document describes ...") mentions none that follows it in the framework.
        """
        index = self._leading
        if self._placed[index].sections or self._evidence[index].weight.words < _LEAD:
            return {}
        content, marks = self._document.contents[index], self._scans[index].marks
        labelled = {label.span.start - markup for label in content.labels for markup in range(_MARKUP + 1)}
        units = enumerate(content.units)
        prose = {number: unit.span for number, unit in units if unit.span.start not in labelled}
        mentions = {}
        for section in self._sections.values():
            if not section.evidence.lead:
                continue
            words = accumulate(count_words(content.reading[span.start : span.end]) for span in prose.values())
            # Else there are only a drawing or metadata: they have words, and no sentence yet.
            if any(count >= _LEAD for count in words):
                mentions[section.id] = Mention(False, BY_LEAD, index, How.TEXT, next(iter(prose.values())))
            for mark in marks.get(section.id, ()):
                prose.pop(mark.unit, None)
        return mentions

    def _questions(self, section: Section) -> list[Mention]:
        """Questions left in the text mention the section that collects them, unless the whole document is asking."""
        wanted = section.evidence.questions
        if not wanted or self._asking:
            return []
        asked = [(i, span) for i, evidence in enumerate(self._evidence) for span in evidence.questions]
        return [Mention(False, BY_PICTURE, i, How.TEXT, span) for i, span in asked] if len(asked) >= wanted else []

    def _implied(self, section: Section) -> list[Mention]:
        """What mentions the sections that hardly anybody writes without saying something of this one."""
        implying = (self._mentions_of(self._sections[id_]) for id_ in section.implied_by if id_ in self._sections)
        return [mention._replace(covers=False, weight=BY_IMPLICATION) for found in implying for mention in found]

    def _scattered(self, section: Section) -> list[Mention]:
        """Weak terms all over a document, not in one passage only, are a mention when there are enough different ones.

        For a section that designs nearly always speak of, fewer will do, or a single one that recurs. For others, a
        word that recurs is rather what the whole document is about.
        """
        hints = [] if self._asking else self._index.hints(section.id)
        if len({index for index, _ in hints}) < min(_SPREAD, len(self._document.passages)):
            return []
        expected = section.evidence.expected
        first = {mark.term: (index, mark) for index, mark in reversed(hints)}
        recurring = Counter(term for term, _ in {(mark.term, index) for index, mark in hints})
        enough = len(first) >= (_SCATTERED_EXPECTED if expected else _SCATTERED)
        if not enough and not (expected and max(recurring.values(), default=0) >= _RECURRING):
            return []
        return [Mention(False, 0.0, index, None, (mark,)) for index, mark in sorted(first.values())]
