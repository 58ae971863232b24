"""Folding: two spellings of one word become the same word, so that packs need to hold it once.

Two foldings live here. ``fold`` keeps the length of a text, so that a place in the folded text is a place in the
source. ``stem`` makes one word comparable: plural and singular, British and American spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from designdoc.recognition.memo import Memo
from designdoc.recognition.words.chinese import TO_SIMPLIFIED
from designdoc.recognition.words.variants import with_usual_words
from designdoc.text.regex import regex

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TO_ASCII |= dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`\u00b4"), ord("'"))
_TO_ASCII |= dict.fromkeys(map(ord, "\u201c\u201d\u00ab\u00bb\u201e\u2033"), ord('"'))
_TO_ASCII |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), ord("-"))
_TO_ASCII |= dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\u200b\t"), ord(" "))
_TO_ASCII |= {ord("ё"): ord("е"), ord("İ"): ord("i"), ord("ı"): ord("i")}
_TO_ASCII |= {
    code: ord(plain[0])
    for code in range(0xC0, 0x180)
    if len(plain := unicodedata.normalize("NFD", chr(code))) > 1 and plain[0].isascii()
}
_PLAIN = _TO_ASCII | TO_SIMPLIFIED
_FOREIGN = regex("[^\x00-\x7f]+")
"""Where all of that but the tab and the grave accent stands. Python translates a text of mixed characters one by one,
and in most languages these are few.
"""


def fold(text: str) -> str:
    """Lower case with full-width forms, typographic quotes, dashes and spaces as ASCII; the length never changes.

    Latin letters lose their accents, which many authors leave out. Turkish dotted and dotless i and the Russian yo fold
    to their plain letters, Chinese folds to the mainland's characters and technical words, Korean to the usual
    spellings.
    """
    plain = text.replace("\t", " ").replace("`", "'")
    if text.isascii():
        return plain.lower()
    plain = _FOREIGN.sub(_as_plain, plain)
    folded = plain.lower()
    if len(folded) != len(text):
        folded = "".join(_lower_one(character) for character in plain)
    return folded if folded.isascii() else with_usual_words(folded)


@lru_cache(maxsize=512)
def folded_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of a pack folded, without their asterisks: each stands in every folded text that holds the term."""
    return tuple(fold(term.rstrip("*")) for term in terms)


def _as_plain(found: re.Match[str]) -> str:
    return found.group().translate(_PLAIN)


def _lower_one(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def stem(word: str) -> str:
    """The folded ``word`` in the form in which words are compared.

    Regular plurals in ``-s``, English spelling variants and Russian case endings are folded. That the result is no
    dictionary word does not matter, because both sides of every comparison pass through here.
    """
    return STEMS[word]


def _stem(word: str) -> str:
    if len(word) < 4:
        return word
    if "\u0400" <= word[0] <= "\u04ff":
        return _RUSSIAN_ENDING.sub("", word) if len(word) > 4 else word
    word = _singular(word)
    if not word.endswith(_BRITISH):
        return word
    for british, american in _SPELLINGS:
        if word.endswith(british) and len(word) > _SHORT:
            return word[: -len(british)] + american
    return word


_RUSSIAN_ENDING = regex(
    "(?<=[а-я]{3})(?:иями|иях|иям|ием|ами|ями|ого|его|ому|ему|ыми|ими|"
    "ия|ие|ии|ий|ию|ов|ев|ей|ам|ям|ах|ях|ом|ем|ой|ый|ая|яя|ое|ее|ые|ых|их|ым|им|ую|юю|"
    "[аеийоуыьюя])$"
)

_SHORT = 4
"""The most letters of a word with a single spelling; folding "four" would make it the word "for"."""

_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("iser", "izer"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("our", "or"),
    ("ogue", "og"),
    ("centre", "center"),
)
_BRITISH = tuple(british for british, _ in _SPELLINGS)


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


STEMS = Memo(_stem)
"""The stems of folded words."""
