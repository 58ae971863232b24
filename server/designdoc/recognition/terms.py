"""TermIndex: finds every term of a pack in a text, in one pass whose cost grows with the text alone.

The text is walked word by word. A dictionary says which terms can begin with a word (almost always none), and only
those are compared further. Chinese, Japanese and Korean run without word boundaries, so there every position is looked
up by its first characters. The syntax of terms is described in ``packs/model.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Generic, Iterable, NamedTuple, TypeVar

from designdoc.recognition.folding import fold, stem

Owner = TypeVar("Owner")

_CJK = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_TERM_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+\*?")
_GAP = re.compile(r" {0,60}[\-_/@&'+:.\n\r]{0,3} {0,60}")
_SENTENCE_GAP = re.compile(r"[.:]\s|\n\s*\n|\r\n\s*\n")
_FIRST_CJK = "\u1100"
_MEMO_LIMIT = 50_000


class Hit(NamedTuple):
    """A term found: its number in the index and its place in the text (0-based code points, end exclusive)."""

    term: int
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    prefix: bool
    cjk: bool


class _Term(NamedTuple):
    number: int
    rest: tuple[_Word, ...]
    capitals: bool


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Hangul included)."""
    return character >= _FIRST_CJK and TOKEN.match(character) is not None and re.match(f"[{_CJK}]", character) is not None


class TermIndex(Generic[Owner]):
    """All terms of a pack in some languages, each with the owners that want to hear of it."""

    def __init__(self, entries: Iterable[tuple[str, Owner]]) -> None:
        """Index ``(term, owner)`` pairs; a term without any word is ignored."""
        self.owners: list[tuple[Owner, ...]] = []
        self.names: list[str] = []
        self._by_word: dict[str, list[_Term]] = defaultdict(list)
        self._by_prefix: dict[str, list[tuple[str, _Term]]] = defaultdict(list)
        self._by_cjk: dict[str, list[tuple[str, _Term]]] = defaultdict(list)
        self._memo: dict[str, tuple[_Term, ...]] = {}
        grouped: dict[tuple[tuple[_Word, ...], bool], tuple[str, list[Owner]]] = {}
        for text, owner in entries:
            key = (_words(text), _in_capitals(text))
            if key[0]:
                grouped.setdefault(key, (text, []))[1].append(owner)
        for (words, capitals), (name, owners) in grouped.items():
            self._add(words, capitals, name, tuple(dict.fromkeys(owners)))

    def _add(self, words: tuple[_Word, ...], capitals: bool, name: str, owners: tuple[Owner, ...]) -> None:
        term = _Term(len(self.owners), words[1:], capitals)
        self.owners.append(owners)
        self.names.append(name)
        first = words[0]
        if first.cjk:
            self._by_cjk[first.text[:1]].append((first.text, term))
        elif first.prefix:
            self._by_prefix[first.text[:3]].append((first.text, term))
        else:
            self._by_word[first.text].append(term)

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every term in ``text``, in order of their first character; hits may overlap."""
        folded = fold(text)
        hits: list[Hit] = []
        memo = self._memo
        for match in TOKEN.finditer(folded):
            word = match.group()
            if word >= _FIRST_CJK and is_cjk(word[0]):
                self._find_cjk(text, folded, match.start(), match.end(), hits)
                continue
            candidates = memo.get(word)
            if candidates is None:
                candidates = self._candidates(word)
            for term in candidates:
                end = _match_rest(folded, match.end(), term.rest) if term.rest else match.end()
                if end >= 0 and not (term.capitals and not text[match.start() : match.start() + 2].isupper()):
                    hits.append(Hit(term.number, match.start(), end))
        return hits

    def _candidates(self, word: str) -> tuple[_Term, ...]:
        found = list(self._by_word.get(stem(word), ()))
        found += [term for prefix, term in self._by_prefix.get(word[:3], ()) if word.startswith(prefix)]
        if len(self._memo) > _MEMO_LIMIT:
            self._memo.clear()
        self._memo[word] = result = tuple(found)
        return result

    def _find_cjk(self, text: str, folded: str, start: int, end: int, hits: list[Hit]) -> None:
        by_cjk = self._by_cjk
        for position in range(start, end):
            for first, term in by_cjk.get(folded[position], ()):
                if folded.startswith(first, position):
                    after = position + len(first)
                    stop = _match_rest(folded, after, term.rest) if term.rest else after
                    if stop >= 0:
                        hits.append(Hit(term.number, position, stop))


def _match_rest(folded: str, position: int, rest: tuple[_Word, ...]) -> int:
    """The end of the further words of a term that begin after ``position``, or -1 where they do not stand there."""
    for word in rest:
        gap = _GAP.match(folded, position)
        after = gap.end() if gap else position
        if after > position and _SENTENCE_GAP.match(folded, position):
            return -1
        if word.cjk:
            if not folded.startswith(word.text, after):
                return -1
            position = after + len(word.text)
            continue
        match = TOKEN.match(folded, after)
        if match is None:
            return -1
        found = match.group()
        if not (found.startswith(word.text) if word.prefix else stem(found) == word.text):
            return -1
        position = match.end()
    return position


def _words(term: str) -> tuple[_Word, ...]:
    words = []
    for token in _TERM_TOKEN.findall(fold(term)):
        if is_cjk(token[0]):
            words.append(_Word(token, False, True))
        elif token.endswith("*"):
            words.append(_Word(token[:-1], True, False))
        else:
            words.append(_Word(stem(token), False, False))
    return tuple(words)


def _in_capitals(term: str) -> bool:
    """A term of one short all-capital word (MAP, RAG, DIN) is an acronym and must not match an everyday word."""
    return len(term) <= 5 and term.isupper() and term.isascii() and term.isalpha()
