"""Fixing: applying the fixes of findings to a text, again and again, until nothing changes any more."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from designdoc.findings import Finding, Fix
from designdoc.records import record
from designdoc.text import TextEdit
from designdoc.text.apply import apply_edits

MOST_IDLE_ROUNDS = 10
"""Rounds without fewer findings to mend than ever before, after which fixes that never settle are given up."""


@record
class Fixed:
    """The text after all rounds, and the rules whose findings were mended, once per fix."""

    text: str
    rules: tuple[str, ...]


def fix_text(text: str, review: Callable[[str], Sequence[Finding]], *, unsafe: bool) -> Fixed:
    """Mend a text: review, apply the fixes that do not touch each other, and review what came out.

    A round that would bring back a text seen before ends the work, so fixes that disagree cannot loop.
    """
    applied: list[str] = []
    seen = {text}
    fewest, idle = sys.maxsize, 0
    while idle < MOST_IDLE_ROUNDS:
        pending = [(f.rule, fix) for f in review(text) if (fix := _best(f, unsafe)) is not None]
        idle = 0 if len(pending) < fewest else idle + 1
        fewest = min(fewest, len(pending))
        chosen = _compatible(pending)
        mended = apply_edits(text, [edit for _, fix in chosen for edit in fix.edits])
        if mended in seen:
            break
        seen.add(mended)
        applied += [rule for rule, _ in chosen]
        text = mended
    return Fixed(text, tuple(applied))


def _best(finding: Finding, unsafe: bool) -> Fix | None:
    """The first fix that may be applied; a safe one wins over an unsafe one, and none may need the author."""
    allowed = [fix for fix in finding.fixes if fix.edits and not fix.asks and (fix.safe or unsafe)]
    return min(allowed, key=lambda fix: not fix.safe, default=None)


def _compatible(fixes: Sequence[tuple[str, Fix]]) -> list[tuple[str, Fix]]:
    """Those fixes that can be applied together; a fix is applied as a whole or waits for the next round."""
    taken: list[TextEdit] = []
    chosen = []
    for rule, fix in fixes:
        if any(_touches(edit, other) for edit in fix.edits for other in taken):
            continue
        taken += fix.edits
        chosen.append((rule, fix))
    return chosen


def _touches(edit: TextEdit, other: TextEdit) -> bool:
    """Whether two edits overlap or meet. Two insertions at one place would stand in the order of chance."""
    return edit.span.start <= other.span.end and other.span.start <= edit.span.end
