"""A heading more than one level below the heading before it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.fixes.levels import raised
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
                {"before": before, "level": heading.level, "wanted": before + 1},
                fixes=raised(view, passage, before + 1),
            )
        before = heading.level
