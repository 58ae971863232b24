"""From a hit to a finding: message, severity, section and context."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.findings import Finding, Fix, Related
from designdoc.records import record, replace
from designdoc.rules.check import Hit
from designdoc.rules.choosing.selection import ActiveRule
from designdoc.rules.running.severity import effective_severity
from designdoc.text import Span, TextEdit


@record
class Draft:
    """A hit with the rule that made it and its message, before it is settled whether it is said."""

    rule: ActiveRule
    hit: Hit
    message: str


def finding_of(draft: Draft, status: str | None, sections: Sequence[str], heading: str, text: str) -> Finding:
    """The finding of a draft.

    ``text`` is what the hit's spans count in; ``sections`` and ``heading`` are those of the place.
    """
    rule, hit = draft.rule.rule, draft.hit
    return Finding(
        rule=rule.id,
        severity=effective_severity(rule, draft.rule.level, hit, status),
        message=draft.message,
        span=hit.span,
        section=hit.section or (sections[0] if sections else None),
        related=hit.related,
        fixes=tuple([replace(fix, asks=True) for fix in hit.fixes]) if hit.doubted else hit.fixes,
        context=f"{heading}\n{text[hit.span.start : hit.span.end]}" if hit.context is None else hit.context,
        absent=() if hit.context is None else sections_of(draft) or (f"{rule.id} {hit.context}",),
        doubted=hit.doubted,
    )


def sections_of(draft: Draft) -> tuple[str, ...]:
    """The sections that a draft is about; empty when it is about something else."""
    return draft.hit.about or draft.rule.rule.replaces


def shifted(finding: Finding, offset: int) -> Finding:
    """The same finding ``offset`` code points further on."""
    if not offset:
        return finding
    return replace(
        finding,
        span=finding.span.shift(offset),
        related=tuple(Related(r.message, r.span.shift(offset)) for r in finding.related),
        fixes=tuple(_shifted_fix(fix, offset) for fix in finding.fixes),
    )


def _shifted_fix(fix: Fix, offset: int) -> Fix:
    edits = tuple(TextEdit(Span(*edit.span).shift(offset), edit.text, edit.snippet) for edit in fix.edits)
    return replace(fix, edits=edits)
