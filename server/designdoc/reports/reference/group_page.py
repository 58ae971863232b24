"""A rule group's page: its rules with what they find, those that are on first."""

from __future__ import annotations

from designdoc.features.markup import paragraph
from designdoc.packs.model import RuleGroup
from designdoc.reports.reference.catalogue import Catalogue, RuleInUse
from designdoc.reports.reference.markup import page, section, table


def render(group: RuleGroup, catalogue: Catalogue) -> str:
    """The page of one group."""
    entries = catalogue.in_group(group.id)
    return page(
        group.title,
        [
            paragraph(group.summary),
            section("On by default", _rules([entry for entry in entries if entry.rule.enabled])),
            section("Off by default", _rules([entry for entry in entries if not entry.rule.enabled])),
        ],
    )


def _rules(entries: list[RuleInUse]) -> str:
    return table(
        ("Rule", "Severity", "Finds"),
        ((f"[{e.rule.id}](../rules/{e.rule.id}.md)", e.rule.severity, e.rule.summary) for e in entries),
    )
