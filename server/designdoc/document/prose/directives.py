"""Directives: comments by which an author tells designdoc to be silent."""

from __future__ import annotations

import re

from designdoc.document.model import Directive, DirectiveKind
from designdoc.text import Span

_DIRECTIVE = re.compile(
    r"(?:<!--+|\{/\*+)\s*designdoc-(disable-next-line|disable-file|disable|enable)\b"
    r"(?P<rules>[^:：]*?)(?:(?:[:：]|\s--\s)(?P<reason>.*?))?\s*(?:--+>|\*+/\})$",
    re.DOTALL,
)
_RULE = re.compile(r"[^\s,;]+")


def directives(text: str, comments: list[Span]) -> tuple[Directive, ...]:
    """The directives among the comments of ``text``."""
    return tuple([found for span in comments if (found := _directive(text, span))])


def _directive(text: str, span: Span) -> Directive | None:
    found = _DIRECTIVE.fullmatch(text, span.start, span.end) if text.find("designdoc-", *span) >= 0 else None
    if found is None:
        return None
    rules = list(_RULE.finditer(text, *found.span("rules")))
    return Directive(
        DirectiveKind(found.group(1)),
        span,
        tuple(rule.group() for rule in rules),
        tuple(Span(*rule.span()) for rule in rules),
        " ".join((found.group("reason") or "").split()),
    )
