"""Tokens: the words of a folded text. A run of characters of a script without spaces is one token."""

from __future__ import annotations

from bisect import bisect

from designdoc.text.regex import regex

_CJK = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318fㇰ-ㇿ\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_EDGES = [end for first, _, last in zip(*[iter(_CJK)] * 3, strict=True) for end in (first, chr(ord(last) + 1))]
"""Where the ranges begin and where they are over, in order: a character inside one stands behind an odd number."""

FIRST_CJK = "\u1100"
"""No character before this one belongs to a script without spaces."""

TOKEN = regex(rf"([{_CJK}]+|[^\W_{_CJK}]+)")
"""A token, in a group, so that splitting a text keeps it. Classes this large are slow to compile, so there is one."""

_SPACED = regex(r"([^\W_]+)")
_ASCII = regex(r"([A-Za-z0-9]+)")
"""The same tokens where no script without spaces occurs, and where nothing but ASCII does; they are found sooner."""

TERM_TOKEN = regex(rf"[{_CJK}]+|[^\W_{_CJK}]+\*?")
"""A token of a term, which may end in the sign of a prefix."""


def gaps_and_tokens(folded: str) -> list[str]:
    """A text cut into what stands before its first token, the token, what stands before the next one, and so on to
    what stands behind the last: an odd number of pieces that make up the text.
    """
    if folded.isascii():
        return _ASCII.split(folded)
    return (TOKEN if has_cjk(folded) else _SPACED).split(folded)


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Hangul included)."""
    return character >= FIRST_CJK and bisect(_EDGES, character) % 2 == 1


def has_cjk(text: str) -> bool:
    """Whether any character of ``text`` belongs to such a script."""
    return not text.isascii() and any(map(is_cjk, set(text)))


def count_cjk(text: str) -> int:
    """How many characters of ``text`` belong to such a script."""
    return sum(len(token) for token in TOKEN.findall(text) if is_cjk(token[0]))
