"""A rule is switched off in the text and nobody says why."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import DirectiveKind
from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, review_check
from designdoc.rules.running.outcome import Outcome
from designdoc.text import Span, TextEdit


@review_check
def check(outcome: Outcome, options: NoOptions) -> Iterator[Hit]:
    """One hit for each suppression comment without a reason."""
    for directive in outcome.document.directives:
        if directive.reason or directive.kind in (DirectiveKind.ENABLE, DirectiveKind.UNKNOWN):
            continue
        comment = outcome.document.text[directive.span.start : directive.span.end]
        closing = "*/}" if comment.endswith("*/}") else "-->"
        body = comment[: -len(closing)].rstrip().rstrip(":") if comment.endswith(closing) else comment
        place = Span(directive.span.start + len(body), directive.span.end - len(closing))
        edit = TextEdit(place, ": because … ", ": because ${1:reason} ")
        yield Hit(directive.span, fixes=(Fix("Give a reason", (edit,), asks=True),))
