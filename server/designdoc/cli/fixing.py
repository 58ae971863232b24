"""Fixing: applies the fixes of findings to a text, round after round, until nothing changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set

from designdoc.findings import Finding, Fix
from designdoc.records import record
from designdoc.text import TextEdit
from designdoc.text.apply import apply_edits

MOST_IDLE_ROUNDS = 10
"""How many rounds in a row may leave no fewer findings than before, until fixes that never settle are given up."""


@record
class Fixed:
    """The text after all rounds, and the rules whose findings are gone, once per finding, whether its own fix mended it
    or that of another. ``waiting`` counts findings that only an unsafe fix would mend, where those were not asked for.
    ``doubted`` are the sections that would have been inserted if the text did not seem to speak of them.
    """

    text: str
    rules: tuple[str, ...]
    waiting: int = 0
    doubted: tuple[str, ...] = ()


def fix_text(text: str, review: Callable[[str], Sequence[Finding]], *, unsafe: bool) -> Fixed:
    """Mend a text: review, apply the fixes that do not touch each other, and review what came out.

    A round that would bring back a text seen before ends the work, so fixes that disagree cannot loop; and what the
    rounds did that left no fewer findings in the end is undone, so that a fix that mends nothing does not heap up.
    """
    mended_rules: list[str] = []
    seen = {text}
    fewest, idle = sys.maxsize, 0
    findings: Sequence[Finding] = review(text)
    best = text, findings, 0
    while idle < MOST_IDLE_ROUNDS:
        pending = _pending(findings, unsafe)
        if len(pending) < fewest:
            fewest, idle = len(pending), 0
            best = text, findings, len(mended_rules)
        else:
            idle += 1
        chosen = _compatible(pending)
        mended = apply_edits(text, [edit for fix in _distinct(fix for _, fix in chosen) for edit in fix.edits])
        if mended in seen:
            break
        seen.add(mended)
        text, before, findings = mended, findings, review(mended)
        mended_rules += _gone(before, findings, {rule for rule, _ in pending})
    text, findings, kept = best
    del mended_rules[kept:]
    if unsafe:
        doubted = dict.fromkeys(f.section for f in findings if f.doubted and f.section)
        return Fixed(text, tuple(mended_rules), doubted=tuple(doubted))
    return Fixed(text, tuple(mended_rules), sum(map(_waits, findings)))


def _gone(before: Sequence[Finding], after: Sequence[Finding], rules: Set[str]) -> list[str]:
    """The rules among ``rules`` that find less than before, once per finding less."""
    fewer = Counter(finding.rule for finding in before) - Counter(finding.rule for finding in after)
    return [rule for rule in fewer.elements() if rule in rules]


def _waits(finding: Finding) -> bool:
    """Whether a machine can mend a finding, but only with an unsafe fix."""
    return {fix.safe for fix in finding.fixes if not fix.asks} == {False}


def _pending(findings: Sequence[Finding], unsafe: bool) -> list[tuple[str, Fix]]:
    """The fix to apply for each finding that has one, with the rule.

    A safe one wins over an unsafe one, and then one that mends several findings at once over one that mends its own:
    fifty sections that are missing at one place cost one review instead of fifty. None may need the author.
    """
    allowed = [(f.rule, [fix for fix in f.fixes if not fix.asks and (fix.safe or unsafe)]) for f in findings]
    mends = Counter(id(fix) for _, fixes in allowed for fix in fixes)
    pending = []
    for rule, fixes in allowed:
        best_first = sorted(fixes, key=lambda fix: (not fix.safe, mends[id(fix)] == 1))
        best = next((fix for fix in best_first if fix.edits), None)
        if best is not None:
            pending.append((rule, best))
    return pending


def _compatible(fixes: Sequence[tuple[str, Fix]]) -> list[tuple[str, Fix]]:
    """Those fixes that can be applied together; a fix is applied as a whole or waits for the next round."""
    taken: list[TextEdit] = []
    kept: set[int] = set()
    chosen = []
    for rule, fix in fixes:
        if id(fix) not in kept and any(_touches(edit, other) for edit in fix.edits for other in taken):
            continue
        if id(fix) not in kept:
            taken += fix.edits
        kept.add(id(fix))
        chosen.append((rule, fix))
    return chosen


def _distinct(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes without repetition: one that mends several findings is applied once."""
    return list({id(fix): fix for fix in fixes}.values())


def _touches(edit: TextEdit, other: TextEdit) -> bool:
    """Whether two edits overlap or meet. Two insertions at one place would stand in the order of chance."""
    return edit.span.start <= other.span.end and other.span.start <= edit.span.end
