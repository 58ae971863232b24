"""Counting words in every script."""

from __future__ import annotations

from designdoc.text.regex import regex

_WORD = regex(r"\w+")
_FAR_ON = regex(r"[^\u0000-\u303f]")
_WORD_OR_IDEOGRAPH = regex(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Needed where a character stands so far on; classes as large as these take long to compile."""


def count_words(text: str) -> int:
    """The words of a text; each Chinese or Japanese character counts as one, a Korean word as one."""
    spaced = text.isascii() or not _FAR_ON.search(text)
    return len((_WORD if spaced else _WORD_OR_IDEOGRAPH).findall(text))
