"""Counting words in scripts with and without spaces."""

from __future__ import annotations

import string

from designdoc.recognition.words.tokens import count_cjk, has_cjk
from designdoc.text.regex import regex

_HAN = regex("[\u3400-\u9fff]")
_SHORTEST_PHRASE = 4
"""The fewest characters of Chinese that are more than one word."""
_RUN = regex(r"[^\W_]\S*")
"""What stands between two spaces, from its first letter or digit on."""
_PUNCTUATION = string.punctuation.encode()
_OUTLINES = b"".join(b" " if chr(code).isspace() else b"x" for code in range(256))
"""One letter for all characters of words. In an ASCII text of those and spaces words are counted by their beginnings,
without making a text of each.
"""


def count_words(text: str) -> int:
    """The number of words; in scripts without spaces two characters count as one word."""
    if text.isascii():
        return (b" " + text.encode().translate(_OUTLINES, _PUNCTUATION)).count(b" x")
    if not has_cjk(text):
        return len(_RUN.findall(text))
    words = 0
    for run in text.split():
        unspaced = count_cjk(run)
        if unspaced:
            words += (unspaced + 1) // 2
        elif any(map(str.isalnum, run)):
            words += 1
    return words


def is_phrase(text: str) -> bool:
    """Whether a text is several words: with a space between them, or four Chinese or Japanese characters and more that
    are not one loan word ("評価指標", but not "ベースライン").
    """
    text = text.strip()
    return " " in text or (len(text) >= _SHORTEST_PHRASE and _HAN.search(text) is not None)
