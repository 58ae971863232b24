"""A heading with nothing under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.document.model import BlockKind, PassageContent
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.drafts import quoted
from designdoc.rules.fixes.sections import deletion_of, scaffold_body_of
from designdoc.rules.memory import remembered
from designdoc.rules.views import DocumentView

_SILENT_KINDS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.COMMENT,
        BlockKind.THEMATIC_BREAK,
        BlockKind.LINK_DEFINITION,
        BlockKind.FRONT_MATTER,
    }
)
_ANCHORS_AND_COMMENTS = re.compile(r"<!--.*?-->|</?a\b[^<>]*>|<br\s*/?>|</?(?:div|p)\b[^<>]*>|\s+", re.DOTALL)


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each heading without a body and without a heading below it; the title is left out."""
    for passage in view.document.passages:
        heading = passage.heading
        if heading is None or passage.children or passage.index == view.title_index or has_body(passage.content):
            continue
        match = view.match_of.get(passage.index)
        sections = match.sections if match else ()
        yield Hit(
            heading.span.shift(passage.start),
            {"heading": quoted(heading.text)},
            fixes=(*scaffold_body_of(view, passage, sections), deletion_of(view, passage)),
            about=sections,
        )


@remembered
def has_body(content: PassageContent) -> bool:
    """Whether anything but comments, rules and anchors stands under a passage's heading."""
    for block in content.blocks:
        if block.kind is BlockKind.HTML:
            if _ANCHORS_AND_COMMENTS.sub("", content.text[block.span.start : block.span.end]):
                return True
        elif block.kind not in _SILENT_KINDS:
            return True
    return False
