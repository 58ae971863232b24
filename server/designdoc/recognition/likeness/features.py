"""Features: what two sentences have in common when they sound alike, their words and pairs of neighbouring words."""

from __future__ import annotations

from itertools import chain

from designdoc.recognition.words.folding import STEMS, fold
from designdoc.recognition.words.tokens import has_cjk, is_cjk, tokens

_NUMBER = "#"
"""Stands for every number: that there is one tells more than which one it is."""


def words_of(text: str) -> list[str]:
    """The comparable words of a text, in order. Scripts without spaces are cut into pairs of characters."""
    folded = fold(text)
    if not has_cjk(folded):
        return list(map(_word_of, tokens(folded)))
    return list(chain.from_iterable(map(_words_of_token, tokens(folded))))


def _words_of_token(token: str) -> list[str]:
    if not is_cjk(token[0]):
        return [_word_of(token)]
    return [token[at : at + 2] for at in range(len(token) - 1)] or [token]


def _word_of(token: str) -> str:
    return _NUMBER if token[0].isdigit() else STEMS[token]
