"""The memory of document checks: what they found stays while nothing changes of what they look at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import is_
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import PassageContent
from designdoc.findings import Finding
from designdoc.recognition.incremental import LastAnswer, changed_contents
from designdoc.records import replace
from designdoc.rules.check import See
from designdoc.rules.choosing.selection import ActiveRule, ActiveRules
from designdoc.rules.running.crashes import Crash, run_guarded
from designdoc.rules.running.diagnostics import Diagnostic, place_in
from designdoc.rules.running.drafts import Draft, finding_of, sections_of
from designdoc.rules.running.severity import effective_severity
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span


class _Places(NamedTuple):
    """The passages in which something stands: those where it lies within the heading, and the others."""

    at_headings: frozenset[int]
    below: frozenset[int]


_NOWHERE = _Places(frozenset(), frozenset())


class RuleResult:
    """What one rule found in a document, and what it has ``seen`` in passages, if it names that. The view on which the
    rule ran is let go with the next version of the document.
    """

    __slots__ = ("_diagnostics", "_places", "crashes", "drafts", "rule", "seen", "view")

    def __init__(self, rule: ActiveRule, view: DocumentView) -> None:
        """Runs the rule."""
        crashes: list[Crash] = []
        self.rule = rule
        view.looked_at.clear()
        self.drafts = run_guarded(rule, view, crashes)
        self.seen = None if rule.check.sees is None else view.looked_at.union(rule.check.sees)
        self.crashes = tuple(crashes)
        self._places = None if self.drafts and self.seen is not None else _NOWHERE
        self.view = view if self.drafts else None
        self._diagnostics: list[Diagnostic] = []

    @property
    def places(self) -> _Places:
        """Where something of it stands."""
        if self._places is None:
            assert self.view is not None, "what was let go knows its places"
            document, hits = self.view.document, [draft.hit for draft in self.drafts]
            spans = chain((hit.span for hit in hits), (related.span for hit in hits for related in hit.related))
            self._places = _places_of(document, spans)
        return self._places

    def on(self, view: DocumentView) -> list[Draft]:
        """What the rule finds on a view, with fixes that fit its text: nothing changes that, but they have to be made
        for every version.
        """
        return self.drafts if self.view is view or not self.drafts else RuleResult(self.rule, view).drafts

    def again(self, view: DocumentView) -> RuleResult:
        """What the rule finds on another view; this object when it says the same at the same places in passages."""
        new = RuleResult(self.rule, view)
        if self._claims() != new._claims() or self.diagnostics() != new.diagnostics():
            return new
        self.seen, self._places = new.seen, new.places
        return self

    def _claims(self) -> list[tuple[object, ...]]:
        """All of the drafts that is not said and counts when one thing is said about each gap; and the crashes."""
        return [(sections_of(draft), draft.hit.silences_absence) for draft in self.drafts] + [self.crashes]

    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostic of each draft."""
        if self.view is not None and not self._diagnostics:
            self._diagnostics = [_diagnostic_of(self.view, draft) for draft in self.drafts]
        return self._diagnostics

    def let_go(self) -> None:
        """Keep the diagnostics, and not the text of the document."""
        self.diagnostics()
        self._places = self.places
        self.drafts = [replace(draft, hit=replace(draft.hit, fixes=())) for draft in self.drafts]
        self.view = None


class DocumentMemory:
    """What the document rules found in the last version of a document."""

    def __init__(self) -> None:
        self._view: DocumentView | None = None
        self._active: ActiveRules | None = None
        self._outline: tuple[object, ...] = ()
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
            results = [RuleResult(rule, view) for rule in active.document]
        elif edits is not None and self._rest.at_rest and edits.leave_alone(self._rest.places):
            again = {at: self._results[at].again(view) for at in self._rest.always}
            if any(one is not self._results[at] for at, one in again.items()):
                results = [again.get(at, one) for at, one in enumerate(self._results)]
            else:
                results = self._results
        else:
            results = edits.spared(self._results, view) if edits is not None else [r.again(view) for r in self._results]
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

    def _outline_of(self, view: DocumentView) -> tuple[object, ...]:
        """All that outline checks may look at besides passages."""
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
        return headings, view.scope, document.outline, states, facts, told

    def _edits(self, before: DocumentView, view: DocumentView) -> _Edits | None:
        old, new = before.document.contents, view.document.contents
        first, end, _ = changed_contents(old, new)
        passages = [i for i in range(first, end) if old[i] is not new[i]]
        headed = [i for i in passages if old[i].heading != new[i].heading]
        sees = self._rest.sees
        was = self._looked_at(before, [old[i] for i in passages], sees)
        now = self._looks = _Looks(view, [new[i] for i in passages], sees)
        return _Edits(passages, headed, now.changed_since(was))

    def _looked_at(self, view: DocumentView, contents: list[PassageContent], sees: frozenset[See]) -> _Looks:
        """Looks at contents through a view: those of the last edit, if they are the same."""
        last = self._looks
        known = last is not None and last.view is view and last.contents == contents and sees <= last.sees
        return last if last is not None and known else _Looks(view, contents, sees)


class _Rest(NamedTuple):
    """What is true of the results of all rules: their crashes, what they see, which of them run ``always`` as they do
    not name what they see, and the places of what the others found. They are ``at_rest`` if none holds a view.
    """

    crashes: tuple[Crash, ...]
    sees: frozenset[See]
    always: list[int]
    places: _Places
    at_rest: bool


def _rest_of(results: list[RuleResult]) -> _Rest:
    at_rest = all(one.view is None for one in results)
    named = [one for one in results if one.seen is not None]
    places = [one.places for one in named] if at_rest else []
    return _Rest(
        tuple(crash for one in results for crash in one.crashes),
        frozenset[See]().union(*[one.seen for one in named if one.seen is not None]),
        [number for number, one in enumerate(results) if one.seen is None],
        _Places(
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
    headed: list[int]
    changed: frozenset[See]

    def spared(self, results: list[RuleResult], view: DocumentView) -> list[RuleResult]:
        """The results of all rules on a view, of which only those run that could find something else, or elsewhere."""
        changed = self.changed
        return [
            one
            if (seen := one.seen) is not None
            and (not changed or seen.isdisjoint(changed))
            and not (one.drafts and self._touch(one.places))
            else one.again(view)
            for one in results
        ]

    def leave_alone(self, places: _Places) -> bool:
        """Whether nothing looks different, and nothing that was found stands where something was edited."""
        return not (self.changed or self._touch(places))

    def _touch(self, places: _Places) -> bool:
        """Whether something that was found stands where something was edited."""
        return not (places.below.isdisjoint(self.passages) and places.at_headings.isdisjoint(self.headed))


def _diagnostic_of(view: DocumentView, draft: Draft) -> Diagnostic:
    """The diagnostic of what ``finding_in`` makes of a draft, without the rest of the finding."""
    document, hit, rule = view.document, draft.hit, draft.rule
    place = place_in(document, hit.span)
    sections = view.scope[place.passage].sections
    return Diagnostic(
        rule.rule.id,
        effective_severity(rule.rule, rule.level, hit, view.coverage.status),
        draft.message,
        place,
        hit.section or (sections[0] if sections else None),
        tuple([(related.message, place_in(document, related.span)) for related in hit.related]),
        tuple([fix.title for fix in hit.fixes]),
    )


def finding_in(view: DocumentView, draft: Draft) -> Finding:
    """The finding of a hit that counts in the document."""
    passage = view.document.passage_at(draft.hit.span.start)
    heading = passage.heading.text if passage.heading else ""
    return finding_of(draft, view.coverage.status, view.scope[passage.index].sections, heading, view.document.text)


def _places_of(document: Document, spans: Iterable[Span]) -> _Places:
    at_headings: set[int] = set()
    below: set[int] = set()
    for span in spans:
        index = document.index_at(span.start)
        heading, start = document.contents[index].heading, document.starts[index]
        if heading is not None and heading.span.start + start <= span.start and span.end <= heading.span.end + start:
            at_headings.add(index)
        else:
            below.update(range(index, document.index_at(span.end) + 1))
    return _Places(frozenset(at_headings), frozenset(below))
