"""The index: every framework and every rule with one line each."""

from __future__ import annotations

from designdoc.reports.reference.catalogue import Catalogue
from designdoc.reports.reference.markup import page, section, table


def render(catalogue: Catalogue) -> str:
    """The page that links to all others."""
    on = sum(entry.rule.enabled for entry in catalogue.rules)
    return page(
        "Reference",
        [
            f"{len(catalogue.rules)} rules, {on} of them on by default. `designdoc explain NAME` shows the same in a "
            "terminal, for rules, sections, frameworks, profiles, metrics, tasks and losses. See also the "
            "[glossary](glossary.md) and [how to write a pack of your own](writing-packs.md).",
            section("Frameworks", _frameworks(catalogue)),
            section("Rules", *(_group(catalogue, group.id) for group in catalogue.groups)),
        ],
    )


def _frameworks(catalogue: Catalogue) -> str:
    return table(
        ("Framework", "Sections", "For"),
        (
            (f"[{pack.id}](frameworks/{pack.id}.md)", str(len(pack.framework.sections)), pack.framework.summary)
            for pack in catalogue.packs
            if pack.framework is not None
        ),
    )


def _group(catalogue: Catalogue, group: str) -> str:
    rows = (
        (
            f"[{entry.rule.id}](rules/{entry.rule.id}.md)",
            entry.rule.severity if entry.rule.enabled else "off",
            entry.rule.summary,
        )
        for entry in catalogue.in_group(group)
    )
    title = f"[{catalogue.group_title(group)}](groups/{group}.md)"
    return section(title, table(("Rule", "Default", "Finds"), rows), level=3)
