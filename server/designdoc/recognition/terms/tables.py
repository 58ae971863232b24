"""TermTables: the terms of an index as plain dictionaries, ready to be looked up word by word.

Words are looked up by their *key*: the stem of a whole word, or the beginning of a word with an asterisk (``distil*``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple

from designdoc.recognition.memo import Memo
from designdoc.recognition.words.folding import fold, stem
from designdoc.recognition.words.tokens import is_cjk, term_tokens, token_at
from designdoc.text.regex import regex

_GAP = regex(r" {0,60}[\-_/@&'+:.(\n\r]{0,3} {0,60}")
_LONGEST_GAP = 123
"""The most code points between two words of a term."""
_SENTENCE_GAP = regex(r"[.:]\s|\n\s*\n|\r\n\s*\n")
_PREFIX_START = 3
"""How many letters of a prefix (``distil*``) file it."""
_LONGEST_ACRONYM = 5
"""The most letters of an acronym, which matches capitals only."""


Numbers = dict[str, Sequence[int]]

Filed = int | Sequence[int]
"""What is filed under a key: mostly one term, and thousands of lists of one number are a large part of the tables."""


_NO_PAIRS: dict[str, Filed] = {}


class WordUses(NamedTuple):
    """What one word of a text can be: terms as a whole; the beginning of ``mixed`` terms, which go on in a script
    without spaces; the first word of terms by their second (``pairs``); and, where it has one of the ``prefixes`` that
    stand in terms of several words, the second word of terms by their first (``behind``) or the first word of terms by
    their second (``before``).
    """

    terms: tuple[int, ...]
    mixed: tuple[int, ...]
    pairs: Mapping[str, Filed]
    prefixes: tuple[str, ...]
    behind: Numbers
    before: Numbers


class Names(dict[int, str]):
    """The terms as the pack writes them, by number. Of complete tables they are read in blocks, each a text, when
    they are asked for: most are never met.
    """

    _BLOCK = 64

    def __init__(self, blocks: Sequence[str] = ()) -> None:
        """``blocks`` are what ``to_plain`` makes."""
        self._blocks = blocks

    def to_plain(self) -> list[str]:
        """The names as values that JSON has."""
        names = [" ".join(name.split("\n")) for name in self.values()]
        return ["\n".join(names[start : start + self._BLOCK]) for start in range(0, len(names), self._BLOCK)]

    def __missing__(self, number: int) -> str:
        """Read the name of a term."""
        block, place = divmod(number, self._BLOCK)
        name = self[number] = self._blocks[block].split("\n")[place]
        return name


class _Unspaced(dict[str, list[tuple[str, int]]]):
    """The terms in scripts without spaces by their first character, each list read when a text holds the character."""

    def __init__(self, filed: Mapping[str, str]) -> None:
        self._filed = filed

    def __missing__(self, character: str) -> list[tuple[str, int]]:
        lines = (line.rpartition(" ") for line in self._filed[character].split("\n")[1:])
        found = self[character] = [(first, int(number)) for first, _, number in lines]
        return found


class TermTables:
    """Terms by number, filed under what is looked up in a text to find them: ``words`` (terms of one word), ``pairs``
    (terms of several, by their first word and then by their second), ``mixed`` (a word and then a script without
    spaces, by the word) and ``unspaced`` (terms that begin in such a script, by their first character, one a line).
    ``rests`` are the words of a term that are compared once its beginning has been found, with single spaces between
    them. All of it is plain data.
    """

    def __init__(self) -> None:
        """Tables without terms."""
        self.names: Names = Names()
        self.words: dict[str, Filed] = {}
        self.pairs: dict[str, dict[str, Filed]] = {}
        self.mixed: dict[str, Filed] = {}
        self.unspaced: dict[str, str] = {}
        self.rests: dict[int, str] = {}
        self.acronyms: dict[int, str] = {}
        self._prefixes: dict[str, Sequence[str]] = {}
        self._numbers: dict[tuple[tuple[str, ...], str], int] = {}

    def to_plain(self) -> list[Any]:
        """These tables as values that JSON has."""
        words = [self.names.to_plain(), self.words, self.pairs, self.mixed, self.unspaced]
        return [*words, self.rests, self.acronyms, self._prefixes]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> TermTables:
        """The inverse of ``to_plain``, of tables that are complete: no term can be added."""
        made = cls()
        names, made.words, made.pairs, made.mixed, made.unspaced, rests, acronyms, made._prefixes = plain
        made.names = Names(names)
        made.rests = {int(number): rest for number, rest in rests.items()}
        made.acronyms = {int(number): acronym for number, acronym in acronyms.items()}
        return made

    def add(self, term: str) -> int:
        """The number of a term, which is that of an earlier one that is spelled alike; -1 for one without any word."""
        keys, acronym = tuple(map(_key, term_tokens(fold(term)))), term if _is_acronym(term) else ""
        number = self._numbers.setdefault((keys, acronym), len(self.names)) if keys else -1
        if number == len(self.names):
            self.names[number] = term
            if acronym:
                self.acronyms[number] = acronym
            self._file(number, *keys)
        return number

    def _file(self, number: int, first: str, *others: str) -> None:
        rest = list(others)
        if is_cjk(first[0]):
            self.unspaced[first[0]] = f"{self.unspaced.get(first[0], '')}\n{first} {number}"
        elif not others:
            _file(self.words, first, number)
        elif is_cjk(others[0][0]):
            _file(self.mixed, first, number)
        else:
            second, *rest = others
            _file(self.pairs.setdefault(first, {}), second, number)
        if rest:
            self.rests[number] = " ".join(rest)
        for key in (first, *others[:1]):
            start = key[:-1][:_PREFIX_START]
            if key.endswith("*") and key not in self._prefixes.get(start, ()):
                self._prefixes[start] = (*self._prefixes.get(start, ()), key)

    @cached_property
    def _prefixed(self) -> tuple[dict[str, Numbers], dict[str, Numbers]]:
        """The pairs whose second word is a prefix, by it and their first word; and those whose first word is one."""
        behind: dict[str, Numbers] = {}
        before: dict[str, Numbers] = {}
        for first, others in self.pairs.items():
            for second, filed in others.items():
                if first.endswith("*"):
                    before.setdefault(first, {})[second] = numbers_of(filed)
                elif second.endswith("*"):
                    behind.setdefault(second, {})[first] = numbers_of(filed)
        return behind, before

    @cached_property
    def _unspaced(self) -> _Unspaced:
        return _Unspaced(self.unspaced)

    def role_of(self, word: str) -> WordUses | None:
        """What a folded word can be; ``None`` for what nearly all words are: nothing."""
        starts = [word[:length] for length in range(1, min(len(word), _PREFIX_START) + 1)]
        prefixes = [key for start in starts for key in self._prefixes.get(start, ()) if word.startswith(key[:-1])]
        own = stem(word)
        if not (prefixes or own in self.words or own in self.pairs or own in self.mixed):
            return None
        keys, pairs = [own, *prefixes], self.pairs.get(own, _NO_PAIRS)
        terms = tuple(number for key in keys for number in numbers_of(self.words.get(key, ())))
        mixed = tuple(number for key in keys for number in numbers_of(self.mixed.get(key, ())))
        behind, before = (_merged(prefixes, paired) for paired in self._prefixed)
        return WordUses(terms, mixed, pairs, tuple(prefixes), behind, before)

    def completed(self, folded: str, numbers: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Those terms, of which the beginning stands from ``start`` to ``end``, that stand there as a whole."""
        for number in numbers:
            rest = self.rests.get(number)
            if rest and _another_word_follows(rest, folded, end):
                continue
            stop = _end_of(rest.split(" "), folded, end) if rest else end
            if stop >= 0:
                yield number, start, stop

    def unspaced_in(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """The terms in scripts without spaces that stand in a text."""
        for start in compress(range(len(folded)), map(self.unspaced.__contains__, folded)):
            for first, number in self._unspaced[folded[start]]:
                if folded.startswith(first, start):
                    yield from self.completed(folded, (number,), start, start + len(first))

    def is_written(self, number: int, text: str, start: int) -> bool:
        """Whether an acronym stands at ``start``: in capitals, or exactly as written where it mixes them (mAP)."""
        acronym = self.acronyms[number]
        return text[start : start + 2].isupper() if acronym.isupper() else text.startswith(acronym, start)


def numbers_of(filed: Filed) -> Sequence[int]:
    """The terms that are filed under one key."""
    return (filed,) if isinstance(filed, int) else filed


def _file(table: dict[str, Filed], key: str, number: int) -> None:
    table[key] = (*numbers_of(table[key]), number) if key in table else number


def _merged(prefixes: Sequence[str], paired: Mapping[str, Numbers]) -> Numbers:
    """The terms by their other word for a word that has all of the prefixes."""
    merged: Numbers = {}
    for prefix in prefixes:
        for other, numbers in paired.get(prefix, {}).items():
            merged[other] = (*merged.get(other, ()), *numbers)
    return merged


def _another_word_follows(rest: str, folded: str, end: int) -> bool:
    """Whether a word follows that is none of ``rest``, as its first letter tells; that is nearly always so."""
    following = folded[end : end + 2]
    return following[:1] == " " and following[1:].isalnum() and following[1] != rest[0]


def _end_of(rest: Sequence[str], folded: str, position: int) -> int:
    """The end of the further words of a term that begin after ``position``, or -1 where they do not stand there."""
    for key in rest:
        gap = _GAP.match(folded, position)
        after = gap.end() if gap else position
        if after > position and _SENTENCE_GAP.match(folded, position):
            return -1
        if is_cjk(key[0]):
            if not folded.startswith(key, after):
                return -1
            position = after + len(key)
            continue
        match = token_at(folded, after)
        if match is None:
            return -1
        found = match.group()
        if not (found.startswith(key[:-1]) if key.endswith("*") else stem(found) == key):
            return -1
        position = match.end()
    return position


def _joins(gap: str) -> bool:
    """Whether two words with this between them may be neighbours in a term: in one sentence and not far apart."""
    return 0 < len(gap) <= _LONGEST_GAP and _GAP.fullmatch(gap) is not None and not _SENTENCE_GAP.match(gap)


JOINS: Memo[bool] = Memo(_joins)
"""Whether two words with a text between them may be neighbours in a term."""


def _key(token: str) -> str:
    return token if token.endswith("*") or is_cjk(token[0]) else stem(token)


def _is_acronym(term: str) -> bool:
    """A term of one short word with capitals after its first letter (RAG, mAP) must not match an everyday word."""
    return (
        len(term) <= _LONGEST_ACRONYM
        and term.isalpha()
        and term.isascii()
        and not term[1:].islower()
        and term != term.lower()
    )
