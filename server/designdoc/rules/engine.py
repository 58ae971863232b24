"""The Reviewer: recognition and all rules over one document. A keystroke costs no more than what it touched.

Passage checks run once per content and surroundings, and their findings are kept with the content; document checks run
when something that they look at has changed. Then absence findings are reduced to one per gap, and suppressions are
applied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.findings import Finding
from designdoc.packs.model import Pack
from designdoc.recognition.coverage import Coverage
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.memo import Recent
from designdoc.recognition.recogniser import Recogniser
from designdoc.rules.choosing.rule_settings import RuleSettings, names
from designdoc.rules.choosing.selection import ActiveRules, select_rules
from designdoc.rules.fixes.kept_links import with_kept_links
from designdoc.rules.running.crashes import Crash, FixCrashes, run_guarded
from designdoc.rules.running.diagnostics import Diagnostic, diagnostics_in, order
from designdoc.rules.running.documents import DocumentMemory, finding_in
from designdoc.rules.running.gaps import one_per_gap
from designdoc.rules.running.outcome import Outcome
from designdoc.rules.running.passages import PassageMemory, PassageResult
from designdoc.rules.running.rule_result import RuleResult
from designdoc.rules.running.suppression import Suppression, Suppressions, read_suppressions
from designdoc.rules.seeing.memory import PackMemory
from designdoc.rules.seeing.shape import Shape
from designdoc.rules.seeing.views import DocumentView
from designdoc.workspace.calendar import Calendar

_CHOICES_KEPT = 8
"""How many choices of rules are kept. Each list of rules that a document turns off makes one, and so does each letter
typed into such a list.
"""


class Review:
    """What designdoc says about one document. ``view`` is the document as the checks saw it, ``fix_crashes`` how many
    rules were known to have fixes that could not be made.
    """

    def __init__(
        self,
        view: DocumentView,
        find: Callable[[], tuple[Finding, ...]],
        diagnose: Callable[[Review], Sequence[Diagnostic]],
        fix_crashes: int = 0,
    ) -> None:
        """``find`` and ``diagnose`` are called when somebody wants to know."""
        self.view = view
        self.document: Document = view.document
        self.coverage: Coverage = view.coverage
        self.fix_crashes = fix_crashes
        self._find = find
        self._diagnose = diagnose

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of the text."""
        return self._find()

    @cached_property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The findings without the edits of their fixes: all that is needed while somebody types. The same
        object as for the version before, when the same is said at the same places within passages.
        """
        return self._diagnose(self)


class Reviewer:
    """Reviews documents against one pack with one set of settings. Keep it: it remembers what has not changed."""

    def __init__(
        self,
        pack: Pack,
        rule_settings: RuleSettings | None = None,
        synonyms: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """A reviewer for a pack that has a framework; ``synonyms`` are the user's own names for sections.

        ``placeholders`` and ``superfluous`` are the rules whose findings mark such text.
        Raises ValueError when the pack has no framework.
        """
        self.pack = pack
        self.rule_settings = rule_settings or RuleSettings()
        self.recogniser = Recogniser(pack, synonyms)
        self._active: Recent[tuple[str, frozenset[str]], ActiveRules] = Recent(_CHOICES_KEPT)
        self.pack_memory = PackMemory(pack)
        self._passages = PassageMemory(self.pack_memory)
        self._documents = DocumentMemory()
        self._shape: LastAnswer[Shape] = LastAnswer()
        self._last_shape: Shape | None = None
        self._said: LastAnswer[list[int]] = LastAnswer()
        self._document_diagnostics: LastAnswer[list[Diagnostic]] = LastAnswer()
        self._diagnostics_in_order: LastAnswer[list[Diagnostic]] = LastAnswer()
        self._fix_crashes = FixCrashes()
        self.placeholders = frozenset(rule.id for rule in pack.rules if "placeholder" in rule.marks)
        self.superfluous = frozenset(rule.id for rule in pack.rules if "superfluous" in rule.marks)
        self._names = {rule.id: names(rule) for rule in pack.rules}
        self._known_names = frozenset(name for all_names in self._names.values() for name in all_names)

    def review(
        self,
        document: Document,
        profile: str | None = None,
        exists: Callable[[str], bool] | None = None,
        calendar: Calendar | None = None,
    ) -> Review:
        """The coverage and the findings of a document.

        ``profile`` beats the one that the document names. ``exists`` says whether a path relative to the document's
        folder exists; without it nothing is said about files. ``calendar`` says which day it is.
        """
        coverage = self.recogniser.recognise(document, profile)
        active = self._rules_for(coverage.profile, disabled_in(document))
        scanner = self.recogniser.scanner(coverage.language)
        before = self._last_shape
        shape = self._shape.get((coverage.headings, document.outline), lambda: Shape(document, coverage, before))
        self._last_shape = shape
        view = DocumentView(
            document=document,
            coverage=coverage,
            pack_memory=self.pack_memory,
            shape=shape,
            scans=self.recogniser.scans(coverage.language, document),
            scan=scanner.scan,
            mentions=scanner.mentions,
            likeness=partial(self.recogniser.likeness, coverage.language),
            exists=exists,
            calendar=calendar or Calendar(),
            thorough=self.rule_settings.thorough,
        )
        passages = self._passages.findings(view, active, view.surroundings, scanner.scan)
        results = self._documents.results(view, active)
        known = self._fix_crashes.so_far()
        crashes = [*passages.crashes, *(Crash(broken.rule, broken.fault) for broken in active.broken), *known]
        crashes += self._documents.crashes()
        found = _Found(view, active, passages, results, tuple(crashes))
        return Review(view, partial(self._findings, found), partial(self._diagnostics, found), len(known))

    def _findings(self, found: _Found) -> tuple[Finding, ...]:
        """All findings, with fixes that fit the text."""
        view = found.view
        drafts = [draft for result in found.results for draft in result.on(view)]
        self._fix_crashes.watch(drafts)
        said = one_per_gap(drafts, found.passages.spoken_for)
        findings = [finding_in(view, drafts[index]) for index in said] + found.passages.findings(view.document)
        findings = self._after_suppressions(view, findings, found.active, list(found.crashes))
        findings.sort(key=lambda finding: (finding.span, finding.rule))
        return tuple([with_kept_links(view.document, finding) for finding in findings])

    def _diagnostics(self, found: _Found, review: Review) -> Sequence[Diagnostic]:
        """What the findings say. Where there are neither suppressions nor crashes, it is put together from what
        passages and rules said before.
        """
        document, passages = found.view.document, found.passages
        if found.crashes or any(map(_directives, document.contents)):
            return tuple(diagnostics_in(document, review.findings))
        of_document = self._document_diagnostics.get(
            (found.results, passages.spoken_for), lambda: self._diagnostics_of_document(found)
        )
        return self._diagnostics_in_order.get(
            (passages.diagnostics, of_document),
            lambda: sorted(chain(of_document, chain.from_iterable(passages.diagnostics)), key=order),
        )

    def _diagnostics_of_document(self, found: _Found) -> list[Diagnostic]:
        """What the document rules say once each gap is reported by one of them only."""
        results, spoken_for = found.results, found.passages.spoken_for
        said = self._said.get(
            (found.active, [result.claims for result in results], spoken_for),
            lambda: one_per_gap([draft for result in results for draft in result.drafts], spoken_for),
        )
        diagnostics = list(chain.from_iterable([result.diagnostics() for result in results]))
        return [diagnostics[index] for index in said]

    def has_more_to_say(self, review: Review) -> bool:
        """Whether a fix has failed since a review was made, so that another review of the document would report it."""
        return len(self._fix_crashes.so_far()) > review.fix_crashes

    def _rules_for(self, profile: str, disabled: frozenset[str]) -> ActiveRules:
        profiles = self.pack.framework.profiles if self.pack.framework else ()
        chosen = next((p for p in profiles if p.id == profile), None)
        return self._active.get(
            (profile, disabled), lambda: select_rules(self.pack, self.rule_settings, chosen, disabled)
        )

    def _after_suppressions(
        self, view: DocumentView, findings: list[Finding], active: ActiveRules, crashes: list[Crash]
    ) -> list[Finding]:
        """The findings that no suppression hides, with what the review checks say in the end."""
        suppressions = read_suppressions(view.document)
        hiding = Suppressions(suppressions)
        kept = [finding for finding in findings if not self._hidden(finding, hiding)]
        idle = tuple(s for s in suppressions if not hiding.used(s) and self._was_looking(s, active))
        outcome = Outcome(view.document, suppressions, idle, self._known_names, tuple(crashes), active)
        last = [
            finding_in(view, draft)
            for rule in active.review
            if not rule.muted
            for draft in run_guarded(rule, outcome, crashes)
        ]
        return kept + [finding for finding in last if not self._hidden(finding, hiding, unnamed=False)]

    def _hidden(self, finding: Finding, hiding: Suppressions, *, unnamed: bool = True) -> bool:
        return hiding.hide(finding, self._names.get(finding.rule, (finding.rule,)), unnamed=unnamed)

    def _was_looking(self, suppression: Suppression, active: ActiveRules) -> bool:
        """Whether an idle suppression tells something: its rule ran, or there is no such rule."""
        if not suppression.name:
            return True
        rules = [rule for rule, all_names in self._names.items() if suppression.name in all_names]
        return not rules or any(active.speaks(rule) for rule in rules)


_directives = attrgetter("directives")


class _Found(NamedTuple):
    """What the rules found in a document, before gaps are merged and suppressions applied."""

    view: DocumentView
    active: ActiveRules
    passages: PassageResult
    results: list[RuleResult]
    crashes: tuple[Crash, ...]


def disabled_in(document: Document) -> frozenset[str]:
    """The names of rules that the front matter turns off: ``designdoc: {disable: [...]}``."""
    if document.front_matter is None:
        return frozenset()
    own = document.front_matter.values.get("designdoc")
    listed = own.get("disable") if isinstance(own, Mapping) else None
    entries = [listed] if isinstance(listed, str) else listed if isinstance(listed, (list, tuple)) else []
    return frozenset(entry for entry in entries if isinstance(entry, str))
