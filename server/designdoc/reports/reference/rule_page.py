"""A rule's page: what it finds, why, how to mend it, what it reports and what not, and how to change or silence it."""

from __future__ import annotations

import json

from designdoc.features.markup import fenced, paragraph
from designdoc.packs.model import Life, Rule, RuleExample
from designdoc.reports.reference.catalogue import Catalogue, RuleInUse
from designdoc.reports.reference.markup import page, section, table


def render(entry: RuleInUse, catalogue: Catalogue) -> str:
    """The page of one rule."""
    rule = entry.rule
    return page(
        rule.id,
        [
            paragraph(rule.summary),
            _facts(entry, catalogue),
            section("Why", paragraph(rule.why)),
            section("How to mend it", paragraph(rule.fix)),
            _examples("Reported", rule.firing),
            _examples("Not reported", rule.silent),
            section("Known limits", paragraph(rule.false_positives)),
            section("Options of the check", _options(rule)),
            section("Change or silence it", _silencing(rule)),
        ],
    )


def _facts(entry: RuleInUse, catalogue: Catalogue) -> str:
    rule = entry.rule
    rows = [
        ("Group", f"[{catalogue.group_title(rule.group)}](../groups/{rule.group}.md)"),
        ("Severity", rule.severity if rule.enabled else f"{rule.severity} (off by default)"),
        ("Frameworks", ", ".join(f"[{pack}](../frameworks/{pack}.md)" for pack in entry.packs)),
        ("Message", rule.message),
        ("Stands in for missing", ", ".join(rule.replaces)),
        ("Earlier names", ", ".join(rule.aliases)),
        ("State", rule.life.value if rule.life is not Life.STABLE else ""),
    ]
    return table(("", ""), ((name, value) for name, value in rows if value))


def _examples(title: str, examples: tuple[RuleExample, ...]) -> str:
    parts = []
    for example in examples:
        parts += [paragraph(example.note), fenced(example.text)]
    return section(title, *parts)


def _options(rule: Rule) -> str:
    rows = ((f"`{name}`", f"`{json.dumps(value, ensure_ascii=False)}`") for name, value in rule.options.items())
    return table(("Option", "Value"), rows)


def _silencing(rule: Rule) -> str:
    return "\n\n".join(
        [
            "In `.designdoc.yaml`, for all documents:",
            fenced(f"rules:\n  {rule.id}: {'off' if rule.enabled else rule.severity}", "yaml"),
            "In a document, for the next line (leave out `-next-line` for the rest of the document):",
            fenced(f"<!-- designdoc-disable-next-line {rule.id}: the reason -->"),
        ]
    )
