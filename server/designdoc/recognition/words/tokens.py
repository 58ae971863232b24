"""Tokens: the words of a folded text. A run of characters of a script without spaces is one token."""

from __future__ import annotations

import re
from bisect import bisect

from designdoc.text.regex import regex

_CJK = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318fㇰ-ㇿ\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_EDGES = [end for first, _, last in zip(*[iter(_CJK)] * 3, strict=True) for end in (first, chr(ord(last) + 1))]
"""Where the ranges begin and where they are over, in order: a character inside one stands behind an odd number."""

FIRST_CJK = "\u1100"
"""No character before this one belongs to a script without spaces."""

_TOKEN = regex(rf"([{_CJK}]+|[^\W_{_CJK}]+)")
_SPACED = regex(r"([^\W_]+)")
_ASCII = regex(r"([A-Za-z0-9]+)")
"""The same tokens where no script without spaces occurs, and where nothing but ASCII does. They are found sooner there,
and classes as large as those of the first take longer to compile than many a document to review. Each is a group, so
that splitting a text keeps it.
"""

_FAR_ON = regex(f"[{FIRST_CJK}-\U0010ffff]")
"""All characters of such scripts, and signs that stand between and behind them. Most texts hold few of either, and
those are sooner found than all different characters of a text.
"""

_TERM_TOKEN = regex(rf"[{_CJK}]+|[^\W_{_CJK}]+\*?")
_SPACED_TERM_TOKEN = regex(r"[^\W_]+\*?")


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text, in order."""
    return _finder(folded).findall(folded)


def has_token(folded: str, start: int = 0) -> bool:
    """Whether there is a token at or behind ``start``."""
    return _finder(folded).search(folded, start) is not None


def token_at(folded: str, start: int) -> re.Match[str] | None:
    """The token that begins at ``start``, looked up without a look at the rest of the text."""
    found = _SPACED.match(folded, start)
    return found if not has_cjk(found.group() if found else folded[start : start + 1]) else _TOKEN.match(folded, start)


def term_tokens(term: str) -> list[str]:
    """The tokens of a term; each may end in the sign of a prefix."""
    return (_TERM_TOKEN if has_cjk(term) else _SPACED_TERM_TOKEN).findall(term)


def gaps_and_tokens(folded: str) -> list[str]:
    """A text cut into what stands before its first token, the token, what stands before the next one, and so on to
    what stands behind the last: an odd number of pieces that make up the text.
    """
    return _finder(folded).split(folded)


def _finder(folded: str) -> re.Pattern[str]:
    if folded.isascii():
        return _ASCII
    return _TOKEN if has_cjk(folded) else _SPACED


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Hangul included)."""
    return character >= FIRST_CJK and bisect(_EDGES, character) % 2 == 1


def has_cjk(text: str) -> bool:
    """Whether any character of ``text`` belongs to such a script."""
    return not text.isascii() and any(is_cjk(found.group()) for found in _FAR_ON.finditer(text))


def count_cjk(text: str) -> int:
    """How many characters of ``text`` belong to such a script."""
    return sum(len(token) for token in tokens(text) if is_cjk(token[0]))
