"""Folding and selection: the document's structure as ranges."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.document import Document
from designdoc.document.model import Block, BlockKind
from designdoc.features.outline import governed
from designdoc.records import record
from designdoc.text import Span

_FOLDABLE = (
    BlockKind.FENCE,
    BlockKind.TABLE,
    BlockKind.HTML,
    BlockKind.BULLET_LIST,
    BlockKind.ORDERED_LIST,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
)


@record
class Fold:
    """The lines from ``first`` to ``last`` (0-based, both included) can be folded away behind the first one."""

    first: int
    last: int
    comment: bool = False


def folds(document: Document) -> list[Fold]:
    """Headings with what they govern, blocks of several lines, comments and front matter."""
    found = set(_heading_folds(document)) | set(_block_folds(document))
    return sorted((fold for fold in found if fold.last > fold.first), key=lambda fold: (fold.first, -fold.last))


def selection(document: Document, offset: int) -> list[Span]:
    """The ranges around an offset, from the word's block outwards to the whole document, each inside the next."""
    passage = document.passage_at(offset)
    spans = [span.shift(passage.start) for span in _blocks_at(passage.content.blocks, offset - passage.start)]
    spans.append(Span(passage.start, passage.start + len(passage.content.text.rstrip())))
    ancestor = passage.index if passage.heading else None
    while ancestor is not None:
        spans.append(governed(document, document.passages[ancestor]))
        ancestor = document.passages[ancestor].parent
    spans.append(Span(0, len(document.text)))
    # In the blank lines behind a passage, only what reaches over them holds the place.
    return _nested([span for span in spans if span.contains(offset)])


def _heading_folds(document: Document) -> Iterator[Fold]:
    for passage in document.passages:
        if passage.heading is not None:
            span = governed(document, passage)
            yield Fold(document.lines.line_of(span.start), document.lines.line_of(span.end))


def _block_folds(document: Document) -> Iterator[Fold]:
    if document.front_matter is not None:
        yield _fold(document, document.front_matter.span)
    for passage in document.passages:
        for comment in passage.content.comments:
            yield _fold(document, comment.shift(passage.start), comment=True)
        for block in _foldable(passage.content.blocks):
            yield _fold(document, block.span.shift(passage.start))


def _foldable(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in _FOLDABLE:
            yield block
        yield from _foldable(block.children)


def _fold(document: Document, span: Span, *, comment: bool = False) -> Fold:
    text = document.text[span.start : span.end]
    end = span.start + len(text.rstrip())
    return Fold(document.lines.line_of(span.start), document.lines.line_of(end), comment)


def _blocks_at(blocks: tuple[Block, ...], at: int) -> list[Span]:
    """The blocks that hold a place, from the innermost outwards; in a table first the cell."""
    for block in blocks:
        if block.span.contains(at):
            inner = _blocks_at(block.children, at)
            if block.table is not None:
                rows = (block.table.header, *block.table.rows)
                inner = [cell.span for row in rows for cell in row if cell.span.contains(at)][:1]
            own = [block.content_span] if block.content_span.contains(at) else []
            return [*inner, *own, block.span]
    return []


def _nested(spans: list[Span]) -> list[Span]:
    """Only the ranges that hold all before them and are larger."""
    found: list[Span] = []
    for span in spans:
        if not found or (span != found[-1] and span.encloses(found[-1])):
            found.append(span)
    return found
