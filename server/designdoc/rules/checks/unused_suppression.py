"""A suppression hides nothing: the fault it was for is gone, or its rule does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache

from designdoc.document.model import DirectiveKind
from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, review_check
from designdoc.rules.running.outcome import Outcome
from designdoc.rules.running.suppression import Suppression
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_WORD = regex(r"designdoc-[\w-]*\w")
_WORDS = frozenset(f"designdoc-{kind.value}" for kind in DirectiveKind if kind is not DirectiveKind.UNKNOWN)


@review_check
def check(outcome: Outcome, options: NoOptions) -> Iterator[Hit]:
    """One hit for each idle suppression, at the name of its rule, and for each comment that only looks like one."""
    for suppression in outcome.idle:
        if suppression.name and suppression.name not in outcome.known_names:
            yield _unknown(suppression, outcome.known_names)
        else:
            what = f"'{suppression.name}' is not reported here" if suppression.name else "Nothing is reported here"
            yield Hit(suppression.span, {"fault": what}, fixes=_removal(outcome, suppression))
    for directive in outcome.document.directives:
        if directive.kind is DirectiveKind.UNKNOWN:
            yield _unknown_directive(outcome.document.text, directive.span)


def _unknown_directive(text: str, comment: Span) -> Hit:
    """A hit at the first word of a comment that asks for silence in words that other tools know."""
    found = _WORD.search(text, comment.start, comment.end)
    written = Span(*found.span()) if found else comment
    word = text[written.start : written.end]
    near = _nearest(word.lower(), _WORDS)
    if near is None or word.endswith("-line"):
        known = "write 'designdoc-disable-next-line' on the line before"
        return Hit(written, {"fault": f"There is no '{word}'; {known}"})
    fix = Fix(f"Change it to '{near}'", (TextEdit(written, near),))
    return Hit(written, {"fault": f"There is no '{word}' (did you mean '{near}'?)"}, fixes=(fix,))


def _unknown(suppression: Suppression, known: frozenset[str]) -> Hit:
    near = _nearest(suppression.name, known)
    if near is None:
        return Hit(suppression.span, {"fault": f"There is no rule '{suppression.name}'"})
    fix = Fix(f"Change it to '{near}'", (TextEdit(suppression.span, near),))
    fault = f"There is no rule '{suppression.name}' (did you mean '{near}'?)"
    return Hit(suppression.span, {"fault": fault}, fixes=(fix,))


@lru_cache(maxsize=64)
def _nearest(name: str, known: frozenset[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, sorted(known), 1, 0.8)), None)


def _removal(outcome: Outcome, suppression: Suppression) -> tuple[Fix, ...]:
    """Remove the whole comment, with its line when nothing else stands on it; only where it names one rule."""
    if len(suppression.directive.rules) > 1:
        return ()
    text, (start, end) = outcome.document.text, suppression.directive.span
    line = outcome.document.lines.line_of(start)
    whole = outcome.document.lines.line_span(line, keep_end=True)
    if end <= whole.end and not (text[whole.start : start] + text[end : whole.end]).strip():
        start, end = whole
    return (Fix("Remove the suppression", (TextEdit(Span(start, end), ""),), safe=True),)
