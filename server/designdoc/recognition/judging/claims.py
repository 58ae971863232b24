"""Claims: what one passage, standing where it stands, says for each section. The judge weighs them together.

They follow from the passage's testimony and its place in the outline alone, so that after an edit the claims of all
other passages are taken over as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.packs.model import Framework, Section
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.scanning import Mark
from designdoc.recognition.evidence.testimony import Testimony
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.headings.outline import Placed
from designdoc.recognition.headings.text import is_table_of_contents
from designdoc.recognition.terms.vocabulary import STRONG
from designdoc.text import Span

PROVEN = 3.0
_MENTIONED = 1.0
_ASKED_FOR = 0.5
"""In a template a strong term stands in a question or an instruction, where it counts half: it is mentioned there."""
_HINTED = 1.5
BY_HEADING, BY_LEAD, BY_LABEL, BY_PICTURE, BY_EXCLUSION = 100.0, 60.0, 50.0, 0.5, 0.25

_ELSEWHERE = frozenset(("references", "glossary"))
"""What only points elsewhere: the titles and words that stand there are not said by the design."""


class Claim(NamedTuple):
    """What one place says about a section: whether it covers or only mentions it, how weighty that is, the passage,
    and the marks or the one span (relative to the passage) that prove it.
    """

    covers: bool
    weight: float
    passage: int
    how: How | None
    places: tuple[Mark, ...] | Span


class Standing(NamedTuple):
    """Where a passage stands: its index, its place in the outline, whether it is about what the design is not, whether
    it only points elsewhere, whether it lists the document's own headings, and whether the whole document asks more
    than it says.
    """

    passage: int
    place: Placed
    excluded: bool
    elsewhere: bool
    contents: bool
    asking: bool


def standings(
    passages: Sequence[Passage], placed: Sequence[Placed], matcher: HeadingMatcher, *, asking: bool
) -> list[Standing]:
    """Where each passage of a document stands."""
    headed = [(passage, passage.heading.text) for passage in passages if passage.heading is not None]
    excluded = _below(passage for passage, heading in headed if matcher.excludes(heading))
    elsewhere = _below(passage for passage in passages if _ELSEWHERE.intersection(placed[passage.index].own))
    contents = {passage.index for passage, heading in headed if is_table_of_contents(heading)}
    return [Standing(i, at, i in excluded, i in elsewhere, i in contents, asking) for i, at in enumerate(placed)]


def _below(passages: Iterable[Passage]) -> frozenset[int]:
    """Some passages and all below them."""
    return frozenset(index for passage in passages for index in range(passage.index, passage.subtree_end))


class Said(NamedTuple):
    """The claims of one passage by section, and its hints: marks that count only together with those elsewhere."""

    claims: Mapping[str, list[Claim]]
    hints: Mapping[str, tuple[Mark, ...]]

    @property
    def sections(self) -> Set[str]:
        """The sections of which the passage speaks."""
        return self.claims.keys() | self.hints.keys()

    def differs(self, other: Said, section: str, places: bool) -> bool:
        """Whether another passage says something else about a section; ``places``: or says it elsewhere."""
        ours = self.claims.get(section, ()), self.hints.get(section, ())
        theirs = other.claims.get(section, ()), other.hints.get(section, ())
        return ours != theirs and (places or _worth(*ours) != _worth(*theirs))


def _worth(claims: Sequence[Claim], hints: Sequence[Mark]) -> tuple[list[object], list[str]]:
    """All of some claims and hints that counts in a judgement: not where their places are, but how many there are."""
    weights = [(c.covers, c.weight, c.how, 1 if isinstance(c.places, Span) else len(c.places)) for c in claims]
    return [*weights], [mark.term for mark in hints]


_NOTHING = Said({}, {})


class Listener:
    """Hears the claims of passages for the sections of one framework."""

    def __init__(self, framework: Framework) -> None:
        """``framework`` says how much a section asks for, and which sections are related."""
        self._sections: Mapping[str, Section] = {section.id: section for section in framework.sections}
        self._related = {section.id: frozenset(section.satisfied_by) for section in framework.sections}
        self._absorbed = {section.id: frozenset(section.absorbs) for section in framework.sections}
        self._local = {section.id for section in framework.sections if section.local_labels}

    def hear(self, testimony: Testimony, standing: Standing) -> Said:
        """What a passage says where it stands."""
        if not (testimony.labels or testimony.clusters or testimony.drawn or testimony.hints):
            return _NOTHING
        index, place, excluded, elsewhere, contents, asking = standing
        claims: dict[str, list[Claim]] = defaultdict(list)
        spoken_for = frozenset(place.sections)
        absorbed = frozenset[str]().union(*(self._absorbed.get(section, ()) for section in spoken_for)) - spoken_for
        local = self._local if spoken_for and self._local.isdisjoint(spoken_for) else ()
        for section, labels in testimony.labels.items():
            if section in local:
                continue
            claims[section] += [Claim(label.says_much, BY_LABEL, index, label.how, label.span) for label in labels]
        for section, clusters in testimony.clusters.items():
            if (excluded or elsewhere) and section not in spoken_for:
                claims[section] += _exclusion(section, index, testimony) if excluded else []
                continue
            related = not self._related[section].isdisjoint(spoken_for)
            hinted = _MENTIONED if self._sections[section].evidence.expected and not asking else _HINTED
            named = _ASKED_FOR if asking else _MENTIONED
            says_much = not contents and section not in absorbed
            for cluster in clusters:
                worth = cluster.related_worth if related else cluster.worth
                if worth >= (named if cluster.strong else hinted):
                    covers = says_much and worth >= PROVEN
                    claims[section].append(Claim(covers, worth, index, None, cluster.marks))
        if excluded or elsewhere:
            return Said({section: found for section, found in claims.items() if found}, {})
        for section, marks in testimony.drawn.items():
            claims[section].append(Claim(False, BY_PICTURE, index, _drawn_how(marks), marks))
        return Said(claims, testimony.hints)


def _exclusion(section: str, index: int, testimony: Testimony) -> list[Claim]:
    """What is named where the design says what it leaves out was at least thought of."""
    marks = tuple(mark for mark in testimony.hints.get(section, ()) if mark.kind == STRONG)
    return [Claim(False, BY_EXCLUSION, index, None, marks)] if marks else []


def _drawn_how(marks: tuple[Mark, ...]) -> How:
    return How.HEADING if marks[0].unit < 0 else How.DIAGRAM
