"""The memory of document checks: what they found stays while nothing changes of what they look at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, count
from operator import is_, is_not, ne, or_
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.document.outline import Outline
from designdoc.findings import Finding
from designdoc.recognition.incremental import LastAnswer, changed_contents
from designdoc.rules.check import See
from designdoc.rules.choosing.selection import ActiveRules
from designdoc.rules.running.crashes import Crash
from designdoc.rules.running.drafts import Draft, finding_of
from designdoc.rules.running.rule_result import Places, Retyped, RuleResult
from designdoc.rules.seeing.scope import Belonging
from designdoc.rules.seeing.views import DocumentView


class DocumentMemory:
    """What the document rules found in the last version of a document."""

    def __init__(self) -> None:
        self._view: DocumentView | None = None
        self._active: ActiveRules | None = None
        self._outline: _Outline | None = None
        self._results: list[RuleResult] = []
        self._states: LastAnswer[list[object]] = LastAnswer()
        self._facts: LastAnswer[list[object]] = LastAnswer()
        self._headings: LastAnswer[list[object]] = LastAnswer()
        self._looks: _Looks | None = None
        self._rest = _rest_of([])

    def results(self, view: DocumentView, active: ActiveRules) -> list[RuleResult]:
        """What every document rule finds, in the order of the rules: the same list as before if that is as before."""
        before, outline = self._view, self._outline_of(view)
        edits = self._edits(before, view) if before is not None and outline == self._outline else None
        if active is not self._active or (edits is None and not _same_document(before, view)):
            results = [RuleResult.of(rule, view) for rule in active.document]
        elif edits is not None and self._rest.at_rest and edits.leave_alone(self._rest.places):
            again = {at: self._results[at].again(view) for at in self._rest.always}
            if any(one is not self._results[at] for at, one in again.items()):
                results = [again.get(at, one) for at, one in enumerate(self._results)]
            else:
                results = self._results
        else:
            results = edits.spared(self._results, view) if edits is not None else self._again(view, outline)
            for one in results:
                if one.view is not None and one.view is not view:
                    one.let_go()
            if all(map(is_, results, self._results)):
                results = self._results
        if results is not self._results or not self._rest.at_rest:
            self._rest = _rest_of(results)
        self._view, self._active, self._outline, self._results = view, active, outline, results
        return results

    def crashes(self) -> tuple[Crash, ...]:
        """The rules that could not do their work the last time."""
        return self._rest.crashes

    def _again(self, view: DocumentView, outline: _Outline) -> list[RuleResult]:
        """What all rules find where something else than passages has changed as well. Those that look at one heading at
        a time look again where it was edited or its sections have changed, as long as it has the same place.
        """
        before = self._view
        if before is None or not outline.places_as(self._outline):
            return [one.again(view) for one in self._results]
        edited = map(is_not, before.document.contents, view.document.contents)
        elsewhere = map(ne, before.scope, view.scope)
        around = _around(compress(count(), map(or_, edited, elsewhere)), len(view.scope))
        return [r.again(view) if r.rule.check.at is None else r.again_at(view, around) for r in self._results]

    def _outline_of(self, view: DocumentView) -> _Outline:
        coverage, document = view.coverage, view.document
        states = self._states.get(
            (coverage.sections,), lambda: [(s.state, s.necessity, s.reason) for s in coverage.sections.values()]
        )
        facts = self._facts.get(
            (coverage.facts,), lambda: [(fact.holds, fact.declared, fact.terms) for fact in coverage.facts.values()]
        )
        headings = self._headings.get(
            (coverage.headings,), lambda: [(match.passage, match.sections, match.exact) for match in coverage.headings]
        )
        told = coverage.profile, coverage.status, coverage.language, coverage.diagram, document.front_matter
        return _Outline(headings, view.scope, view.title_index, document.outline, states, facts, told)

    def _edits(self, before: DocumentView, view: DocumentView) -> _Edits | None:
        old, new = before.document.contents, view.document.contents
        first, end, _ = changed_contents(old, new)
        passages = [i for i in range(first, end) if old[i] is not new[i]]
        headings = ((i, old[i].heading, new[i].heading) for i in passages)
        retyped = {i: (a, b) for i, a, b in headings if a is not None and b is not None and a != b}
        sees = self._rest.sees
        was = self._looked_at(before, [old[i] for i in passages], sees)
        now = self._looks = _Looks(view, [new[i] for i in passages], sees)
        return _Edits(passages, retyped, now.changed_since(was))

    def _looked_at(self, view: DocumentView, contents: list[PassageContent], sees: frozenset[See]) -> _Looks:
        """Looks at contents through a view: those of the last edit, if they are the same."""
        last = self._looks
        known = last is not None and last.view is view and last.contents == contents and sees <= last.sees
        return last if last is not None and known else _Looks(view, contents, sees)


class _Outline(NamedTuple):
    """All that outline checks may look at besides passages. ``told`` is what the document or its reader says of it."""

    headings: list[object]
    scope: tuple[Belonging, ...]
    title: int | None
    shape: Outline
    states: list[object]
    facts: list[object]
    told: tuple[object, ...]

    def places_as(self, other: _Outline | None) -> bool:
        """Whether the headings stand where they stand in another version, whatever their sections are."""
        return other is not None and (self.shape, self.title, self.told) == (other.shape, other.title, other.told)


class _Rest(NamedTuple):
    """What is true of the results of all rules: their crashes, what they see, which of them run ``always`` as they do
    not name what they see, and the places of what the others found. They are ``at_rest`` if none holds a view.
    """

    crashes: tuple[Crash, ...]
    sees: frozenset[See]
    always: list[int]
    places: Places
    at_rest: bool


def _rest_of(results: list[RuleResult]) -> _Rest:
    at_rest = all(one.view is None for one in results)
    named = [one for one in results if one.seen is not None]
    places = [one.places for one in named] if at_rest else []
    return _Rest(
        tuple(crash for one in results for crash in one.crashes),
        frozenset[See]().union(*[one.seen for one in named if one.seen is not None]),
        [number for number, one in enumerate(results) if one.seen is None],
        Places(
            frozenset[int]().union(*[one.at_headings for one in places]),
            frozenset[int]().union(*[one.below for one in places]),
        ),
        at_rest,
    )


class _Looks:
    """What some functions see through one view in some contents, in each of them."""

    def __init__(self, view: DocumentView, contents: list[PassageContent], sees: frozenset[See]) -> None:
        self.view = view
        self.contents = contents
        self.sees = sees
        self._seen = [{see: see(view, content) for see in sees} for content in contents]

    def changed_since(self, before: _Looks) -> frozenset[See]:
        """What looks different from ``before``, which has looked at as many contents for at least the same."""
        if self._seen == before._seen:
            return _NOTHING
        both = zip(before._seen, self._seen, strict=True)
        return frozenset([see for old, new in both for see in self.sees if old[see] != new[see]])


_NOTHING = frozenset[See]()


def _same_document(before: DocumentView | None, view: DocumentView) -> bool:
    """Whether a text is a version of the one before: it has a passage in common with it."""
    return before is not None and not set(before.document.contents).isdisjoint(view.document.contents)


class _Edits(NamedTuple):
    """What was edited between two versions with the same outline: the passages, those of them in whose headings, and
    what looks different in them.
    """

    passages: list[int]
    retyped: Retyped
    changed: frozenset[See]

    def spared(self, results: list[RuleResult], view: DocumentView) -> list[RuleResult]:
        """The results of all rules on a view, of which only those run that could find something else, or elsewhere."""
        return [self._spared(one, view) for one in results]

    def _spared(self, one: RuleResult, view: DocumentView) -> RuleResult:
        different = one.seen is None or not self.changed.isdisjoint(one.seen)
        if not different and not (one.drafts and self._touch(one.places)):
            return one
        if one.rule.check.at is not None:
            return one.again_at(view, _around(self.passages, len(view.document.contents)))
        moves = not different and one.places.below.isdisjoint(self.passages)
        return (one.moved(self.retyped) if moves else None) or one.again(view)

    def leave_alone(self, places: Places) -> bool:
        """Whether nothing looks different, and nothing that was found stands where something was edited."""
        return not (self.changed or self._touch(places))

    def _touch(self, places: Places) -> bool:
        """Whether something that was found stands where something was edited."""
        return not (places.below.isdisjoint(self.passages) and places.at_headings.isdisjoint(self.retyped))


def _around(passages: Iterable[int], number: int) -> list[int]:
    """Some passages of a document with this ``number`` of them, and those beside them."""
    around = {at for passage in passages for at in (passage - 1, passage, passage + 1)}
    return sorted(around.intersection(range(number)))


def finding_in(view: DocumentView, draft: Draft) -> Finding:
    """The finding of a hit that counts in the document."""
    passage = view.document.passage_at(draft.hit.span.start)
    heading = passage.heading.text if passage.heading else ""
    return finding_of(draft, view.coverage.status, view.scope[passage.index].sections, heading, view.document.text)
