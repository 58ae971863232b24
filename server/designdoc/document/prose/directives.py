"""Directives: comments by which an author tells designdoc to be silent."""

from __future__ import annotations

from designdoc.document.model import Directive, DirectiveKind
from designdoc.text import Span
from designdoc.text.regex import regex

_OPENING = regex(r"(?:<!--+|\{/\*+)\s*designdoc-((?:dis|enab|ign|off|skip|supp)(?:-*\w)*)")
_KINDS = {kind.value: kind for kind in DirectiveKind if kind is not DirectiveKind.UNKNOWN}
_REASON = regex(r"[:：]|\s--\s")
_RULE = regex(r"[^\s,;]+")
_CLOSINGS = ("-->", "*/}")


def directives(text: str, comments: list[Span]) -> tuple[Directive, ...]:
    """The directives among the comments of ``text``."""
    return tuple([found for span in comments if (found := _directive(text, span))])


def _directive(text: str, span: Span) -> Directive | None:
    opening = _OPENING.match(text, span.start, span.end)
    if opening is None or not text.endswith(_CLOSINGS, opening.end(), span.end):
        return None
    end = opening.end() + len(text[opening.end() : span.end - 3].rstrip("-" if text[span.end - 1] == ">" else "*"))
    reason = _REASON.search(text, opening.end(), end)
    rules = list(_RULE.finditer(text, opening.end(), reason.start() if reason else end))
    return Directive(
        _KINDS.get(opening.group(1), DirectiveKind.UNKNOWN),
        span,
        tuple(rule.group() for rule in rules),
        tuple(Span(*rule.span()) for rule in rules),
        " ".join(text[reason.end() : end].split()) if reason else "",
    )
