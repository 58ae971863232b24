"""The reference as Markdown pages: one per rule, rule group and framework, a glossary, and an index.

Everything is made from the packs, so nothing is written twice. ``docs/generate.py`` writes the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from designdoc.packs.model import Pack
from designdoc.reports.reference import framework_page, glossary_page, group_page, index_page, rule_page
from designdoc.reports.reference.catalogue import Catalogue

__all__ = ["pages"]


def pages(packs: Iterable[Pack]) -> Mapping[str, str]:
    """The text of every page by its path below ``docs/``, with forward slashes."""
    catalogue = Catalogue.of(packs)
    found = {"README.md": index_page.render(catalogue), "glossary.md": glossary_page.render(catalogue)}
    for entry in catalogue.rules:
        found[f"rules/{entry.rule.id}.md"] = rule_page.render(entry, catalogue)
    for group in catalogue.groups:
        found[f"groups/{group.id}.md"] = group_page.render(group, catalogue)
    for pack in catalogue.packs:
        if pack.framework is not None:
            found[f"frameworks/{pack.id}.md"] = framework_page.render(pack)
    return found
