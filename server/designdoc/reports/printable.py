"""Text of strangers made safe to show: no control characters reach a terminal, and widths are those on the screen."""

from __future__ import annotations

from designdoc.text.regex import regex

# C0 and C1 controls (an escape sequence can rewrite a terminal), and the bidirectional controls that can make a line
# read as something else than it is. Tabs are left to the code that lays text out in columns.
_DANGEROUS = regex("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def printable(text: str) -> str:
    """The text on one line, with control characters and lone surrogates shown as U+FFFD."""
    # Nearly every text is harmless, and seen to be so without the pattern.
    return text if text.isprintable() else _DANGEROUS.sub("\ufffd", text)


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import category, combining, east_asian_width

    shown = [c for c in text if not combining(c) and category(c) not in ("Mn", "Me", "Cf")]
    return len(shown) + sum(east_asian_width(character) in ("W", "F") for character in shown)
