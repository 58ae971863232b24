"""HeadingNames: the thousands of names that a framework gives to its sections, made comparable and filed by word.

Making them comparable takes longer than reading a document, so it is done once for each state of a pack (``derived``).
What is kept are plain tables; a name is the text of its words with single spaces between them, and the numbers of
names are a text as well, which takes a quarter of the memory of a list and is read when one of the words comes up.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from designdoc.packs.model import AmbiguousHeading, Framework, Pack, Terms
from designdoc.recognition.derived import derived
from designdoc.recognition.headings.text import is_cjk_word, name_words, parts, without_links
from designdoc.recognition.words.unspaced import key_of

Words = tuple[str, ...]


class Match(NamedTuple):
    """What a heading stands for. ``sections`` is empty for a container and for an unknown heading; ``exact`` means
    that the whole heading is a known name; ``ambiguous`` carries the rules by which a heading with several readings is
    decided from the text under it; ``together`` means that it is a name only with the heading above it; ``loose`` that
    only some of its words say what it stands for; ``hinted`` that one of them gives it away and is no name.
    """

    sections: Words = ()
    exact: bool = False
    container: bool = False
    ambiguous: AmbiguousHeading | None = None
    together: bool = False
    hinted: bool = False
    loose: bool = False

    @property
    def known(self) -> bool:
        """Whether the heading says anything at all."""
        return bool(self.sections) or self.container or self.ambiguous is not None


UNKNOWN = Match()

_MOST_OTHERS = 4
"""The words that a heading may have besides the name that it holds."""
_TELLING_RUN = 3
"""A name of fewer characters means many things in a longer run: the range in "range of influence" is no scope."""

MOST_SECTIONS = 2
"""For so many sections a heading stands at most."""


def joined(matches: list[Match], members: int) -> Match:
    """The sections of a compound heading, at most two, the first of each member before any second; whole only where
    every member is a known name.
    """
    if not matches or 2 * len(matches) < members:
        return UNKNOWN
    ranks = zip_longest(*(match.sections for match in matches))
    sections = tuple(dict.fromkeys(section for rank in ranks for section in rank if section is not None))
    ambiguous = None if any(match.exact for match in matches) else matches[0].ambiguous
    whole = len(matches) == members and all(match.exact for match in matches)
    undecided = ambiguous if len(sections) < MOST_SECTIONS else None
    return Match(sections[:MOST_SECTIONS], exact=whole, ambiguous=undecided, loose=not whole)


class HeadingNames:
    """The names of a framework by their words. More can be learned, such as the user's own."""

    def __init__(self) -> None:
        """No names yet."""
        self._meanings: dict[str, Match] = {}
        self._names: list[str] = []
        self._by_first: dict[str, str] = {}
        self._by_word: dict[str, str] = {}
        self._unspaced: dict[str, int] = {}

    def learn(self, name: str, match: Match, anew: bool = False) -> None:
        """Remember a name. What sections call themselves counts in their order; only ``anew`` names overrule."""
        words = name_words(name)
        known = self.of(words)
        if not words or (not anew and known.sections):
            return
        key = " ".join(words)
        if key not in self._meanings:
            self._file(key, words, anew)
        self._meanings[key] = match

    def _file(self, key: str, words: Words, anew: bool) -> None:
        number = len(self._names)
        self._names.append(key)
        unspaced = key_of(words)
        if unspaced and (anew or not self.of_key(unspaced).sections):
            self._unspaced[unspaced] = number
        if len(words) > 1:
            self._by_first[words[0]] = f"{self._by_first.get(words[0], '')} {number}"
            for word in dict.fromkeys(words):
                self._by_word[word] = f"{self._by_word.get(word, '')} {number}"

    def of(self, words: Words) -> Match:
        """What these words are the name of, as a whole."""
        return self._meanings.get(" ".join(words), UNKNOWN)

    def of_key(self, key: str) -> Match:
        """What a key (``unspaced``) is that of, or is the name of where nothing else than English is left of it."""
        number = self._unspaced.get(key)
        return self._meanings.get(key if number is None else self._names[number], UNKNOWN)

    def of_run(self, run: str) -> Match:
        """What a run of two or more Chinese, Japanese or Korean characters is the name of."""
        if len(run) < 2 or not is_cjk_word(run):
            return UNKNOWN
        found = self._meanings.get(run)
        return self.of_key(run) if found is None else found

    def beginning_with(self, word: str) -> list[Words]:
        """The names of several words that begin with this one, in the order in which they were learned."""
        return [self._words(number) for number in self._by_first.get(word, "").split()]

    def inside(self, words: Words) -> Match:
        """What the longest name of two words or more stands for that these words hold, and at most four others."""
        best, match = 0, UNKNOWN
        for position, word in enumerate(words):
            for name in self.beginning_with(word):
                size = len(name)
                if size < best or words[position : position + size] != name or len(words) - size > _MOST_OTHERS:
                    continue
                candidate = self.of(name)
                longer = size > best and (candidate.sections or candidate.container)
                if longer or (match.container and candidate.sections):  # Of a container and a section of equal length.
                    best, match = size, candidate
        return match._replace(exact=False)

    def inside_runs(self, words: Words) -> Match:
        """The same for words without spaces between them: at least half of their characters are the name."""
        runs = [word for word in words if is_cjk_word(word)]
        length = sum(map(len, runs))
        best, match = "", UNKNOWN
        for run in runs:
            for start in range(len(run)):
                for end in range(start + 2, min(len(run), start + 14) + 1):
                    candidate = self.of_run(run[start:end])
                    if candidate.ambiguous is not None and (run is not runs[-1] or end < len(run)):
                        continue  # "Data" in front of another word says of what it is: "data assumptions".
                    if (candidate.sections or candidate.container) and end - start >= len(best):
                        best, match = run[start:end], candidate
        needed = length / 2 if len(best) >= _TELLING_RUN else length / 2 + 1
        return match._replace(exact=False) if best and len(best) >= needed else UNKNOWN

    def most_like(self, words: frozenset[str], alike: float) -> Match:
        """What the name of several words stands for that has most of these words; unknown where the words that both
        have are a smaller share than ``alike`` of all that either has, words that only link aside.
        """
        fewest = int(alike * len(words))  # No name with fewer of them is that similar, however short it is.
        numbers = Counter(chain.from_iterable(self._by_word.get(word, "").split() for word in words))
        names = [self._words(number) for number, count in numbers.items() if count >= fewest]
        shares = ((_share(words, without_links(name)), name) for name in names if self.of(name).sections)
        share, best = max(shares, default=(0.0, ()))
        return self.of(best) if share >= alike else UNKNOWN

    def _words(self, number: str) -> Words:
        return tuple(self._names[int(number)].split(" "))

    def to_plain(self, framework: Framework) -> list[Any]:
        """These names as values that JSON has."""
        ambiguous = {id(heading): number for number, heading in enumerate(framework.headings.ambiguous)}
        kinds: dict[tuple[Words, bool, bool, int | None], int] = {}
        meanings = []
        for name in self._names:
            match = self._meanings[name]
            kind = (match.sections, match.exact, match.container, ambiguous.get(id(match.ambiguous)))
            meanings.append(kinds.setdefault(kind, len(kinds)))
        return [self._names, meanings, list(kinds), self._by_first, self._by_word, self._unspaced]

    @classmethod
    def from_plain(cls, plain: list[Any], framework: Framework) -> HeadingNames:
        """The inverse of ``to_plain``."""
        made = cls()
        made._names, meanings, kinds, made._by_first, made._by_word, made._unspaced = plain
        matches = [
            Match(tuple(sections), exact, container, None if number is None else framework.headings.ambiguous[number])
            for sections, exact, container, number in kinds
        ]
        made._meanings = dict(zip(made._names, map(matches.__getitem__, meanings), strict=True))
        return made


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def heading_names(pack: Pack, framework: Framework) -> HeadingNames:
    """The names that the framework of a pack gives to its sections, in every language."""
    return HeadingNames.from_plain(derived(pack, "heading-names", lambda: _learned(framework)), framework)


def _learned(framework: Framework) -> list[Any]:
    names = HeadingNames()
    for name in all_terms(framework.headings.containers):
        names.learn(name, Match(container=True))
    for section in framework.sections:
        for name in [section.title, section.id.replace("-", " "), *all_terms(section.synonyms)]:
            names.learn(name, Match((section.id,), exact=True))
    for shared in framework.headings.shared:
        for name in all_terms(shared.names):
            names.learn(name, Match(shared.sections, exact=True), anew=True)
    titles = {words: (section.id,) for section in framework.sections for words in _title_words(section.title)}
    for ambiguous in framework.headings.ambiguous:
        spelled = all_terms(ambiguous.names)
        titled = titles.get(name_words(spelled[0])) == ambiguous.default
        for name in spelled:
            whole = titled or titles.get(name_words(name)) == ambiguous.default
            names.learn(name, Match(ambiguous.default, exact=whole, ambiguous=ambiguous), anew=True)
    return names.to_plain(framework)


def _title_words(title: str) -> list[Words]:
    """The words of a title, and those of what it names first: "Deployment and rollout", "Deployment"."""
    return [name_words(title), name_words(parts(title)[0])]


def all_terms(terms: Terms) -> list[str]:
    """Terms in every language."""
    return [name for names in terms.values() for name in names]
