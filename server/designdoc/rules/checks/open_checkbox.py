"""An unticked task in a document whose status says that everything is settled."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import Block
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, passage_check
from designdoc.rules.seeing.needs import CHECKBOX, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted


@record
class Options:
    """``statuses`` are the settled ones, ``exempt`` the sections whose tasks are for later."""

    statuses: tuple[str, ...]
    exempt: tuple[SectionId, ...] = ()


@passage_check(has(CHECKBOX))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each open task."""
    status = passage.surroundings.status
    if status not in options.statuses or passage.belongs_to(options.exempt):
        return
    for item in _open_tasks(passage.content.blocks):
        box = passage.content.text.find("[", item.span.start, item.span.end)
        line_end = passage.content.text.find("\n", item.span.start, item.span.end)
        end = line_end if line_end >= 0 else item.span.end
        if box < 0:
            continue
        fix = Fix("Tick the task", (TextEdit(Span(box + 1, box + 2), "x"),), asks=True)
        text = quoted(passage.content.text[box + 3 : end])
        yield Hit(Span(box, end), {"status": status, "task": text}, fixes=(fix,))


def _open_tasks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.checked is False:
            yield block
        yield from _open_tasks(block.children)
