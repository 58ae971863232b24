"""The card that explains a completion item, made only when the editor asks for it."""

from __future__ import annotations

from designdoc.features.cards import metric_card, rule_card, section_card
from designdoc.features.completion.item import ItemKind
from designdoc.features.subject import Subject


def documentation(subject: Subject, kind: ItemKind, item_id: str) -> str | None:
    """The card of the section, metric or rule with that id; ``None`` for other kinds and unknown ids."""
    if kind is ItemKind.SECTION:
        section = subject.section(item_id)
        return section_card(section, subject.coverage.framework) if section is not None else None
    if kind is ItemKind.METRIC:
        metric = next((metric for metric in subject.pack.metrics if metric.id == item_id), None)
        return metric_card(metric, subject.pack) if metric is not None else None
    if kind is ItemKind.RULE:
        rule = subject.rule(item_id)
        return rule_card(rule) if rule is not None else None
    return None
