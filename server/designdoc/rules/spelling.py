"""The names of a framework's sections, ready to be searched for the one that a misspelled heading means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from designdoc.packs.model import Framework, Pack, Terms
from designdoc.recognition.heading_text import normalise

_FEWEST_LETTERS = 7
_LAST_CYRILLIC = "\u04ff"


class Name(NamedTuple):
    """A name of a section as it is written, the letters by which it is compared, and these letters as a bit set."""

    name: str
    key: str
    section: str
    letters: int


class Spellings:
    """All names of sections in English and one more language, Latin and Cyrillic only."""

    def __init__(self, framework: Framework, language: str) -> None:
        """Index the names by their length; names of containers and ambiguous headings are merely known."""
        self._known: set[str] = set()
        self._by_length: dict[int, list[Name]] = defaultdict(list)
        for terms in (
            framework.containers,
            *(a.names for a in framework.ambiguous),
            *(s.names for s in framework.shared),
        ):
            self._known.update(key_of(name) for name in _names(terms, language))
        for section in framework.sections:
            for name in {section.title, *_names(section.synonyms, language)}:
                key = key_of(name)
                self._known.add(key)
                if len(key) >= _FEWEST_LETTERS and max(key) <= _LAST_CYRILLIC:
                    self._by_length[len(key)].append(Name(normalise(name).plain, key, section.id, _letters(key)))

    def knows(self, key: str) -> bool:
        """Whether a heading is spelled as some name is."""
        return key in self._known

    def nearest(self, key: str, slips: int) -> Name | None:
        """The name of the only section within so many slips; ``None`` when there is none, or more than one."""
        letters = _letters(key)
        near: dict[str, tuple[int, Name]] = {}
        for length in range(len(key) - slips, len(key) + slips + 1):
            for candidate in self._by_length.get(length, ()):
                if bin(letters ^ candidate.letters).count("1") > 2 * slips:
                    continue
                distance = slips_between(key, candidate.key, slips)
                if distance <= slips and distance < near.get(candidate.section, (slips + 1,))[0]:
                    near[candidate.section] = (distance, candidate)
        return next(iter(near.values()))[1] if len(near) == 1 else None


def key_of(heading: str) -> str:
    """The letters by which headings are compared: without numbering, spaces, hyphens and plural endings."""
    return "".join(normalise(heading).words)


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
    for code in {"en": None, language: None}:
        yield from terms.get(code, ())


def _letters(name: str) -> int:
    bits = 0
    for letter in name:
        bits |= 1 << (ord(letter) & 63)
    return bits


_built: dict[tuple[int, str], tuple[Pack, Spellings]] = {}
_MOST_KEPT = 8


def spellings_of(pack: Pack, language: str) -> Spellings:
    """The spellings of a pack that has a framework, built once for each language."""
    key = (id(pack), language)
    if key not in _built:
        if pack.framework is None:
            raise ValueError(f"pack {pack.id} has no framework")
        if len(_built) >= _MOST_KEPT:
            _built.clear()
        _built[key] = (pack, Spellings(pack.framework, language))
    return _built[key][1]
