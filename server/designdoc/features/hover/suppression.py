"""Hover on a suppression comment: what the rules it names would say."""

from __future__ import annotations

from designdoc.features.cards import rule_card
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card of the rule whose name in a ``designdoc-disable`` comment is under the cursor."""
    for directive in subject.document.directives:
        if not directive.span.contains(offset):
            continue
        for name, span in zip(directive.rules, directive.rule_spans, strict=True):
            rule = subject.rule(name)
            if span.contains(offset) and rule is not None:
                return HoverCard(span, rule_card(rule))
    return None
