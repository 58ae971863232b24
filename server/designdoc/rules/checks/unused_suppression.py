"""A suppression hides nothing: the fault it was for is gone, or its rule does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache

from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, review_check
from designdoc.rules.running.outcome import Outcome
from designdoc.rules.running.suppression import Suppression
from designdoc.text import Span, TextEdit


@review_check
def check(outcome: Outcome, options: NoOptions) -> Iterator[Hit]:
    """One hit for each idle suppression, at the name of its rule."""
    for suppression in outcome.idle:
        if suppression.name and suppression.name not in outcome.known_names:
            yield _unknown(suppression, outcome.known_names)
        else:
            what = f"'{suppression.name}' is not reported here" if suppression.name else "Nothing is reported here"
            yield Hit(suppression.span, {"fault": what}, fixes=_removal(outcome, suppression))


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
