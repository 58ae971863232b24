"""The memory of passage findings: a passage that has not changed is not checked again."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from designdoc.document.model import Passage, PassageContent
from designdoc.findings import Finding
from designdoc.packs.model import Pack
from designdoc.recognition.scanning import Scan
from designdoc.records import record
from designdoc.rules.crashes import Crash, run_guarded
from designdoc.rules.drafts import Draft, finding_of, shifted
from designdoc.rules.needs import traits_of
from designdoc.rules.scope import Belonging
from designdoc.rules.selection import ActiveRules
from designdoc.rules.views import DocumentView, PassageView, Surroundings


class _Entry:
    """What is known of one content: under which conditions, the findings from its own start, and as placed last."""

    __slots__ = ("active", "belonging", "crashes", "findings", "placed", "placed_at", "spoken_for", "surroundings")

    def __init__(
        self,
        view: PassageView,
        active: ActiveRules,
        findings: tuple[Finding, ...],
        crashes: tuple[Crash, ...],
        spoken_for: frozenset[str],
    ) -> None:
        self.belonging = view.belonging
        self.surroundings = view.surroundings
        self.active = active
        self.findings = findings
        self.crashes = crashes
        self.placed_at = 0
        self.placed = findings
        self.spoken_for = spoken_for


@record
class PassageResult:
    """What the passage rules say about a document. ``spoken_for`` are the sections that a hit is about, or
    under whose heading a rule found unfinished text: to report them as missing as well would say the same thing twice.
    """

    findings: list[Finding]
    crashes: list[Crash]
    spoken_for: frozenset[str]


class PassageMemory:
    """The findings of passage checks by content. Content is compared by identity and held weakly."""

    def __init__(self, pack: Pack) -> None:
        """A memory for the checks of one pack."""
        self._pack = pack
        self._entries: WeakKeyDictionary[PassageContent, _Entry] = WeakKeyDictionary()
        self._surroundings = Surroundings()

    def findings(
        self,
        view: DocumentView,
        active: ActiveRules,
        surroundings: Surroundings,
        scan: Callable[[PassageContent], Scan],
    ) -> PassageResult:
        """The findings of all passage rules on a document, placed in it, and the crashes on the way."""
        if surroundings == self._surroundings:
            surroundings = self._surroundings
        self._surroundings = surroundings
        findings: list[Finding] = []
        crashes: dict[str, Crash] = {}
        spoken_for: set[str] = set()
        for passage, belonging in zip(view.document.passages, view.scope, strict=True):
            entry = self._entry(passage, belonging, surroundings, active, scan)
            findings += entry.placed
            spoken_for |= entry.spoken_for
            for crash in entry.crashes:
                crashes.setdefault(crash.rule, crash)
        return PassageResult(findings, list(crashes.values()), frozenset(spoken_for))

    def _entry(
        self,
        passage: Passage,
        belonging: Belonging,
        surroundings: Surroundings,
        active: ActiveRules,
        scan: Callable[[PassageContent], Scan],
    ) -> _Entry:
        entry = self._entries.get(passage.content)
        if (
            entry is None
            or entry.surroundings is not surroundings
            or entry.active is not active
            or entry.belonging != belonging
        ):
            view = PassageView(passage.content, belonging, surroundings, self._pack, scan(passage.content))
            entry = _check(view, active)
            self._entries[passage.content] = entry
        if entry.placed_at != passage.start:
            entry.placed = tuple(shifted(finding, passage.start) for finding in entry.findings)
            entry.placed_at = passage.start
        return entry


def _check(view: PassageView, active: ActiveRules) -> _Entry:
    """What the passage rules say about one passage, counted from its own start."""
    crashes: list[Crash] = []
    calls = active.calls.for_passage(traits_of(view.content, view.scan, view.sections))
    drafts = [draft for rule in calls for draft in run_guarded(rule, view, crashes)]
    status, heading, text = view.surroundings.status, view.heading_text, view.content.text
    findings = tuple(finding_of(draft, status, view.sections, heading, text) for draft in drafts)
    spoken_for = {section for draft in drafts for section in _spoken_for(draft, view)}
    return _Entry(view, active, findings, tuple(crashes), frozenset(spoken_for))


def _spoken_for(draft: Draft, view: PassageView) -> tuple[str, ...]:
    return draft.hit.about or (view.belonging.own if draft.rule.rule.unfinished else ())
