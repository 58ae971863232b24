"""The memory of passage findings: a passage that has not changed is not checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import PassageContent
from designdoc.findings import Finding
from designdoc.recognition.incremental import WHOLE, changed_contents, patched
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.scanning.scan import Scan
from designdoc.rules.choosing.selection import ActiveRules
from designdoc.rules.running.crashes import Crash, run_guarded
from designdoc.rules.running.diagnostics import Diagnostic, diagnostics_in_passage
from designdoc.rules.running.drafts import Draft, finding_of, shifted
from designdoc.rules.seeing.memory import PackMemory
from designdoc.rules.seeing.needs import traits_of
from designdoc.rules.seeing.scope import Belonging
from designdoc.rules.seeing.views import DocumentView, PassageView, Surroundings


class Entry:
    """What is known of one content: under which conditions, and the findings from its own start."""

    __slots__ = ("_diagnostics", "active", "belonging", "crashes", "findings", "spoken_for", "surroundings")

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
        self.spoken_for = spoken_for
        self._diagnostics: tuple[int, tuple[Diagnostic, ...]] = (-1, ())

    def diagnostics(self, passage: int) -> tuple[Diagnostic, ...]:
        """The diagnostics of the findings, if the content is that of a passage with this index."""
        if self.findings and self._diagnostics[0] != passage:
            self._diagnostics = (passage, diagnostics_in_passage(self.findings, passage))
        return self._diagnostics[1]


class PassageResult(NamedTuple):
    """What the passage rules say about a document: the entries of its passages, and their diagnostics, by passage.
    ``spoken_for`` are the sections that a hit is about, or under whose heading a rule found unfinished text: to report
    them as missing as well would say the same thing twice. Lists that are as before are the same objects.
    """

    entries: list[Entry]
    diagnostics: list[tuple[Diagnostic, ...]]
    crashes: tuple[Crash, ...]
    spoken_for: frozenset[str]

    def findings(self, document: Document) -> list[Finding]:
        """The findings, placed in the document."""
        return [
            shifted(finding, start)
            for start, entry in zip(document.starts, self.entries, strict=True)
            for finding in entry.findings
        ]


class PassageMemory:
    """The findings of passage checks by content, which is compared by identity."""

    def __init__(self, pack_memory: PackMemory) -> None:
        """A memory for the checks of one pack."""
        self._pack_memory = pack_memory
        self._entries: ContentMemo[Entry] = ContentMemo()
        self._conditions: tuple[object, ...] = ()
        self._contents: tuple[PassageContent, ...] = ()
        self._last = PassageResult([], [], (), frozenset())
        self._of_passages: tuple[list[tuple[Crash, ...]], list[frozenset[str]]] = ([], [])

    def findings(
        self,
        view: DocumentView,
        active: ActiveRules,
        surroundings: Surroundings,
        scan: Callable[[PassageContent], Scan],
    ) -> PassageResult:
        """The findings of all passage rules on a document, and the crashes on the way."""
        contents, scope = view.document.contents, view.scope
        conditions = (scope, surroundings, active)
        if conditions == self._conditions and len(contents) == len(self._contents):
            conditions, window = self._conditions, changed_contents(self._contents, contents)
        else:
            window = WHOLE
        _, surroundings, _ = conditions
        touched = range(len(contents))[window.first : window.new_end]
        new = [self._entry(contents[i], scope[i], surroundings, active, scan) for i in touched]
        crashes, spoken_for = self._of_passages
        crashes = patched(crashes, window, [entry.crashes for entry in new])
        spoken_for = patched(spoken_for, window, [entry.spoken_for for entry in new])
        self._last = PassageResult(
            patched(self._last.entries, window, new),
            patched(
                self._last.diagnostics, window, [entry.diagnostics(i) for i, entry in zip(touched, new, strict=True)]
            ),
            _first_of_each_rule(crashes),
            _NOTHING.union(*spoken_for),
        )
        self._conditions, self._contents, self._of_passages = conditions, contents, (crashes, spoken_for)
        return self._last

    def _entry(
        self,
        content: PassageContent,
        belonging: Belonging,
        surroundings: Surroundings,
        active: ActiveRules,
        scan: Callable[[PassageContent], Scan],
    ) -> Entry:
        entry = self._entries.get(content)
        if (
            entry is None
            or entry.surroundings != surroundings
            or entry.active is not active
            or entry.belonging != belonging
        ):
            view = PassageView(content, belonging, surroundings, self._pack_memory, scan(content))
            entry = self._entries.keep(content, _check(view, active))
        return entry


def _first_of_each_rule(crashes: Iterable[Iterable[Crash]]) -> tuple[Crash, ...]:
    """The crashes of all passages, one for each rule."""
    first: dict[str, Crash] = {}
    for crash in chain.from_iterable(crashes):
        first.setdefault(crash.rule, crash)
    return tuple(first.values())


def _check(view: PassageView, active: ActiveRules) -> Entry:
    """What the passage rules say about one passage, counted from its own start."""
    crashes: list[Crash] = []
    calls = active.calls.for_passage(traits_of(view.content, view.scan, view.sections))
    drafts = [draft for rule in calls for draft in run_guarded(rule, view, crashes)]
    if not drafts:
        return Entry(view, active, (), tuple(crashes), _NOTHING)
    status, heading, text = view.surroundings.status, view.heading_text, view.content.text
    findings = tuple(finding_of(draft, status, view.sections, heading, text) for draft in drafts)
    spoken_for = {section for draft in drafts for section in _spoken_for(draft, view)}
    return Entry(view, active, findings, tuple(crashes), frozenset(spoken_for))


_NOTHING = frozenset[str]()


def _spoken_for(draft: Draft, view: PassageView) -> tuple[str, ...]:
    return draft.hit.about or (view.belonging.own if draft.rule.rule.unfinished else ())
