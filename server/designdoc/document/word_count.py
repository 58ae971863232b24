"""Counting words in every script."""

from __future__ import annotations

from designdoc.text.regex import regex

_OUTLINES = b"".join(b"x" if chr(code).isalnum() or chr(code) == "_" else b" " for code in range(256))
"""One letter for all characters of words. In an ASCII text of those and spaces, as most are, words are counted by their
beginnings, without making a text of each.
"""

_WORD = regex(r"\w+")
_FAR_ON = regex(r"[^\u0000-\u303f]")
_WORD_OR_IDEOGRAPH = regex(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Needed where a character stands so far on; classes as large as these take long to compile."""


def count_words(text: str) -> int:
    """The words of a text; each Chinese or Japanese character counts as one, a Korean word as one."""
    if text.isascii():
        return (b" " + text.encode().translate(_OUTLINES)).count(b" x")
    return len((_WORD_OR_IDEOGRAPH if _FAR_ON.search(text) else _WORD).findall(text))
