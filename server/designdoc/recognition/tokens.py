"""Tokens: the words of a folded text. A run of characters of a script without spaces is one token."""

from __future__ import annotations

from designdoc.text.regex import regex

_CJK = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318fㇰ-ㇿ\u3400-\u9fff\uac00-\ud7af豈-\ufaff"
_CJK_CHARACTER = regex(f"[{_CJK}]")
_WORD = rf"[{_CJK}]+|[^\W_{_CJK}]+"
FIRST_CJK = "\u1100"
"""No character before this one belongs to a script without spaces."""

TOKEN = regex(_WORD)
TERM_TOKEN = regex(rf"[{_CJK}]+|[^\W_{_CJK}]+\*?")
"""A token of a term, which may end in the sign of a prefix."""

_BETWEEN = regex(f"({_WORD})")


def gaps_and_tokens(folded: str) -> list[str]:
    """A text cut into what stands before its first token, the token, what stands before the next one, and so on to
    what stands behind the last: an odd number of pieces that make up the text.
    """
    return _BETWEEN.split(folded)


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Hangul included)."""
    return character >= FIRST_CJK and _CJK_CHARACTER.match(character) is not None


def count_cjk(text: str) -> int:
    """How many characters of ``text`` belong to such a script."""
    return len(_CJK_CHARACTER.findall(text))
