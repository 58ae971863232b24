"""Mentions: what the evidence in one passage amounts to for each section, given where the passage stands.

They follow from the passage's evidence and its context in the outline alone, so that after an edit the mentions in all
other passages are taken over as they are. The assessor weighs the mentions of all passages together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from designdoc.document.outline import Outline
from designdoc.packs.model import Framework, Section
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.extraction import PassageEvidence
from designdoc.recognition.headings.placer import Placed
from designdoc.recognition.scanning.code_names import CODE
from designdoc.recognition.scanning.outside_prose import HEADING
from designdoc.recognition.scanning.scan import DrawnMark
from designdoc.recognition.scanning.units import Mark
from designdoc.recognition.terms.vocabulary import NAME, STRONG
from designdoc.text import Span

_COVERING = 3.0
"""The least worth of a block of prose that covers a section without a heading: three strong terms, or a strong one and
weak ones of that worth together.
"""
_MENTIONED = 1.0
"""The least worth of a block that mentions a section by a strong term: one such term, outside of questions."""
_ASKED_FOR = 0.5
"""The same in a template, where strong terms stand in questions and instructions and count half."""
_HINTED = 1.5
"""The least worth of a block that mentions a section by weak terms only: three, none of them alone in its sentence."""
_STRONG_AMID = 2
"""The fewest different strong terms of a sentence that covers a section under the heading of another one."""
BY_HEADING, BY_LEAD, BY_LABEL, BY_PICTURE, BY_EXCLUSION, BY_IMPLICATION = 100.0, 60.0, 50.0, 0.5, 0.25, 0.0
"""The weights of mentions by anything but prose. They only order mentions: the heaviest are shown as proof."""


class Mention(NamedTuple):
    """One place that mentions a section: whether it is enough to cover it, how weighty it is, the passage, and its
    evidence: the marks, or one span relative to the passage.
    """

    covers: bool
    weight: float
    passage: int
    how: How | None
    places: tuple[Mark, ...] | tuple[DrawnMark, ...] | Span


class Context(NamedTuple):
    """Where a passage stands: its index and its place in the outline.

    It is ``excluded`` where the text is about what the design is not. In ``back_matter`` titles and words only point
    elsewhere; ``contents`` are a list of the document's own headings. The whole document may be ``asking`` more than it
    states, and the passage may be the one ``titled`` by the document's title.
    """

    passage: int
    place: Placed
    excluded: bool
    back_matter: bool
    contents: bool
    asking: bool
    titled: bool

    @property
    def aside(self) -> bool:
        """Whether what stands here speaks for no section but those that it is headed by."""
        return self.excluded or self.back_matter

    @property
    def left_out(self) -> bool:
        """Whether a heading above the passage's own says that it is no part of the design."""
        return self.excluded and not self.place.excludes


def contexts(
    framework: Framework, outline: Outline, placed: Sequence[Placed], title: int | None, *, asking: bool
) -> list[Context]:
    """The context of each passage of a document, of which the one numbered ``title`` is headed by its title."""
    behind = frozenset(framework.in_role("back-matter"))
    excluded = _below(outline, (i for i, at in enumerate(placed) if at.excludes))
    back_matter = _below(outline, (i for i, at in enumerate(placed) if not behind.isdisjoint(at.own)))
    return [
        Context(i, at, i in excluded, i in back_matter, at.contents, asking, i == title) for i, at in enumerate(placed)
    ]


def _below(outline: Outline, passages: Iterable[int]) -> frozenset[int]:
    """Some passages and all below them."""
    return frozenset(index for passage in passages for index in range(passage, outline.subtree_ends[passage]))


class PassageMentions(NamedTuple):
    """The mentions of one passage by section, and its hints: marks that count only together with those elsewhere."""

    mentions: Mapping[str, list[Mention]]
    hints: Mapping[str, tuple[Mark, ...]]

    @property
    def sections(self) -> Set[str]:
        """The sections that the passage mentions or hints at."""
        return self.mentions.keys() | self.hints.keys()

    def differs(self, other: PassageMentions, section: str, places: bool) -> bool:
        """Whether those of another passage count otherwise for a section; ``places``: or stand elsewhere."""
        ours = self.mentions.get(section, ()), self.hints.get(section, ())
        theirs = other.mentions.get(section, ()), other.hints.get(section, ())
        return ours != theirs and (places or _worth(*ours) != _worth(*theirs))


def _worth(mentions: Sequence[Mention], hints: Sequence[Mark]) -> tuple[list[object], list[str]]:
    """All of some mentions and hints that counts in an assessment: not where their places are, but how many."""
    weights = [(m.covers, m.weight, m.how, 1 if isinstance(m.places, Span) else len(m.places)) for m in mentions]
    return [*weights], [mark.term for mark in hints]


_NO_MENTIONS = PassageMentions({}, {})


_Mentions = dict[str, list[Mention]]


class _Here(NamedTuple):
    """The context of a passage, the sections it is ``headed`` by, and those that these absorb: they are not covered."""

    context: Context
    headed: frozenset[str]
    absorbed: frozenset[str]


class MentionFinder:
    """Finds the mentions of one framework's sections in passages."""

    def __init__(self, framework: Framework) -> None:
        """``framework`` says how much a section asks for, and which sections are related."""
        self._sections: Mapping[str, Section] = {section.id: section for section in framework.sections}
        self._related = {section.id: frozenset(section.satisfied_by) for section in framework.sections}
        self._absorbed = {section.id: frozenset(section.absorbs) for section in framework.sections}
        self._by_drawing = [section.id for section in framework.sections if section.evidence.drawing]
        self._local = {section.id for section in framework.sections if section.local_labels}

    def find(self, evidence: PassageEvidence, context: Context) -> PassageMentions:
        """The mentions and hints in a passage where it stands."""
        if not (evidence.labels or evidence.clusters or evidence.drawn or evidence.hints or evidence.drawing):
            return _NO_MENTIONS
        headed = frozenset(context.place.inherited if context.left_out else context.place.sections)
        absorbed = frozenset[str]().union(*(self._absorbed.get(section, ()) for section in headed)) - headed
        if context.place.undesigned:
            absorbed = self._unrelated(headed)
        here = _Here(context, headed, absorbed)
        mentions: _Mentions = defaultdict(list)
        if evidence.labels:
            self._add_labels(mentions, evidence, here)
        self._add_prose(mentions, evidence, here)
        if evidence.brief_answers and not (context.aside or context.contents or context.asking):
            self._add_brief_answers(mentions, evidence, here)
        if not context.aside:
            self._add_drawn(mentions, evidence, context)
        return PassageMentions(mentions, {} if context.aside else evidence.hints)

    def _unrelated(self, headed: frozenset[str]) -> frozenset[str]:
        """The sections that text under headings of others covers in no way, even if it holds evidence of them."""
        return frozenset([id_ for id_, by in self._related.items() if id_ not in headed and by.isdisjoint(headed)])

    def _add_labels(self, mentions: _Mentions, evidence: PassageEvidence, here: _Here) -> None:
        """Labels mention the sections they name; under the heading of another one only concrete ones cover them."""
        context, headed, absorbed = here
        local = self._local if headed and self._local.isdisjoint(headed) else ()
        for section, labels in evidence.labels.items():
            if section in local:
                continue
            amid = bool(headed) and section not in headed
            for label in labels:
                covers = label.substantial and (label.concrete or not amid) and section not in absorbed
                covers = covers and (section in headed or not context.aside)
                mentions[section].append(Mention(covers, BY_LABEL, context.passage, label.how, label.span))

    def _add_prose(self, mentions: _Mentions, evidence: PassageEvidence, here: _Here) -> None:
        """Blocks of prose mention the sections whose terms they hold. What is named where the design says what it
        leaves out was at least thought of.
        """
        context, headed, absorbed = here
        index, asking = context.passage, context.asking
        for section, clusters in evidence.clusters.items():
            if context.aside and section not in headed:
                marks = _named(evidence.hints.get(section, ())) if context.excluded else ()
                if marks:
                    mentions[section].append(Mention(False, BY_EXCLUSION, index, None, marks))
                continue
            related = not self._related[section].isdisjoint(headed)
            hinted = _MENTIONED if self._sections[section].evidence.expected and not asking else _HINTED
            named = _ASKED_FOR if asking else _MENTIONED
            substantial = not context.contents and section not in absorbed
            for cluster in clusters:
                worth = cluster.related_worth if related else cluster.worth
                if worth >= (named if cluster.strong else hinted):
                    covers = substantial and cluster.strong and worth >= _COVERING
                    mentions[section].append(Mention(covers, worth, index, None, cluster.marks))

    def _add_brief_answers(self, mentions: _Mentions, evidence: PassageEvidence, here: _Here) -> None:
        """A sentence that answers a section covers it; under the heading of an unrelated one it has to be surer."""
        context, headed, absorbed = here
        for section, answer in evidence.brief_answers.items():
            amid = bool(headed) and section not in headed and self._related[section].isdisjoint(headed)
            if answer.strong >= (_STRONG_AMID if amid else 1) and section not in absorbed:
                mentions[section].append(Mention(True, _COVERING, context.passage, None, answer.marks))

    def _add_drawn(self, mentions: _Mentions, evidence: PassageEvidence, context: Context) -> None:
        """Diagrams and headings mention what is written in them; the title of the document mentions nothing."""
        if evidence.drawing is not None:
            for section in self._by_drawing:
                mentions[section].append(Mention(False, BY_PICTURE, context.passage, How.DIAGRAM, evidence.drawing))
        for section, drawn in evidence.drawn.items():
            marks = tuple([mark for mark in drawn if mark.drawing != HEADING]) if context.titled else drawn
            if marks:
                mentions[section].append(Mention(False, BY_PICTURE, context.passage, _drawn_how(marks), marks))


def _named(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that name a section or its tools."""
    return tuple(mark for mark in marks if mark.kind in (STRONG, NAME))


def _drawn_how(marks: tuple[DrawnMark, ...]) -> How:
    return {HEADING: How.HEADING, CODE: How.TEXT}.get(marks[0].drawing, How.DIAGRAM)
