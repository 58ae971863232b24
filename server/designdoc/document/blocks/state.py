"""BlockState: markdown-it's parser state that builds placed blocks where markdown-it would push tokens.

markdown-it-py tells lines only. But while a rule runs, the state knows for every line where the content of the
current container begins (``bMarks`` and ``tShift``), so the moment of ``push`` is the one place where exact columns
are to be had for nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate
from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from designdoc.document.blocks import builders
from designdoc.document.blocks.grammar import MARKDOWN
from designdoc.document.blocks.table_rule import CellPlaces
from designdoc.document.inline.plain import plain_text
from designdoc.document.inline.scanner import InlineScan, scan_inline
from designdoc.document.model import Block, BlockKind, Heading
from designdoc.text import Span
from designdoc.text.regex import regex

_SPACE = (" ", "\t")
_QUOTE_MARKERS = regex(r"\n[ \t]*(?:>[ \t]*)+")

_CONTAINERS = {
    "bullet_list_open": BlockKind.BULLET_LIST,
    "ordered_list_open": BlockKind.ORDERED_LIST,
    "list_item_open": BlockKind.LIST_ITEM,
    "blockquote_open": BlockKind.QUOTE,
}


class _Open:
    """A container whose end has not come yet."""

    __slots__ = ("children", "kind", "start")

    def __init__(self, kind: BlockKind, start: int) -> None:
        self.kind = kind
        self.start = start
        self.children: list[Block] = []


class RawPassage:
    """The blocks of one passage, with spans relative to ``start``.

    ``masks`` are the places of quote markers inside paragraphs, which are not part of what the paragraph says.
    ``scans`` are the scans of headings and cells that are not plain text, by the place of the text.
    """

    __slots__ = ("blocks", "heading", "masks", "scans", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.heading: Heading | None = None
        self.blocks: list[Block] = []
        self.masks: list[Span] = []
        self.scans: dict[int, InlineScan] = {}


class BlockState(StateBlock):
    r"""Parses ``source`` (whose line ends are all ``\n``) into passages.

    ``stops`` are offsets at which a passage of an older text begins; parsing ends as soon as a top-level heading
    begins there, and ``stopped_at`` is that offset.
    """

    def __init__(self, source: str, stops: Collection[int] = ()) -> None:
        super().__init__("", MARKDOWN, {}, [])
        self._index_lines(source)
        self.block_line = 0
        self.finished = False
        self.stopped_at: int | None = None
        self.passages = [RawPassage(0)]
        self._stops = stops
        self._containers: list[_Open] = []
        self.quotes = 0
        self._base = 0
        self._siblings = self.passages[0].blocks
        self._ignored = Token("", "", 0)

    def parse(self, from_line: int = 0) -> None:
        """Parse everything from a line on."""
        self.line = from_line
        MARKDOWN.block.tokenize(self, from_line, self.lineMax)

    def _index_lines(self, source: str) -> None:
        """Fill in the tables of lines as markdown-it's constructor does, with one pass at the speed of C for each."""
        self.src = source
        lines = source.split("\n")
        if not lines[-1].strip(" \t"):
            # What follows the last line end is a line only if there is something on it.
            del lines[-1]
        ends = list(accumulate([len(line) + 1 for line in lines]))
        self.tShift = [len(line) - len(line.lstrip(" \t")) for line in lines] + [0]
        self.sCount = self.tShift[:]
        if "\t" in source:
            for number, line in enumerate(lines):
                if "\t" in line:
                    self.sCount[number] = len(line[: self.tShift[number]].expandtabs(4))
        self.bMarks = [0, *ends[:-1], len(source)] if lines else [len(source)]
        self.eMarks = [end - 1 for end in ends] + [len(source)]
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Take what a rule announces as a block; the token it fills in is of no further use."""
        if nesting > 0:
            self.level += 1
            kind = _CONTAINERS.get(ttype)
            if kind is not None:
                self._open(kind)
        elif nesting < 0:
            self.level -= 1
            self._close()
        elif ttype != "inline":
            self._siblings.append(builders.BUILDERS[ttype](self, self.block_line, self.line, self._base))
        return self._ignored

    def content_start(self, line: int) -> int:
        """The offset at which the current container's content begins on a line, behind its indentation."""
        return self.bMarks[line] + self.tShift[line]

    def line_start(self, line: int) -> int:
        """The offset at which a line of the source begins, whatever containers it lies in."""
        return self.eMarks[line - 1] + 1 if line else 0

    def last_line_end(self, start_line: int, end_line: int) -> int:
        """The end of the last line of ``[start_line, end_line)`` that is not empty, without trailing white space."""
        line = end_line - 1
        while line > start_line and self.isEmpty(line):
            line -= 1
        start, end = self.bMarks[line], self.eMarks[line]
        return start + len(self.src[start:end].rstrip()) if self.src[end - 1] in _SPACE else end

    def plain_text(self, start: int, end: int) -> str:
        """Inline text of one or more lines without markup; the scan is kept for whoever reads the passage."""
        piece = self.src[start:end]
        if self.quotes and "\n" in piece:
            piece = _QUOTE_MARKERS.sub("\n", piece)
            return plain_text(piece)
        scan = scan_inline(piece)
        if scan is None:
            return piece
        self.passages[-1].scans[start - self._base] = scan
        return scan.plain(0, len(piece))

    def add_table(self, start_line: int, end_line: int, header: CellPlaces, rows: list[CellPlaces]) -> None:
        """Take a table from its rule."""
        self._siblings.append(builders.table(self, (start_line, end_line), header, rows, self._base))

    def add_unparsed(self, start_line: int, end_line: int) -> None:
        """Keep as one paragraph the lines that lie too deep to be parsed."""
        while end_line > start_line and self.sCount[end_line - 1] < self.blkIndent:
            end_line -= 1
        if end_line > start_line:
            self.line, line = end_line, self.block_line
            self.block_line = start_line
            self.add_paragraph()
            self.block_line = line

    def add_paragraph(self) -> None:
        """Take a paragraph: the lines from the one where the block began to the current one."""
        start_line, end_line = self.block_line, self.line
        base = self._base
        start = self.bMarks[start_line] + self.tShift[start_line]
        end = self.eMarks[end_line - 1]
        if self.src[end - 1] in _SPACE:
            end = start + len(self.src[start:end].rstrip())
        span = Span(start - base, end - base)
        self._siblings.append(Block(BlockKind.PARAGRAPH, span, span))
        if self.quotes and end_line - start_line > 1:
            self._mask_markers(start_line, end_line)

    def _mask_markers(self, start_line: int, end_line: int) -> None:
        """Remember what stands before the content of the further lines of a quoted block."""
        base = self._base
        masks = self.passages[-1].masks
        for line in range(start_line + 1, end_line):
            start, end = self.line_start(line), self.content_start(line)
            if start < end:
                masks.append(Span(start - base, end - base))

    def add_heading(self, level: int) -> None:
        """Take a heading; at document level it begins a passage."""
        start_line, end_line = self.block_line, self.line
        if self._containers:
            block = builders.heading(self, start_line, end_line, self._base, level)
            if self.quotes:
                self._mask_markers(start_line, end_line)
            self._siblings.append(block)
            return
        start = self.line_start(start_line)
        if start in self._stops:
            self.finished = True
            self.stopped_at = start
            return
        passage = RawPassage(start)
        self.passages.append(passage)
        self._base = start
        self._siblings = passage.blocks
        passage.heading = builders.heading(self, start_line, end_line, start, level).heading

    def _open(self, kind: BlockKind) -> None:
        if kind is BlockKind.QUOTE:
            self.quotes += 1
            # The rule has already moved the beginning of the line behind its marker.
            start = self.src.rfind(">", 0, self.bMarks[self.block_line])
        else:
            start = self.content_start(self.line)
        container = _Open(kind, start)
        self._containers.append(container)
        self._siblings = container.children

    def _close(self) -> None:
        done = self._containers.pop()
        self._siblings = self._containers[-1].children if self._containers else self.passages[-1].blocks
        if done.kind is BlockKind.QUOTE:
            self.quotes -= 1
        self._siblings.append(builders.container(self, done.kind, done.start, done.children, self._base))
