"""More than one heading of level 1 in a document that also has headings of level 2."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix, Related
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.fixes.levels import relevelled
from designdoc.rules.seeing.views import DocumentView


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """At most one hit, at the second title; silent where level 1 is the level of the sections."""
    passages = view.document.passages
    titles = [passage for passage in passages if passage.level == 1]
    sections = [passage for passage in titles[1:] if passage.index in view.match_of]
    if len(titles) < 2 or sections or not any(passage.level == 2 for passage in passages):
        return
    first, second = titles[0], titles[1]
    lowered = tuple(edit for passage in passages[second.index :] for edit in relevelled(passage, 1))
    yield Hit(
        view.heading_span(second),
        {"count": len(titles)},
        related=(Related("This is taken as the title.", view.heading_span(first)),),
        fixes=(Fix("Lower all headings but the title by one level", lowered),) if lowered else (),
    )
