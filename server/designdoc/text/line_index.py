"""LineIndex: from offsets to lines and columns and back, with the line ends of LSP and CommonMark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from designdoc.text.regex import regex
from designdoc.text.span import Span

_CARRIAGE_RETURN_ENDS = regex(r"\r\n?|\n")


class LineIndex:
    r"""Where the lines of one text begin.

    A line ends with ``\n``, ``\r\n`` or ``\r``, nothing else; a text of n line ends has n + 1 lines, of which the
    last may be empty. Lines and columns are 0-based, columns count code points.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *_starts_behind_line_ends(text, 0, len(text))]

    @property
    def line_count(self) -> int:
        """The number of lines, at least one."""
        return len(self._starts)

    @property
    def is_ascii(self) -> bool:
        """Whether the text is ASCII, so that a column is the same in every encoding. Python knows without looking."""
        return self._text.isascii()

    def position(self, offset: int) -> tuple[int, int]:
        """The line and code-point column of an offset; offsets outside the text are clamped into it."""
        if not 0 <= offset <= len(self._text):
            offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def line_of(self, offset: int) -> int:
        """The line on which an offset lies."""
        return self.position(offset)[0]

    def lines_of(self, offsets: Iterable[int]) -> list[int]:
        """The lines on which offsets within the text lie."""
        starts = self._starts
        return [bisect_right(starts, offset) - 1 for offset in offsets]

    def offset(self, line: int, column: int) -> int:
        """The offset of a position, clamped as LSP asks: a column behind the line's end is the line's end, a line
        behind the last is the end of the text.
        """
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self._text)
        span = self.line_span(line)
        return min(span.start + max(column, 0), span.end)

    def line_start(self, line: int) -> int:
        """The offset at which a line begins. Raises ``IndexError`` for a line that does not exist."""
        if line < 0:
            raise IndexError(line)
        return self._starts[line]

    def line_span(self, line: int, keep_end: bool = False) -> Span:
        """A line's range, without its line end unless ``keep_end``. Raises ``IndexError`` for an unknown line."""
        start = self.line_start(line)
        text = self._text
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(text)
        if not keep_end and line + 1 < len(self._starts):
            end -= 2 if text[end - 1] == "\n" and end - 2 >= start and text[end - 2] == "\r" else 1
        return Span(start, end)

    def line_text(self, line: int) -> str:
        """A line's text without its line end."""
        start, end = self.line_span(line)
        return self._text[start:end]

    def edited(self, new_text: str, changed: Span) -> LineIndex:
        r"""The index of ``new_text``, which is this text with something else in place of ``changed``.

        Only the lines the edit touches are looked at again, one more on either side, because an edit can join or part
        the two characters of a ``\r\n``.
        """
        starts = self._starts
        first = max(bisect_right(starts, changed.start) - 2, 0)
        last = bisect_right(starts, changed.end + 1)
        delta = len(new_text) - len(self._text)
        begin = starts[first]
        stop = starts[last] + delta if last < len(starts) else len(new_text)
        index = LineIndex.__new__(LineIndex)
        index._text = new_text
        index._starts = starts[: first + 1]
        index._starts += [s for s in _starts_behind_line_ends(new_text, begin, stop) if s > begin]
        index._starts += [s + delta for s in starts[last + 1 :]] if delta else starts[last + 1 :]
        return index


def _starts_behind_line_ends(text: str, begin: int, stop: int) -> list[int]:
    r"""The offsets that follow a line end of ``text[begin:stop]``; a loop of ``find`` is the fastest without ``\r``."""
    if text.find("\r", begin, stop) >= 0:
        return [found.end() for found in _CARRIAGE_RETURN_ENDS.finditer(text, begin, stop)]
    starts = []
    find = text.find
    at = find("\n", begin, stop)
    while at >= 0:
        starts.append(at + 1)
        at = find("\n", at + 1, stop)
    return starts
