"""Span: a half-open range of code-point offsets, the only place type of the core."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of 0-based code-point offsets into one text."""

    start: int
    end: int

    def shift(self, offset: int) -> Span:
        """The same range, ``offset`` code points further on (backwards when negative)."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, offset: int) -> bool:
        """Whether ``offset`` lies inside; the end counts, as a cursor there still touches the range."""
        return self.start <= offset <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two ranges share a code point or meet."""
        return self.start <= other.end and other.start <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def encloses(self, other: Span) -> bool:
        """Whether ``other`` lies entirely inside this range."""
        return self.start <= other.start and other.end <= self.end

    def holds_one(self, offsets: Sequence[int]) -> bool:
        """Whether one of the offsets, which are in order, lies inside; the end does not count."""
        following = bisect_left(offsets, self.start)
        return following < len(offsets) and offsets[following] < self.end
