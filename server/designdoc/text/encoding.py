"""Columns in the units of the three LSP position encodings, within one line of text."""

from __future__ import annotations

from enum import Enum


class Encoding(str, Enum):
    """What one step of a column counts: bytes of UTF-8, units of UTF-16, or code points (UTF-32)."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def to_units(line: str, column: int, encoding: Encoding) -> int:
    """The column in ``encoding``'s units that stands for code-point ``column`` of ``line`` (clamped into the line)."""
    column = min(max(column, 0), len(line))
    if encoding is Encoding.UTF32 or line.isascii():
        return column
    before = line[:column]
    if encoding is Encoding.UTF8:
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before.encode("utf-16-le", "surrogatepass")) // 2


def from_units(line: str, units: int, encoding: Encoding) -> int:
    """The code-point column of ``line`` at ``units`` (clamped). Units that point into the middle of a character are
    rounded down to its start, as the LSP specification asks.
    """
    units = max(units, 0)
    if encoding is Encoding.UTF32 or line.isascii():
        return min(units, len(line))
    if encoding is Encoding.UTF8:
        return _from_utf8(line, units)
    return _from_utf16(line, units)


def _from_utf16(line: str, units: int) -> int:
    """Count characters until the units are used up; a character above U+FFFF takes two."""
    for column, character in enumerate(line):
        units -= 2 if character > "\uffff" else 1
        if units < 0:
            return column
    return len(line)


def _from_utf8(line: str, units: int) -> int:
    """Count the bytes that begin a character among the first ``units`` bytes, less one that is cut in two."""
    encoded = line.encode("utf-8", "surrogatepass")
    column = sum(byte & 0xC0 != 0x80 for byte in encoded[:units])
    cut = units < len(encoded) and encoded[units] & 0xC0 == 0x80
    return column - 1 if cut else column
