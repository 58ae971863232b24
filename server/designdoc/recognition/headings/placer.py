"""The outline of a document in terms of the framework: which sections each passage stands for.

A heading that names a section gives its passage to that section. A heading that names nothing belongs to the nearest
heading above it that does, unless that is a container. Headings with several readings are decided by where they stand
and by what the text under them holds.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import Passage
from designdoc.packs.model import Framework, HeadingChoice
from designdoc.recognition.headings.ambiguity import AmbiguousHeadings, holds_one, mentions_strongly
from designdoc.recognition.headings.changes import Titles, decided_elsewhere, read_again
from designdoc.recognition.headings.forms import FORMS, Form
from designdoc.recognition.headings.kinds import (
    is_calendar_period,
    is_case,
    is_circumstance,
    is_counted_instance,
    is_counted_period,
    requirement_by_code,
)
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.headings.names import MOST_SECTIONS, UNKNOWN, Match, all_terms
from designdoc.recognition.headings.positions import is_first, parent_titles
from designdoc.recognition.headings.survey import NO_SURVEY, Survey, survey
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.words.folding import fold, folded_terms


class Placed(NamedTuple):
    """A passage in the outline: the sections it stands for, whether its own heading says so (``own``) or one above it
    (``inherited``), whether the heading is a known name as a whole, whether it is a container, whether its word gathers
    what several other sections are about (``open_word``: "Data", "Evaluation"), whether it is a ``slot`` of each of
    several headings ("Outputs"), whether it is ``loose``: only some of its words say what it stands for, or it counts a
    stage of the plan above it, whether it says that what follows is no part of the design (``excludes``), whether it
    stands over the list of the headings (``contents``), and whether what stands below it is ``undesigned``: left out,
    or options that were weighed, because of its own heading or of one above it.
    """

    own: tuple[str, ...]
    inherited: tuple[str, ...]
    exact: bool
    container: bool
    open_word: bool
    slot: bool
    loose: bool
    excludes: bool
    contents: bool
    undesigned: bool

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections this passage stands for."""
        return self.own or self.inherited


class _Version(NamedTuple):
    """The last version of a document: what places were told by, the places, and what was reached before each and behind
    the last.
    """

    titles: Titles
    matches: list[Match]
    deciding: list[object]
    surveyed: Survey
    placed: list[Placed]
    reached: list[int]


class _Around(NamedTuple):
    """What stands around every heading of a document: its passages with their scans, and what a survey of all headings
    found.
    """

    passages: Sequence[Passage]
    scans: Sequence[Scan]
    surveyed: Survey


class Placer:
    """Places every passage of a document; ``scans`` are the passages' scans in the same order."""

    def __init__(self, framework: Framework, matcher: HeadingMatcher) -> None:
        """``matcher`` knows the names of the framework's sections."""
        self._framework = framework
        self._matcher = matcher
        first, last = framework.steps[0].id, framework.steps[-1].id
        self._framing = {section.id for section in framework.sections if section.step == first}
        self._plans = {section.id for section in framework.sections if section.step == last}
        self._planned = Match(framework.in_role("plan")[:1])
        self._requirements = framework.in_role("functional", "non-functional")
        self._passing = {section.id for section in framework.sections if section.passes_on}
        self._yields_to = {section.id: frozenset(section.yields_to) for section in framework.sections}
        self._absorbed = {section.id: frozenset(section.absorbs) for section in framework.sections}
        self._options = {section.id: tuple(all_terms(section.options)) for section in framework.sections}
        self._once = {section.id for section in framework.sections if section.once}
        self._step_order = {step.id: number for number, step in enumerate(framework.steps)}
        self._order_of = {section.id: self._step_order.get(section.step, 0) for section in framework.sections}
        self._ambiguous = AmbiguousHeadings()
        self._last = _Version([], [], [], NO_SURVEY, [], [-1])

    def place(self, document: Document, language: str, titles: Titles, scans: Sequence[Scan]) -> list[Placed]:
        """What each passage stands for, in document order; the same list as last time when nothing it depends on has
        changed: the headings (``titles`` are their words and levels), and the text under headings of which it decides
        the reading. ``scans`` are made in a ``language``.
        """
        passages, last = document.passages, self._last
        again = read_again(last.titles, titles, passages)
        matches, surveyed = last.matches, last.surveyed
        if again:
            matches = [self._match(p, passages) if p.index in again else matches[p.index] for p in passages]
            surveyed = survey(passages, matches)
            again |= decided_elsewhere(last.surveyed, surveyed, len(passages))
        deciding = self._ambiguous.deciding(document, language, matches, scans)
        if deciding != last.deciding:
            again = frozenset(range(len(passages)))
        if again:
            placed, reached = self._place(_Around(passages, scans, surveyed), matches, again)
            last = _Version(titles, matches, deciding, surveyed, placed, reached)
        self._last = last if last.titles is titles else last._replace(titles=titles)
        return last.placed

    def _place(
        self, around: _Around, matches: Sequence[Match], again: Container[int]
    ) -> tuple[list[Placed], list[int]]:
        """The place of each passage, and the steps of the framework that were reached before each and behind the last.
        What was not read ``again`` stays where it was as long as what is above it and what was reached are the same.
        """
        before, old, steps_before = self._last, self._last.placed, self._last.reached
        placed: list[Placed] = []
        steps: list[int] = [-1]
        for index, passage in enumerate(around.passages):
            parent = passage.parent
            above, reached = placed[parent] if parent is not None else None, steps[-1]
            if index in again or reached != steps_before[index] or (parent is not None and above != old[parent]):
                place = self._place_one(passage, matches[index], around, reached, above)
                if place.exact:
                    reached = max(reached, *[self._order_of.get(section, 0) for section in place.own])
            else:
                place, reached = old[index], steps_before[index + 1]
            placed.append(place)
            steps.append(reached)
        return (placed if placed != before.placed else before.placed), steps

    def _place_one(self, passage: Passage, match: Match, around: _Around, reached: int, above: Placed | None) -> Placed:
        """The place of one passage, below another one and behind all that has ``reached`` a step of the framework."""
        index, heading, surveyed = passage.index, passage.heading, around.surveyed
        text = heading.text if heading is not None else ""
        form = FORMS[text]
        planned = index in surveyed.periods and self._planned.known and self._is_free(text, above)
        named = self._named_period(match, text, above, planned=planned)
        if named is not None:
            match, planned = named, True
        elif planned:
            match = self._planned
        elif form.code:
            match = self._required(text, above) or match
        elif match.container and self._is_phase_of(above, form):
            match = UNKNOWN
        if index == surveyed.title or (index == surveyed.opening and not match.exact):
            match = UNKNOWN
        own = self._decide(match, passage, around, reached, above) if heading is not None else ()
        slot = index in surveyed.slots and self._once.issuperset(own)
        if slot or (own and above is not None and not planned and self._belongs_above(passage, own, match, above)):
            own = ()
        inherited = self._passed_on(above) if not own and not match.container else ()
        loose = match.loose or named is not None or self._is_phase_of(above, form)
        excludes = self._matcher.excludes(text)
        undesigned = excludes or self._are_options(text, own) or (above is not None and above.undesigned)
        said = _gathers(match), slot, loose, excludes, index in surveyed.contents, undesigned
        return Placed(own, inherited, match.exact and bool(own), match.container, *said)

    def _are_options(self, heading: str, own: tuple[str, ...]) -> bool:
        """Whether a heading of these sections stands over options that were weighed."""
        return len(own) == 1 and _contains_word(self._options[own[0]], heading)

    def _belongs_above(self, passage: Passage, own: tuple[str, ...], match: Match, above: Placed) -> bool:
        """Whether a heading is about its parent's section rather than what its own words say.

        "Data quality" below "Monitoring" is what is monitored; an "Overview" of the training pipeline is training
        pipeline. What the phases of a plan are called ("Phase 2: deploy") says what is planned, a model named below
        "Training" says what is trained, "Inference" below "Costs" what that costs, whatever stands below
        "Alternatives" is one, and below "Out of scope" it is left out. Unless the heading is the whole
        name of a section, "推論時" below "特徴量" says when features are computed, "Use case 2: alerts" is a use case.
        """
        if not self._passed_on(above) or passage.heading is None:
            return False
        if above.undesigned:
            return True
        read = own if match.ambiguous is None else own[:1]  # "Metrics" gathers what they are of as well.
        if any(self._absorbed.get(section, frozenset()).issuperset(read) for section in above.sections):
            return True
        if self._framing.issuperset(own):
            return not self._framing.issuperset(above.sections)
        text = passage.heading.text
        if is_case(text) or (is_counted_period(text) and self._is_plan(above)):
            return True
        doubtful = match.hinted or match.ambiguous is not None
        if doubtful and len(own) == 1 and self._yields_to[own[0]].issuperset(self._passed_on(above)):
            return True
        return not match.exact and (is_circumstance(text) or is_counted_instance(text))

    def _named_period(self, match: Match, heading: str, above: Placed | None, *, planned: bool) -> Match | None:
        """A period of work that is called by the whole name of a section ("Phase 2: Data labelling") is about that as
        well as a part of the plan.
        """
        counted = planned or (is_counted_period(heading) and self._is_plan(above))
        if not counted or not match.exact or match.ambiguous is not None:
            return None
        return Match(tuple(dict.fromkeys((*match.sections[:1], *self._planned.sections))))

    def _is_phase_of(self, above: Placed | None, form: Form) -> bool:
        """Whether a heading counts a phase of the plan above it: "Phase 3: Production"."""
        return form.phase and self._is_plan(above)

    def _is_plan(self, above: Placed | None) -> bool:
        """Whether what a heading hands on to those below it is that they are parts of a plan."""
        passed_on = self._passed_on(above)
        return bool(passed_on) and self._plans.issuperset(passed_on)

    def _is_free(self, text: str, above: Placed | None) -> bool:
        """Whether a series of periods is a plan here: a phase may be one of what stands above, a week is not. What is
        headed as a plan already hands that on.
        """
        headed = above is not None and bool(above.own) and self._is_plan(above)
        return not self._passed_on(above) or (is_calendar_period(text) and not headed)

    def _passed_on(self, above: Placed | None) -> tuple[str, ...]:
        return tuple(s for s in above.sections if s in self._passing) if above is not None else ()

    def _match(self, passage: Passage, passages: Sequence[Passage]) -> Match:
        heading = passage.heading
        if heading is None or FORMS[heading.text].address:
            return UNKNOWN
        return self._matcher.match(heading.text, parent_titles(passage, passages))

    def _required(self, heading: str, above: Placed | None) -> Match | None:
        """What a heading with the code of a requirement stands for: a requirement of the kind that the code names
        ("NFR-3: Latency") or, below requirements, one of those.
        """
        around = above.sections if above is not None else ()
        role = requirement_by_code(heading)
        coded = self._framework.in_role(role) if role is not None else ()
        sections = (*(section for section in around if section in self._requirements), *coded)
        return Match(sections[:1]) if sections else None

    def _decide(
        self, match: Match, passage: Passage, around: _Around, reached: int, above: Placed | None
    ) -> tuple[str, ...]:
        """The sections of a heading; of several readings, that which goes on with what the heading above stands for."""
        rules = match.ambiguous
        if rules is None:
            return match.sections
        sections = rules.default
        if above is None or not set(above.sections).intersection(rules.default):
            for choice in rules.choose:
                if self._chosen(choice, passage, around.passages, reached):
                    sections = choice.sections
                    break
        scans = around.scans[passage.index : passage.subtree_end]
        extra = tuple(s for s in rules.also if s not in sections and any(mentions_strongly(scan, s) for scan in scans))
        return (*sections, *extra)[:MOST_SECTIONS]

    def _chosen(self, choice: HeadingChoice, passage: Passage, passages: Sequence[Passage], reached: int) -> bool:
        below = passages[passage.index : passage.subtree_end]
        if choice.before is not None and reached >= self._step_order.get(choice.before, 99):
            return False
        if choice.after is not None and reached < self._step_order.get(choice.after, -1):
            return False
        if choice.first is not None and choice.first != is_first(passage, passages):
            return False
        if choice.diagram is not None and choice.diagram != any(part.content.diagrams for part in below):
            return False
        if choice.under and not any(_contains_word(choice.under, title) for title in parent_titles(passage, passages)):
            return False
        if choice.terms:
            return any(holds_one(part.content, choice.terms) for part in below)
        return True


def _gathers(match: Match) -> bool:
    """Whether a heading has several readings and may stand over several other sections as well."""
    return match.ambiguous is not None and len(match.ambiguous.also) > 1


def _contains_word(words: tuple[str, ...], title: str) -> bool:
    return any(map(fold(title).__contains__, folded_terms(words)))
