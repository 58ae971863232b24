"""From the blocks of a passage to what a reader takes in: one walk that collects prose, units, labels and links.

Whatever is not put into the reading on the walk is blank in it: headings, code, markers, definitions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from designdoc.document.blocks.definitions import definition, normalised_label
from designdoc.document.blocks.state import RawPassage
from designdoc.document.inline.links import RawLink
from designdoc.document.inline.scanner import InlineScan, scan_inline
from designdoc.document.model import (
    Block,
    BlockKind,
    Cell,
    Diagram,
    Label,
    LabelKind,
    Link,
    LinkDefinition,
    PassageContent,
    Unit,
    UnitKind,
)
from designdoc.document.prose.blanking import Reading, blank, blanked, masked
from designdoc.document.prose.diagrams import diagram_of_code, diagram_of_link, drawn_between
from designdoc.document.prose.directives import directives
from designdoc.document.prose.html_blocks import HtmlBlock
from designdoc.document.prose.labels import FarReaching, Labeller, may_label, nested_heading, row_label, scoped
from designdoc.document.prose.sentences import sentences
from designdoc.text import Span

_DEEPEST_LINK_TEXT = 8
"""How many levels of images inside an image its text may have and still be read; Markdown sets no limit."""

_LONGEST_SIGN = 2
"""The most characters of markup without words: a delimiter, a bracket, the backticks around code."""

_LISTS = (BlockKind.BULLET_LIST, BlockKind.ORDERED_LIST)
LONG_ITEM = 400
"""A list item's text longer than this (in code points) is read as sentences: its two ends have little to do with
each other."""


def read_passage(text: str, view: str, raw: RawPassage) -> PassageContent:
    r"""The content of a passage: ``text`` as written, ``view`` the same with every line end ``\n``."""
    if not raw.blocks and not raw.scans:
        return PassageContent(text, raw.heading, (), blank(view), (), (), (), ())
    reader = _Reader(masked(view, raw.masks), raw.scans)
    if raw.heading:
        reader.known_scan(raw.heading.text_span.start)
    reader.siblings(raw.blocks, len(view))
    reader.diagrams += drawn_between(raw.blocks, view)
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
        tuple(reader.unread),
    )


def _place(value: Label | Diagram) -> Span:
    return value.span


class _Reader:
    """The walk over the blocks of one passage."""

    def __init__(self, text: str, scans: Mapping[int, InlineScan]) -> None:
        self.text = text
        self.scans = scans
        self.reading = Reading(text)
        self.units: list[Unit] = []
        self.labels: list[Label] = []
        self.links: list[Link] = []
        self.diagrams: list[Diagram] = []
        self.comments: list[Span] = []
        self.quotes: list[Span] = []
        self.definitions: list[LinkDefinition] = []
        self.unread: list[Span] = []
        self._quoted = False
        self._top = -1
        self._points: Block | None = None

    def siblings(self, blocks: Sequence[Block], end: int, top: bool = True) -> None:
        """Read the blocks of one container, which ends at ``end``."""
        far_reaching: list[FarReaching] = []
        for index, block in enumerate(blocks):
            if top:
                self._top = index
            self._let_lead_into(block)
            self._points = _points_of(blocks, index)
            read = _READERS.get(block.kind)
            if read:
                far_reaching += read(self, block) or ()
        if far_reaching:
            self.labels += scoped(far_reaching, end)

    def _let_lead_into(self, block: Block) -> None:
        """A colon at the end of a paragraph ("Data sources:") leads into the block that follows."""
        label = self.labels[-1] if self.labels else None
        if label and label.kind is LabelKind.PLAIN_LEAD_IN:
            behind = label.scope.start
            if behind < block.span.start and self.text[behind : block.span.start].isspace():
                self.labels[-1] = label._replace(scope=Span(behind, block.span.end))

    def known_scan(self, start: int) -> InlineScan | None:
        """The scan of a heading or cell, made when its plain text was; its links and comments are taken."""
        scan = self.scans.get(start)
        if scan:
            self._take(scan, start)
        return scan

    def _take(self, scan: InlineScan, start: int) -> None:
        for raw in scan.links:
            self._add_link(raw, start, scan.plain(*raw.inner) if raw.depth <= _DEEPEST_LINK_TEXT else "")
        if scan.comments:
            self.comments += [Span(*comment).shift(start) for comment in scan.comments]

    def _add_link(self, raw: RawLink, start: int, words: str) -> None:
        target_span = Span(raw.target[0] + start, raw.target[1] + start)
        span = Span(raw.span[0] + start, raw.span[1] + start)
        target = self.text[target_span.start : target_span.end]
        if raw.kind == "reference":
            target = normalised_label(target)
        link = Link(raw.kind, span, target_span, target, " ".join(words.split()), raw.image)
        self.links.append(link)
        diagram = diagram_of_link(link)
        if diagram:
            self.diagrams.append(diagram)

    def _read_inline(self, span: Span) -> tuple[str, InlineScan | None, str]:
        """The text at ``span``, its scan, and the text as it is read, which is put into the reading."""
        piece = self.text[span.start : span.end]
        scan = scan_inline(piece)
        if scan:
            self._take(scan, span.start)
        return piece, scan, self._put(span.start, piece, scan)

    def _put(self, start: int, piece: str, scan: InlineScan | None) -> str:
        if scan is not None:
            places = sorted(scan.markup + scan.hidden) if scan.hidden else scan.markup
            piece = blanked(piece, places, scan.entities)
            unread = [place for place in places if place[1] - place[0] > _LONGEST_SIGN or place in scan.hidden]
            self.unread += [Span(*place).shift(start) for place in unread if place not in scan.comments]
        self.reading.put(start, piece)
        return piece

    def _add_sentences(self, piece: str, start: int) -> None:
        top, quoted = self._top, self._quoted
        self.units += [Unit(UnitKind.SENTENCE, span, top, quoted) for span in sentences(piece, start)]

    def paragraph(self, block: Block) -> list[FarReaching]:
        """A paragraph outside list items, or a further one in an item."""
        span = block.content_span
        piece, scan, read = self._read_inline(span)
        self._add_sentences(read, span.start)
        if scan is None or not scan.strongs:
            labeller = Labeller(piece, span.start, scan)
            self.labels += labeller.of_lines(span.end)
            return labeller.of_first_line()
        labeller = Labeller(piece, span.start, scan)
        labels = labeller.of_paragraph(span.end)
        if labels and labels[0].kind is LabelKind.BOLD_PARAGRAPH:
            return [(span.start, labels[0])]
        self.labels += labels or labeller.of_lines(span.end)
        return []

    def items(self, block: Block) -> None:
        """A list: its items one by one. The points below the last one are as good as its own."""
        points, last = self._points, block.children[-1]
        for item in block.children:
            self._item(item, points.span.end if points and item is last else item.span.end)

    def _item(self, item: Block, reach: int) -> None:
        """An item; what it says of itself holds up to ``reach``."""
        children: Sequence[Block] = item.children
        if children and children[0].kind is BlockKind.PARAGRAPH:
            span = children[0].content_span
            piece, scan, read = self._read_inline(span)
            if len(piece) > LONG_ITEM:
                self._add_sentences(read, span.start)
            elif read and not read.isspace():
                self.units.append(Unit(UnitKind.ITEM, span, self._top, self._quoted))
            children = children[1:]
            gathers = reach > item.span.end or any(child.kind in _LISTS for child in children)
            if gathers or (scan and scan.strongs) or "\n" in piece or may_label(piece):
                self.labels += Labeller(piece, span.start, scan).of_item(reach, gathers)
        if children:
            self.siblings(children, item.span.end, top=False)

    def quote(self, block: Block) -> None:
        """A block quote: its text is read, and said to be quoted, unless it is a callout in the author's own words."""
        outer, self._quoted = self._quoted, self._quoted or not self._is_callout(block)
        if not outer:
            self.quotes.append(block.span)
        self.siblings(block.children, block.span.end, top=False)
        self._quoted = outer

    def _is_callout(self, block: Block) -> bool:
        """Whether a quote sets its own text apart, as exports of wikis do: it begins with a pictogram or a bold name
        on a line of its own, or says of which kind it is ("[!NOTE]").
        """
        first = block.children[0] if block.children else None
        if first is None or first.kind is not BlockKind.PARAGRAPH:
            return False
        line = self.text[first.content_span.start : first.content_span.end].split("\n", 1)[0].strip()
        bold = line.startswith("**") and line.endswith(("**", "**:"))
        return line.startswith("[!") or bold or unicodedata.category(line[:1] or " ") == "So"

    def table(self, block: Block) -> None:
        """A table: every row is a unit."""
        if block.table:
            self._row(block.table.header)
            for row in block.table.rows:
                self._row(row)
                label = row_label(row)
                if label:
                    self.labels.append(label)

    def _row(self, cells: tuple[Cell, ...]) -> None:
        filled = False
        for (start, end), _ in cells:
            if start < end:
                self._put(start, self.text[start:end], self.known_scan(start))
                filled = True
        if filled:
            span = Span(cells[0].span.start, cells[-1].span.end)
            self.units.append(Unit(UnitKind.ROW, span, self._top, self._quoted))

    def heading(self, block: Block) -> list[FarReaching]:
        """A heading within a container; its words are blank in the reading, like those of any heading."""
        self.known_scan(block.content_span.start)
        return nested_heading(block)

    def code(self, block: Block) -> None:
        """Code is not prose, but it may be a diagram."""
        diagram = diagram_of_code(block, self.text)
        if diagram:
            self.diagrams.append(diagram)

    def comment(self, block: Block) -> None:
        """A block that is one comment."""
        self.comments.append(block.span)

    def html(self, block: Block) -> list[FarReaching]:
        """An HTML block: the text between its tags is read."""
        start = block.span.start
        html = HtmlBlock(self.text, block.span)
        piece = blanked(self.text[start : block.span.end], [(at - start, end - start) for at, end in html.markup])
        self.reading.put(block.span.start, piece)
        self._add_sentences(piece, block.span.start)
        for raw in html.links:
            self._add_link(raw, 0, self.text[raw.inner[0] : raw.inner[1]])
        self.comments += html.comments
        self.unread += [Span(*place) for place in html.markup if place not in html.comments]
        return html.labels

    def link_definition(self, block: Block) -> None:
        """A link reference definition."""
        label, _ = definition(self.text, block.span)
        target = block.content_span
        self.definitions.append(LinkDefinition(label, block.span, target, self.text[target.start : target.end]))


def _points_of(blocks: Sequence[Block], index: int) -> Block | None:
    """The bullets that follow a numbered list: two spaces do not indent them far enough to be those of "3. Data", which
    is what their author meant.
    """
    if blocks[index].kind is BlockKind.ORDERED_LIST and index + 1 < len(blocks):
        following = blocks[index + 1]
        return following if following.kind is BlockKind.BULLET_LIST else None
    return None


_READERS = {
    BlockKind.PARAGRAPH: _Reader.paragraph,
    BlockKind.BULLET_LIST: _Reader.items,
    BlockKind.ORDERED_LIST: _Reader.items,
    BlockKind.QUOTE: _Reader.quote,
    BlockKind.TABLE: _Reader.table,
    BlockKind.HEADING: _Reader.heading,
    BlockKind.FENCE: _Reader.code,
    BlockKind.INDENTED_CODE: _Reader.code,
    BlockKind.COMMENT: _Reader.comment,
    BlockKind.HTML: _Reader.html,
    BlockKind.LINK_DEFINITION: _Reader.link_definition,
}
