"""Hover on a suppression comment: what it does, and what the rules it names would say."""

from __future__ import annotations

from designdoc.document.model import Directive, DirectiveKind
from designdoc.features.cards import rule_card
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject

_EFFECTS = {
    DirectiveKind.DISABLE: "Hides what {rules} from here to the next `designdoc-enable`, or to the end.",
    DirectiveKind.ENABLE: "Shows again, from here on, what {rules}.",
    DirectiveKind.DISABLE_NEXT_LINE: "Hides what {rules} on the next line.",
    DirectiveKind.DISABLE_FILE: "Hides what {rules} in this document.",
}


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card of the rule whose name in a ``designdoc-disable`` comment is under the cursor, else what it does."""
    directive = next((d for d in subject.document.directives if d.span.contains(offset)), None)
    if directive is None or directive.kind not in _EFFECTS:
        return None
    for name, span in zip(directive.rules, directive.rule_spans, strict=True):
        rule = subject.rule(name)
        if span.contains(offset) and rule is not None:
            return HoverCard(span, rule_card(rule))
    return HoverCard(directive.span, _EFFECTS[directive.kind].format(rules=_saying(directive)))


def _saying(directive: Directive) -> str:
    if not directive.rules:
        return "designdoc says"
    names = ", ".join(f"`{name}`" for name in directive.rules)
    return f"{names} {'says' if len(directive.rules) == 1 else 'say'}"
