"""The Reviewer: recognition and all rules over one document, made so that a keystroke costs what it touched.

Passage checks run once per content and surroundings, and their findings are kept with the content; document checks
run every time. Then absence findings are reduced to one per gap, and suppressions are applied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from designdoc.document.document import Document
from designdoc.findings import Finding
from designdoc.packs.model import Pack
from designdoc.recognition.coverage import Coverage
from designdoc.recognition.recogniser import Recogniser
from designdoc.records import record
from designdoc.rules.crashes import Crash, FixCrashes, run_guarded
from designdoc.rules.drafts import Draft, finding_of
from designdoc.rules.gaps import one_per_gap
from designdoc.rules.outcome import Outcome
from designdoc.rules.passages import PassageMemory
from designdoc.rules.selection import ActiveRules, select_rules
from designdoc.rules.settings import RuleSettings, names
from designdoc.rules.suppression import Suppression, Suppressions, read_suppressions
from designdoc.rules.views import DocumentView, Surroundings
from designdoc.workspace.calendar import Calendar


@record
class Review:
    """What designdoc says about one document. Findings are in the order of the text. ``fix_crashes`` counts the rules
    known by then to have fixes that could not be made.
    """

    document: Document
    coverage: Coverage
    findings: tuple[Finding, ...]
    fix_crashes: int = 0


class Reviewer:
    """Reviews documents against one pack with one set of settings. Keep it: it remembers what has not changed."""

    def __init__(
        self,
        pack: Pack,
        rule_settings: RuleSettings | None = None,
        synonyms: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """A reviewer for a pack that has a framework; ``synonyms`` are the user's own names for sections.

        Raises ValueError when the pack has no framework.
        """
        self.pack = pack
        self.rule_settings = rule_settings or RuleSettings()
        self.recogniser = Recogniser(pack, synonyms)
        self._active: dict[tuple[str, frozenset[str]], ActiveRules] = {}
        self._memory = PassageMemory(pack)
        self._fix_crashes = FixCrashes()
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
        view = DocumentView(
            document, coverage, self.pack, scanner.scan, scanner.mentions, exists, calendar or Calendar()
        )
        passages = self._memory.findings(view, active, _surroundings(coverage), scanner.scan)
        known = self._fix_crashes.so_far()
        crashes = passages.crashes + [Crash(broken.rule, broken.fault) for broken in active.broken] + known
        drafts = [draft for rule in active.document for draft in run_guarded(rule, view, crashes)]
        self._fix_crashes.watch(drafts)
        findings = [_finding_in(view, draft) for draft in one_per_gap(drafts, passages.spoken_for)] + passages.findings
        findings = self._after_suppressions(view, findings, active, crashes)
        findings.sort(key=lambda finding: (finding.span, finding.rule))
        return Review(document, coverage, tuple(findings), len(known))

    def has_more_to_say(self, review: Review) -> bool:
        """Whether a fix failed since a review was made, so that another one of the same document would tell of it."""
        return len(self._fix_crashes.so_far()) > review.fix_crashes

    def _rules_for(self, profile: str, disabled: frozenset[str]) -> ActiveRules:
        key = (profile, disabled)
        if key not in self._active:
            profiles = self.pack.framework.profiles if self.pack.framework else ()
            chosen = next((p for p in profiles if p.id == profile), None)
            self._active[key] = select_rules(self.pack, self.rule_settings, chosen, disabled)
        return self._active[key]

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
            _finding_in(view, draft)
            for rule in active.review
            if not rule.muted
            for draft in run_guarded(rule, outcome, crashes)
        ]
        return kept + [finding for finding in last if not self._hidden(finding, hiding)]

    def _hidden(self, finding: Finding, hiding: Suppressions) -> bool:
        return hiding.hide(finding, self._names.get(finding.rule, (finding.rule,)))

    def _was_looking(self, suppression: Suppression, active: ActiveRules) -> bool:
        """Whether an idle suppression tells something: its rule ran, or there is no such rule."""
        if not suppression.name:
            return True
        rules = [rule for rule, all_names in self._names.items() if suppression.name in all_names]
        return not rules or any(active.speaks(rule) for rule in rules)


def disabled_in(document: Document) -> frozenset[str]:
    """The names of rules that the front matter turns off: ``designdoc: {disable: [...]}``."""
    if document.front_matter is None:
        return frozenset()
    own = document.front_matter.values.get("designdoc")
    listed = own.get("disable") if isinstance(own, Mapping) else None
    entries = [listed] if isinstance(listed, str) else listed if isinstance(listed, (list, tuple)) else []
    return frozenset(entry for entry in entries if isinstance(entry, str))


def _surroundings(coverage: Coverage) -> Surroundings:
    facts = frozenset(fact.id for fact in coverage.facts.values() if fact.holds)
    return Surroundings(coverage.language, coverage.profile, coverage.status, facts)


def _finding_in(view: DocumentView, draft: Draft) -> Finding:
    """The finding of a hit that counts in the document."""
    passage = view.document.passage_at(draft.hit.span.start)
    heading = passage.heading.text if passage.heading else ""
    return finding_of(draft, view.coverage.status, view.scope[passage.index].sections, heading, view.document.text)
