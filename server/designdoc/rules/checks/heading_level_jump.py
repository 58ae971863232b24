"""A heading more than one level below the heading before it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.fixes.levels import relevelled
from designdoc.rules.seeing.views import DocumentView


@outline_check()
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each heading that skips a level; the first heading may have any."""
    before = 0
    for passage in view.document.passages:
        heading = passage.heading
        if heading is None:
            continue
        if before and heading.level > before + 1:
            yield Hit(
                heading.span.shift(passage.start),
                {"before": before, "level": heading.level},
                fixes=_raise(view, passage, before + 1 - heading.level),
            )
        before = heading.level


def _raise(view: DocumentView, passage: Passage, by: int) -> tuple[Fix, ...]:
    """Raise the heading and everything below it by the same number of levels."""
    subtree = view.document.passages[passage.index : passage.subtree_end]
    edits = tuple(edit for part in subtree for edit in relevelled(part, by))
    return (Fix(f"Raise the heading to level {passage.level + by}", edits),) if edits else ()
