"""Likeness: the section that a sentence sounds like, as a naive Bayes classifier tells it.

For each section a sentence is weighed against all others: a word or a pair of words that stands in many passages that
answer the section and in few others speaks for it, by the logarithm of the odds. Nothing is learned but counts, so a
pack teaches it with passages and every answer can be traced to the words they share. It is not sure enough to say that
a design covers something; it is good enough to say that somebody should look before a section is called missing.

Source of the method: Manning, Raghavan, Schütze, "Introduction to Information Retrieval" (2008), chapter 13, the
Bernoulli model, without the words that a sentence does not hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import log
from operator import attrgetter
from typing import NamedTuple

from designdoc.packs.model import NO_SECTION, Pack
from designdoc.recognition.likeness.counts import answer_counts, by_section
from designdoc.recognition.likeness.features import words_of
from designdoc.recognition.memo import Kept, Memo

_SMOOTHING = 0.1
"""How many passages of each kind are added to those in which a word stands: what was never seen is not impossible."""
_SURE = 2.5
"""How far, in natural logarithms, the odds of a section must lie above those of the next section, and above even odds.
Of the gaps in public documents that two readers confirmed, one in thirteen has a sentence that passes.
"""
_TELLING = 1.0
"""The least log odds that a word must give to some section: words of every text give less, and cost time."""
_FEWEST_FEATURES = 4
"""The fewest known words and pairs of a text that sounds like something; with fewer it sounds like anything."""


class Odds(NamedTuple):
    """What a word or pair says: the logarithm of the odds of sections that have no passage with it, and how much those
    that have one are above that, by their number.
    """

    base: float
    above: tuple[tuple[int, float], ...]


_NOTHING = Odds(0.0, ())

Features = dict[tuple[str, str], Odds]
"""What a text holds: words (with nothing behind them) and pairs of words, each once."""


class Heard(NamedTuple):
    """What a text holds, and what all of it says together: the sum of the ``base`` odds, and of what is ``above`` them
    for each section.
    """

    features: Features
    base: float
    above: list[float]

    def with_more(self, features: Features) -> Heard:
        """The text together with another one."""
        base, above = self.base, self.above.copy()
        for feature, odds in features.items():
            if feature not in self.features:
                base += odds.base
                for number, more in odds.above:
                    above[number] += more
        return Heard(self.features | features, base, above)


class _HeardTexts(Kept[str, Heard]):
    """A sentence is asked for as what follows another one and then by itself, and a heading with each sentence."""

    MOST = 32


class WordOdds(NamedTuple):
    """The odds of a word, and the passages with the pairs that it begins, by the second word: most are never met."""

    odds: Odds
    pairs: Mapping[str, str]


class _OddsOfPairs(Memo[Odds]):
    """The pairs that stand in most passages stand in most texts as well."""

    LONGEST = 1_000


class Sound(NamedTuple):
    """The section that a sentence sounds like, and by how much rather than like the next one."""

    section: str
    certainty: float


class Likeness:
    """Tells what sentences in one language sound like."""

    def __init__(self, pack: Pack, language: str) -> None:
        """``language`` is an ISO 639-1 code; without passages in it nothing sounds like anything."""
        self._counts = answer_counts(pack, language)
        self._passages = sum(self._counts.passages)
        self._silence = Heard({}, 0.0, [0.0] * len(self._counts.sections))
        self._roles: Memo[WordOdds | None] = Memo(self._role_of)
        self._odds_of_pairs = _OddsOfPairs(self._odds)
        self._sounds: Kept[tuple[str, str, str], tuple[Sound | None]] = Kept()
        self._heard = _HeardTexts()

    def sound_of(self, sentence: str, heading: str = "", following: str = "") -> Sound | None:
        """What a sentence sounds like; ``None`` where it is like several sections, or like none.

        What it is about may stand in the heading above it, or in the sentence that follows.
        """
        key = (sentence, heading, following)
        known = self._sounds.find(key) or self._sounds.keep(key, (self._sound_of(*map(self._hear, key)),))
        return known[0]

    def _sound_of(self, own: Heard, heading: Heard, following: Heard) -> Sound | None:
        if not own.features:
            return None
        ways = [own, *(own.with_more(other.features) for other in (heading, following) if other.features)]
        return max(filter(None, map(self._sound, ways)), key=attrgetter("certainty"), default=None)

    def _hear(self, text: str) -> Heard:
        return self._heard.find(text) or self._heard.keep(text, self._silence.with_more(self._read(text)))

    def _read(self, text: str) -> Features:
        """What a text holds of what is known."""
        words = words_of(text)
        found: Features = {}
        for word, following in pairwise([*words, ""]):
            role = self._roles[word]
            if role is not None:
                found[word, ""] = role.odds
                if following in role.pairs:
                    found[word, following] = self._odds_of_pairs[role.pairs[following]]
        return found

    def _sound(self, heard: Heard) -> Sound | None:
        if len(heard.features) < _FEWEST_FEATURES:
            return None
        most = max(heard.above)
        best = heard.above.index(most)
        others = heard.above.copy()
        others[best] = 0.0
        # Above even odds, and above the next section, which may be one that shares no word with the text.
        certainty = min(heard.base + most, most - max(others))
        section = self._counts.sections[best]
        return Sound(section, certainty) if certainty > _SURE and section != NO_SECTION else None

    def _role_of(self, word: str) -> WordOdds | None:
        counted = self._counts.of(word)
        return WordOdds(self._odds(counted.alone), counted.with_next) if counted is not None else None

    def _odds(self, passages: str) -> Odds:
        """The odds of what stands in these passages."""
        counts, total = by_section(passages), len(passages)
        average = self._passages / len(self._counts.sections)
        base = _log_odds(0, average, total, self._passages - average)
        above = {}
        for number, count in counts.items():
            known = self._counts.passages[number]
            above[number] = _log_odds(count, known, total - count, self._passages - known) - base
        told = base + max(above.values()) > _TELLING
        return Odds(base, tuple(above.items())) if told else _NOTHING


def _log_odds(inside: int, passages: float, outside: int, others: float) -> float:
    """The logarithm of the odds that a passage is one of a section, by how many of either kind hold a word."""
    share = (inside + _SMOOTHING) / (passages + 2 * _SMOOTHING)
    return log(share / ((outside + _SMOOTHING) / (others + 2 * _SMOOTHING)))
