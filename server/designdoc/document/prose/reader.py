"""From the blocks of a passage to what a reader takes in: one walk that collects prose, units, labels and links.

Whatever is not put into the reading on the walk is blank in it: headings, code, markers, definitions.
"""

from __future__ import annotations

from typing import Sequence

from designdoc.document.blocks.definitions import definition, normalised_label
from designdoc.document.blocks.state import RawPassage
from designdoc.document.inline.plain import scanned_text
from designdoc.document.inline.links import RawLink
from designdoc.document.inline.scanner import SPECIAL, InlineScan
from designdoc.document.model import (
    Block,
    BlockKind,
    Diagram,
    Label,
    Link,
    LinkDefinition,
    PassageContent,
    Table,
    Unit,
    UnitKind,
)
from designdoc.document.prose.blanking import Reading, blanked, masked
from designdoc.document.prose.diagrams import diagram_of_code, diagram_of_link
from designdoc.document.prose.directives import directives
from designdoc.document.prose.html_blocks import HtmlBlock
from designdoc.document.prose.labels import item_labels, nested_heading, paragraph_labels, row_label, scoped
from designdoc.document.prose.sentences import sentences
from designdoc.text import Span

_LONG_ITEM = 400
"""A list item's text longer than this (in code points) is read as sentences: its two ends have little to do with
each other."""


def read_passage(text: str, view: str, raw: RawPassage) -> PassageContent:
    """The content of a passage: ``text`` as written, ``view`` the same with every line end ``\\n``."""
    reader = _Reader(masked(view, raw.masks))
    if raw.heading:
        reader.scan(raw.heading.text_span)
    reader.siblings(raw.blocks, len(view))
    return PassageContent(
        text,
        raw.heading,
        tuple(raw.blocks),
        reader.reading.finished(),
        tuple(sorted(reader.labels, key=_place)),
        tuple(reader.links),
        tuple(sorted(reader.diagrams, key=_place)),
        tuple(reader.comments),
        tuple(reader.units),
        tuple(reader.quotes),
        tuple(reader.definitions),
        directives(reader.text, reader.comments),
    )


def _place(value: Label | Diagram) -> Span:
    return value.span


class _Reader:
    """The walk over the blocks of one passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reading = Reading(text)
        self.units: list[Unit] = []
        self.labels: list[Label] = []
        self.links: list[Link] = []
        self.diagrams: list[Diagram] = []
        self.comments: list[Span] = []
        self.quotes: list[Span] = []
        self.definitions: list[LinkDefinition] = []
        self._quoted = False
        self._top = -1

    def siblings(self, blocks: Sequence[Block], end: int, top: bool = True) -> None:
        """Read the blocks of one container, which ends at ``end``."""
        far_reaching: list[Label] = []
        for index, block in enumerate(blocks):
            if top:
                self._top = index
            read = _READERS.get(block.kind)
            if read:
                far_reaching += read(self, block) or ()
        if far_reaching:
            self.labels += scoped(far_reaching, end)

    def scan(self, span: Span) -> InlineScan | None:
        """Scan inline text and take its links and comments; ``None`` when there is nothing to scan in it."""
        if SPECIAL.search(self.text, span.start, span.end) is None:
            return None
        scan = InlineScan(self.text, span.start, span.end)
        for raw in scan.links:
            self._add_link(raw, scanned_text(scan, *raw.inner))
        self.comments += [Span(*comment) for comment in scan.comments]
        return scan

    def _add_link(self, raw: RawLink, words: str) -> None:
        target = self.text[raw.target[0] : raw.target[1]]
        if raw.kind == "reference":
            target = normalised_label(target)
        link = Link(raw.kind, Span(*raw.span), Span(*raw.target), target, " ".join(words.split()), raw.image)
        self.links.append(link)
        diagram = diagram_of_link(link)
        if diagram:
            self.diagrams.append(diagram)

    def _put(self, span: Span, scan: InlineScan | None) -> str:
        """Put inline text into the reading, and return it as it is read."""
        if scan is None:
            piece = self.text[span.start : span.end]
        else:
            places = sorted(scan.markup + scan.hidden) if scan.hidden else scan.markup
            piece = blanked(self.text, span.start, span.end, places)
        self.reading.put(span.start, piece)
        return piece

    def _add_sentences(self, piece: str, start: int) -> None:
        top, quoted = self._top, self._quoted
        self.units += [Unit(UnitKind.SENTENCE, span, top, quoted) for span in sentences(piece, start)]

    def paragraph(self, block: Block) -> list[Label]:
        """A paragraph outside list items, or a further one in an item."""
        span = block.content_span
        scan = self.scan(span)
        self._add_sentences(self._put(span, scan), span.start)
        if scan is None or not scan.strongs:
            return []
        labels = paragraph_labels(self.text, span, scan, span.end)
        bold = [label for label in labels if label.scope == (span.end, span.end)]
        self.labels += [label for label in labels if label not in bold]
        return bold

    def list(self, block: Block) -> None:
        """A list: its items one by one."""
        for item in block.children:
            self._item(item)

    def _item(self, item: Block) -> None:
        children: Sequence[Block] = item.children
        if children and children[0].kind is BlockKind.PARAGRAPH:
            span = children[0].content_span
            scan = self.scan(span)
            piece = self._put(span, scan)
            if span.end - span.start > _LONG_ITEM:
                self._add_sentences(piece, span.start)
            elif not piece.isspace() and piece:
                self.units.append(Unit(UnitKind.ITEM, span, self._top, self._quoted))
            self.labels += item_labels(self.text, span, scan, item.span.end)
            children = children[1:]
        if children:
            self.siblings(children, item.span.end, top=False)

    def quote(self, block: Block) -> None:
        """A block quote: its text is read, and said to be quoted."""
        outer, self._quoted = self._quoted, True
        if not outer:
            self.quotes.append(block.span)
        self.siblings(block.children, block.span.end, top=False)
        self._quoted = outer

    def table(self, block: Block) -> None:
        """A table: every row is a unit."""
        if block.table:
            self._row([cell.span for cell in block.table.header], False)
            self._body(block.table)

    def _body(self, table: Table) -> None:
        for row in table.rows:
            self._row([cell.span for cell in row], True)

    def _row(self, cells: list[Span], labelled: bool) -> None:
        pieces = 0
        for cell in cells:
            if cell.start < cell.end:
                self._put(cell, self.scan(cell))
                pieces += 1
        if not pieces:
            return
        self.units.append(Unit(UnitKind.ROW, Span(cells[0].start, cells[-1].end), self._top, self._quoted))
        label = row_label(cells, self.text) if labelled else None
        if label:
            self.labels.append(label)

    def heading(self, block: Block) -> list[Label]:
        """A heading within a container; its words are blank in the reading, like those of any heading."""
        self.scan(block.content_span)
        label = nested_heading(block)
        return [label] if label else []

    def code(self, block: Block) -> None:
        """Code is not prose, but it may be a diagram."""
        diagram = diagram_of_code(block, self.text)
        if diagram:
            self.diagrams.append(diagram)

    def comment(self, block: Block) -> None:
        """A block that is one comment."""
        self.comments.append(block.span)

    def html(self, block: Block) -> list[Label]:
        """An HTML block: the text between its tags is read."""
        html = HtmlBlock(self.text, block.span)
        piece = blanked(self.text, block.span.start, block.span.end, html.markup)
        self.reading.put(block.span.start, piece)
        self._add_sentences(piece, block.span.start)
        for raw in html.links:
            self._add_link(raw, self.text[raw.inner[0] : raw.inner[1]])
        self.comments += html.comments
        return html.labels

    def link_definition(self, block: Block) -> None:
        """A link reference definition."""
        label, _ = definition(self.text, block.span)
        target = block.content_span
        self.definitions.append(
            LinkDefinition(label, block.span, target, self.text[target.start : target.end])
        )


_READERS = {
    BlockKind.PARAGRAPH: _Reader.paragraph,
    BlockKind.BULLET_LIST: _Reader.list,
    BlockKind.ORDERED_LIST: _Reader.list,
    BlockKind.QUOTE: _Reader.quote,
    BlockKind.TABLE: _Reader.table,
    BlockKind.HEADING: _Reader.heading,
    BlockKind.FENCE: _Reader.code,
    BlockKind.INDENTED_CODE: _Reader.code,
    BlockKind.COMMENT: _Reader.comment,
    BlockKind.HTML: _Reader.html,
    BlockKind.LINK_DEFINITION: _Reader.link_definition,
}
