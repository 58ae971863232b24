"""Compounds: headings in scripts without spaces that are made of what is treated and what is done with it.

"患者データの加工" and "用户行为数据清洗" end in what is done, and that decides what they are about; names for every
pair of words would be thousands. What is treated may have words before it, because there, too, the last is the head.
"""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.packs.model import CompoundHeadings, Terms
from designdoc.recognition.headings.names import UNKNOWN, Match, all_terms
from designdoc.recognition.headings.text import name_words
from designdoc.recognition.words.unspaced import key_of

_LONGEST_MODIFIER = 8
"""The characters that may stand before what is treated; more of them are a sentence."""

Compound = dict[str, dict[str, str]]
"""What is done -> what is treated -> section, all as keys (``unspaced``)."""


def learned(compounds: Iterable[CompoundHeadings]) -> Compound:
    """The compounds of a framework, as values that JSON has; what is said first of a pair of words counts."""
    made: Compound = {}
    for compound in compounds:
        treated = _keys(compound.of)
        for done in _keys(compound.heads):
            for thing in treated:
                made.setdefault(done, {}).setdefault(thing, compound.section)
    return made


def _keys(terms: Terms) -> list[str]:
    """The keys of terms; one in Latin letters ("API") is its own."""
    return [key_of(words) or "".join(words) for words in map(name_words, all_terms(terms))]


class Compounds:
    """Tells what a compound is about by its last part."""

    def __init__(self, compounds: Compound) -> None:
        """``compounds`` are those that were ``learned``."""
        self._compounds = compounds
        self._longest = max(map(len, compounds), default=0)

    def of_key(self, key: str) -> Match:
        """The section of a key that is a compound; exact where nothing stands before what is treated."""
        first = max(1, len(key) - self._longest)
        for at in range(first, len(key)):  # The longest last part first: "データ前処理" is no "処理".
            things = self._compounds.get(key[at:])
            if things is None:
                continue
            rest = key[:at]
            thing = max(filter(rest.endswith, things), key=len, default=None)
            if thing is not None and len(rest) - len(thing) <= _LONGEST_MODIFIER:
                return Match((things[thing],), exact=rest == thing)
        return UNKNOWN

    def borrowed(self, key: str, other: str) -> Match:
        """The section of a member that is only the last part of a compound: of "データの収集と加工", the second."""
        things = self._compounds.get(key, {})
        thing = max((thing for thing in things if thing in other), key=len, default=None)
        return Match((things[thing],)) if thing is not None else UNKNOWN
