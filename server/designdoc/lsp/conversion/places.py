"""Offsets of the core and positions of the protocol: the one converter between them.

The core counts code points from the start of the text; the editor counts lines and, within a line, the units of the
encoding that was negotiated. Offsets outside the text and positions outside the document are clamped, as LSP asks.
"""

from __future__ import annotations

from designdoc.lsp.wire.jsonrpc import Json
from designdoc.text import Span
from designdoc.text.encoding import Encoding, from_units, to_units
from designdoc.text.line_index import LineIndex


class Places:
    """The places of one text in one encoding."""

    __slots__ = ("encoding", "lines")

    def __init__(self, lines: LineIndex, encoding: Encoding) -> None:
        self.lines = lines
        self.encoding = encoding

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column in the editor's units."""
        line, column = self.lines.position(offset)
        if column == 0 or self.encoding is Encoding.UTF32 or self.lines.is_ascii:
            return line, column
        return line, to_units(self.lines.line_text(line), column, self.encoding)

    def offset(self, line: int, units: int) -> int:
        """The offset of a position in the editor's units."""
        if line < 0:
            return 0
        if line >= self.lines.line_count or self.encoding is Encoding.UTF32 or self.lines.is_ascii:
            return self.lines.offset(line, units)
        span = self.lines.line_span(line)
        return span.start + from_units(self.lines.line_text(line), units, self.encoding)

    def json_range(self, span: Span) -> Json:
        """A span as an LSP range in plain JSON."""
        start, end = self.position(span.start), self.position(span.end)
        return {
            "start": {"line": start[0], "character": start[1]},
            "end": {"line": end[0], "character": end[1]},
        }

    def span(self, json_range: Json) -> Span:
        """The span of an LSP range in plain JSON; one that ends before it starts is read backwards.

        Raises KeyError or TypeError when the value is no range.
        """
        start, end = json_range["start"], json_range["end"]
        first = self.offset(start["line"], start["character"])
        # Nearly all that is typed replaces nothing.
        last = first if end == start else self.offset(end["line"], end["character"])
        return Span(min(first, last), max(first, last))
