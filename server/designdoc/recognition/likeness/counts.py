"""AnswerCounts: in how many of the passages that answer a section, and in how many others, a word or a pair stands.

The passages are those of a pack (``answers/``). Counting them takes longer than reading a document, so it is done once
for each state of the pack (``derived``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from designdoc.packs.model import Pack
from designdoc.recognition.derived import derived
from designdoc.recognition.likeness.features import words_of

_FEWEST_WITH_WORD = 2
_FEWEST_WITH_PAIR = 3
"""In how many passages a word or a pair must stand to count: one may be about any trade, and pairs recur by chance."""
_FIRST = 0x21
"""The code point that stands for the first section."""


class Counted(NamedTuple):
    """The passages in which a word stands, and those with each pair that it begins, by the second word: a character for
    each passage, which ``by_section`` reads.
    """

    alone: str
    with_next: Mapping[str, str]


class AnswerCounts:
    """The counts of a pack in one language: ``sections`` by number, and how many ``passages`` each has."""

    def __init__(self, plain: list[Any]) -> None:
        """``plain`` is what ``_counted`` makes. A word is a line of text for each pair it begins, with a character for
        each passage that stands for the section; it is read when a text first holds the word.
        """
        self.sections: list[str]
        self.passages: list[int]
        self.sections, self.passages, self._by_word = plain

    def of(self, word: str) -> Counted | None:
        """What is known of a word."""
        lines = self._by_word.get(word)
        if lines is None:
            return None
        alone, *pairs = lines.split("\n")
        return Counted(alone, dict(pair.rsplit(" ", 1) for pair in pairs))


def answer_counts(pack: Pack, language: str) -> AnswerCounts:
    """The counts of a pack in one language (ISO 639-1)."""
    return AnswerCounts(derived(pack, f"answers-{language}", lambda: _counted(pack, language)))


def _counted(pack: Pack, language: str) -> list[Any]:
    """The counts as values that JSON has."""
    sections = [section for section, passages in pack.answers.items() if language in passages]
    words: dict[str, Counter[int]] = {}
    pairs: dict[tuple[str, str], Counter[int]] = {}
    for number, section in enumerate(sections):
        for passage in pack.answers[section][language]:
            found = words_of(passage)
            for word in dict.fromkeys(found):
                words.setdefault(word, Counter())[number] += 1
            for pair in dict.fromkeys(pairwise(found)):
                pairs.setdefault(pair, Counter())[number] += 1
    lines = {word: [_codes(counts)] for word, counts in words.items() if counts.total() >= _FEWEST_WITH_WORD}
    for (first, second), counts in pairs.items():
        if counts.total() >= _FEWEST_WITH_PAIR:
            lines[first].append(f"{second} {_codes(counts)}")
    passages = [len(pack.answers[section][language]) for section in sections]
    return [sections, passages, {word: "\n".join(own) for word, own in lines.items()}]


def _codes(counts: Counter[int]) -> str:
    return "".join(chr(_FIRST + number) * count for number, count in sorted(counts.items()))


def by_section(codes: str) -> dict[int, int]:
    """How many passages of each section there are, by its number."""
    return {ord(code) - _FIRST: count for code, count in Counter(codes).items()}
