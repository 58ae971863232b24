"""What one rule found in a document: what it says, and where that stands, as long as nothing changes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import Heading
from designdoc.records import replace
from designdoc.rules.choosing.selection import ActiveRule
from designdoc.rules.running.crashes import Crash, run_guarded
from designdoc.rules.running.diagnostics import Diagnostic, Place, place_in
from designdoc.rules.running.drafts import Draft, sections_of
from designdoc.rules.running.severity import effective_severity
from designdoc.rules.seeing.views import DocumentView

if TYPE_CHECKING:
    from designdoc.rules.check import See

Retyped = Mapping[int, tuple[Heading, Heading]]
"""The passages in whose headings somebody types, each with its heading before and after."""

Claim = tuple[tuple[str, ...], bool]
"""What counts of a draft when one thing is said about each gap: the sections that it is about, and whether it silences
all that is said about something absent.
"""


class Places(NamedTuple):
    """The passages in which something stands: those where it lies within the heading, and the others."""

    at_headings: frozenset[int]
    below: frozenset[int]


NOWHERE = Places(frozenset(), frozenset())


class RuleResult:
    """What one rule found in a document, and what it has ``seen`` in passages, if it names that. The ``view`` on which
    the rule ran is let go with the next version of the document.
    """

    __slots__ = ("_claims", "_diagnostics", "_places", "crashes", "drafts", "rule", "seen", "view")

    def __init__(
        self,
        rule: ActiveRule,
        view: DocumentView | None,
        drafts: list[Draft],
        crashes: tuple[Crash, ...],
        seen: frozenset[See] | None,
    ) -> None:
        """Use ``of``."""
        self.rule = rule
        self.view = view
        self.drafts = drafts
        self.crashes = crashes
        self.seen = seen
        self._claims: list[Claim] | None = None
        self._diagnostics: list[Diagnostic] = []
        self._places = None if drafts and seen is not None else NOWHERE

    @classmethod
    def of(cls, rule: ActiveRule, view: DocumentView) -> RuleResult:
        """What a rule finds on a view."""
        crashes: list[Crash] = []
        view.looked_at.clear()
        drafts = run_guarded(rule, view, crashes)
        seen = None if rule.check.sees is None else frozenset(view.looked_at).union(rule.check.sees)
        return cls(rule, view if drafts else None, drafts, tuple(crashes), seen)

    @property
    def places(self) -> Places:
        """Where something of it stands."""
        if self._places is None:
            assert self.view is not None, "what was let go knows its places"
            self._places = _places_of(self.view.document, self.drafts)
        return self._places

    @property
    def claims(self) -> list[Claim]:
        """The claim of each draft: the same object as before while they are the same."""
        if self._claims is None:
            self._claims = [(sections_of(draft), draft.hit.silences_absence) for draft in self.drafts]
        return self._claims

    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostic of each draft."""
        if self.view is not None and not self._diagnostics:
            self._diagnostics = [_diagnostic_of(self.view, draft) for draft in self.drafts]
        return self._diagnostics

    def on(self, view: DocumentView) -> list[Draft]:
        """What the rule finds on a view, with fixes that fit its text: nothing changes that, but they have to be made
        for every version.
        """
        return self.drafts if self.view is view or not self.drafts else RuleResult.of(self.rule, view).drafts

    def let_go(self) -> None:
        """Keep the diagnostics, and not the text of the document."""
        if self.view is not None:
            self.diagnostics()
            self._places = self.places
            self.drafts = _without_fixes(self.drafts)
            self.view = None

    def again(self, view: DocumentView) -> RuleResult:
        """What the rule finds on another view; this object when it says the same at the same places in passages."""
        new = RuleResult.of(self.rule, view)
        if self.claims == new.claims:
            new._claims = self.claims
            if self.crashes == new.crashes and self.diagnostics() == new.diagnostics():
                self.seen, self._places = new.seen, new.places
                return self
        return new

    def again_at(self, view: DocumentView, passages: Sequence[int]) -> RuleResult:
        """The same for a rule that looks at one heading at a time, which finds nothing else but in some passages."""
        if self.crashes:
            return self.again(view)
        crashes: list[Crash] = []
        found = [d for i in passages for d in run_guarded(self.rule, view, crashes, view.document.passages[i])]
        self.let_go()
        new = [(_diagnostic_of(view, draft), draft) for draft in found]
        kept = [
            (d, draft)
            for d, draft in zip(self._diagnostics, self.drafts, strict=True)
            if d.place.passage not in passages
        ]
        both = sorted([*kept, *new], key=_in_order)
        result = RuleResult(self.rule, None, _without_fixes([draft for _, draft in both]), tuple(crashes), self.seen)
        result._diagnostics = [diagnostic for diagnostic, _ in both]
        if self.claims == result.claims:
            result._claims = self.claims
            if not crashes and self._diagnostics == result._diagnostics:
                return self
        here, there = self.places, _places_of(view.document, found)
        result._places = Places(*(old.difference(passages) | now for old, now in zip(here, there, strict=True)))
        return result

    def moved(self, retyped: Retyped) -> RuleResult | None:
        """The same result when nothing but the length of some headings has changed: what stands at one of them moves.
        ``None`` where something stands elsewhere in these passages.
        """
        moved = [_moved(diagnostic, retyped) for diagnostic in self.diagnostics()]
        diagnostics = [diagnostic for diagnostic in moved if diagnostic is not None]
        if len(diagnostics) < len(moved):
            return None
        self.let_go()
        if diagnostics == self._diagnostics:
            return self
        result = RuleResult(self.rule, None, self.drafts, self.crashes, self.seen)
        result._claims, result._diagnostics, result._places = self.claims, diagnostics, self.places
        return result


def _in_order(found: tuple[Diagnostic, Draft]) -> int:
    return found[0].place.passage


def _without_fixes(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts that hold nothing of the document: fixes do."""
    return [replace(draft, hit=replace(draft.hit, fixes=())) if draft.hit.fixes else draft for draft in drafts]


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


def _places_of(document: Document, drafts: Iterable[Draft]) -> Places:
    """The passages in which drafts have a place, be it one that explains them."""
    hits = [draft.hit for draft in drafts]
    at_headings: set[int] = set()
    below: set[int] = set()
    for span in chain((hit.span for hit in hits), (related.span for hit in hits for related in hit.related)):
        index = document.index_at(span.start)
        heading, start = document.contents[index].heading, document.starts[index]
        if heading is not None and heading.span.start + start <= span.start and span.end <= heading.span.end + start:
            at_headings.add(index)
        else:
            below.update(range(index, document.index_at(span.end) + 1))
    return Places(frozenset(at_headings), frozenset(below))


def _moved(diagnostic: Diagnostic, retyped: Retyped) -> Diagnostic | None:
    """A diagnostic whose places at headings have moved with these, ``None`` if one of them stands elsewhere."""
    messages = [message for message, _ in diagnostic.related]
    places = [diagnostic.place, *(place for _, place in diagnostic.related)]
    if retyped.keys().isdisjoint([place.passage for place in places]):
        return diagnostic
    moved = [_moved_place(place, *retyped[place.passage]) if place.passage in retyped else place for place in places]
    known = [place for place in moved if place is not None]
    if len(known) < len(moved):
        return None
    return diagnostic._replace(place=known[0], related=tuple(zip(messages, known[1:], strict=True)))


def _moved_place(place: Place, old: Heading, new: Heading) -> Place | None:
    """Where the whole of a heading, or all of its words, stands when it has changed."""
    if place.span == old.span:
        return Place(place.passage, new.span) if place.span != old.text_span or new.span == new.text_span else None
    return Place(place.passage, new.text_span) if place.span == old.text_span else None
