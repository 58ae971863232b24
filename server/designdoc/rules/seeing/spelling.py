"""The names of a framework's sections, ready to be searched for the one that a misspelled heading means."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from designdoc.packs.model import Framework, Pack, Terms
from designdoc.recognition.derived import derived
from designdoc.recognition.headings.text import name_words, normalise, without_fillers
from designdoc.recognition.memo import HeadingMemo, Kept
from designdoc.recognition.words.folding import fold

_FEWEST_LETTERS = 7
"""The fewest letters of a name that can be misspelled."""
_SHORTEST_WORD = 5
"""The fewest letters of a word that can be misspelled; shorter ones are soon one letter from another word."""
_TWO_SLIPS_FROM = 10
"""The letters of a word from which on it may hold two slips."""
_NO_MISSPELLING = 99
"""A number of slips that is always too large."""
_MOST_SLIPS = 9
"""Up to how many slips names of one section are compared to find the nearest."""
_VOWELS = frozenset("aeiouаеиоуыэюя")
_LAST_CYRILLIC = "\u04ff"
_NO_NAMES = ("", "")


class SectionName(NamedTuple):
    """A name of a section: as it is written, and the words by which it is compared."""

    name: str
    section: str
    words: tuple[str, ...]


class _WordSet:
    """Words that are known: those of each length as one text, a tenth as large as a set and searched in a moment."""

    def __init__(self, by_length: Mapping[str, str]) -> None:
        self._by_length = by_length

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._by_length.get(str(len(word)), "")

    @staticmethod
    def to_plain(words: Iterable[str]) -> dict[str, str]:
        """The words as values that JSON has."""
        by_length: dict[str, str] = {}
        first = "\n"
        for word in words:
            by_length[str(len(word))] = f"{by_length.get(str(len(word)), first)}{word}\n"
        return by_length


class Spellings:
    """All names of sections in English and one more language, Latin and Cyrillic only."""

    def __init__(self, plain: list[Any]) -> None:
        """``plain`` is what ``_Learner`` makes; names are texts, and read when their letters are nearly those of a
        heading.
        """
        known, vocabulary, self._by_size = plain
        self._known = _WordSet(known)
        self._vocabulary = _WordSet(vocabulary)
        self._nearest: Kept[tuple[str, int], tuple[SectionName | None]] = Kept()

    def _like(self, words: tuple[str, ...], slips: int) -> Iterator[SectionName]:
        """The names of as many words that differ in so few letters that no more than ``slips`` may be behind it."""
        letters, length, count = _letters(words), sum(map(len, words)), len(words)
        for size in (_size(length + more, count) for more in range(-slips, slips + 1)):
            bits, names = self._by_size.get(size, _NO_NAMES)
            near = [at for at, known in enumerate(_unpacked(bits)) if (letters ^ known).bit_count() <= 2 * slips]
            lines = names.split("\n") if near else ()
            yield from (_read(lines[at]) for at in near)

    def knows(self, words: tuple[str, ...]) -> bool:
        """Whether a heading of these words is spelled as some name is, hyphens and spaces apart."""
        return "".join(words) in self._known

    def nearest(self, heading: str, slips: int) -> SectionName | None:
        """The name, of as many words, of the only section within so many slips; ``None`` for none or several, and for a
        heading that is spelled as some name is.

        A name with more words as it is written, fillers included, is not meant: a slip leaves the number of words.
        Of several names of that section it is the one nearest to the heading as it is written, plural included.
        """
        key = (heading, slips)
        known = self._nearest.find(key) or self._nearest.keep(key, (self._find_nearest(heading, slips),))
        return known[0]

    def _find_nearest(self, heading: str, slips: int) -> SectionName | None:
        words, plain = words_of_heading(heading), normalise(heading).plain
        if self.knows(words):
            return None
        written = len(plain.split())
        near: dict[str, tuple[int, int, SectionName]] = {}
        for candidate in self._like(words, slips):
            distance = self._slips(words, candidate.words)
            if 0 < distance <= slips and len(candidate.name.split()) <= written:
                found = (distance, slips_between(plain, candidate.name, _MOST_SLIPS), candidate)
                near[candidate.section] = min(near.get(candidate.section, found), found)
        return next(iter(near.values()))[2] if len(near) == 1 else None

    def _slips(self, words: tuple[str, ...], names: tuple[str, ...]) -> int:
        """The slips between two lists of words; very many as soon as one pair of words is no misspelling.

        A word that some name holds is meant as it stands ("architecture" is no slip for "architectural"), what only has
        another ending is another form of the word, and what begins with another letter is another word ("preferences"
        is none for "references"): fingers rarely slip on the first one.
        """
        total = 0
        for word, name in zip(words, names, strict=True):
            if word == name:
                continue
            most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
            slips = slips_between(word, name, most)
            other_word = word.startswith(name) or name.startswith(word) or word[0] != name[0] or _is_a_form(word, name)
            if slips > most or other_word or len(word) < _SHORTEST_WORD or word in self._vocabulary:
                return _NO_MISSPELLING
            total += slips
        return total


def _is_a_form(one: str, other: str) -> bool:
    """Whether two words differ in a last vowel only, as forms of one word do: "metadato" and "metadata"."""
    return one[:-1] == other[:-1] and one[-1] in _VOWELS and other[-1] in _VOWELS


class _Learner:
    """Collects the names of a framework; those of containers and ambiguous headings are merely known."""

    def __init__(self, framework: Framework, language: str) -> None:
        self._known: dict[str, None] = {}
        self._vocabulary: dict[str, None] = {}
        self._by_size: dict[str, dict[str, int]] = defaultdict(dict)
        for terms in (
            framework.headings.containers,
            *(a.names for a in framework.headings.ambiguous),
            *(s.names for s in framework.headings.shared),
        ):
            for name in _names(terms, language):
                self._learn(_words_of_name(name))
        for section in framework.sections:
            for name in dict.fromkeys((section.title, *_names(section.synonyms, language))):
                words = _words_of_name(name)
                self._learn(words)
                if sum(map(len, words)) >= _FEWEST_LETTERS and max(map(max, words)) <= _LAST_CYRILLIC:
                    entry = SectionName(fold(name), section.id, words)
                    self._by_size[_size(sum(map(len, words)), len(words))][_written(entry)] = _letters(words)

    def _learn(self, words: tuple[str, ...]) -> None:
        self._known["".join(words)] = None
        self._vocabulary.update(dict.fromkeys(words))

    def to_plain(self) -> list[Any]:
        """What was collected, as values that JSON has."""
        by_size = {size: [_packed(names.values()), "\n".join(names)] for size, names in self._by_size.items()}
        return [_WordSet.to_plain(self._known), _WordSet.to_plain(self._vocabulary), by_size]


def _size(length: int, count: int) -> str:
    return f"{length} {count}"


def _written(name: SectionName) -> str:
    """A name as a line of text."""
    return "\t".join((name.name, name.section, " ".join(name.words)))


def _read(line: str) -> SectionName:
    """The inverse of ``_written``."""
    name, section, words = line.split("\t")
    return SectionName(name, section, tuple(words.split(" ")))


def _packed(letters: Iterable[int]) -> str:
    """Sets of letters as a text, which takes a quarter of the memory of numbers."""
    return "".join(f"{bits:016x}" for bits in letters)


def _unpacked(packed: str) -> tuple[int, ...]:
    """The inverse of ``_packed``."""
    return struct.unpack(f">{len(packed) // 16}Q", bytes.fromhex(packed))


def words_of_heading(heading: str) -> tuple[str, ...]:
    """The words by which headings are compared: without numbering, fillers and plural endings."""
    return _WORDS_OF_HEADINGS[heading]


_WORDS_OF_HEADINGS = HeadingMemo(lambda heading: without_fillers(normalise(heading).words))


def _words_of_name(name: str) -> tuple[str, ...]:
    """The same words for a name from a pack, which has no numbering to take off."""
    return without_fillers(name_words(name))


def slips_between(one: str, other: str, most: int) -> int:
    """The Damerau-Levenshtein distance (swapped neighbours count once), or more than ``most`` as soon as it is sure."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, previous = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        current = [i, *([0] * len(other))]
        for j, right in enumerate(other, 1):
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                current[j] = min(current[j], before[j - 2] + 1)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return previous[-1]


def _names(terms: Terms, language: str) -> Iterator[str]:
    for code in dict.fromkeys(("en", language)):
        yield from terms.get(code, ())


def _letters(words: tuple[str, ...]) -> int:
    """The letters of words as a set of 64 bits, in which some letters share one."""
    bits = 0
    for letter in set("".join(words)):
        bits |= 1 << (ord(letter) & 63)
    return bits


def spellings_of(pack: Pack, language: str) -> Spellings:
    """The spellings of a pack in one language. Raises ValueError when the pack has no framework."""
    framework = pack.framework
    if framework is None:
        raise ValueError(f"pack {pack.id} has no framework")
    return Spellings(derived(pack, f"spellings-{language}", lambda: _Learner(framework, language).to_plain()))
