"""TermIndex: finds every term of a pack in a text, in one pass whose cost grows with the text alone.

The text is walked word by word. A dictionary says which terms can begin with a word (almost always none), and only
those are compared further. Chinese, Japanese and Korean run without word boundaries, so there every position is looked
up by its first characters. The syntax of terms is described in ``packs/model.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from designdoc.recognition.folding import fold, stem
from designdoc.text.regex import regex

Owner = TypeVar("Owner")

_CJK = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3130-\u318fㇰ-ㇿ\u3400-\u9fff\uac00-\ud7af豈-\ufaff"
_CJK_RANGES = [(_CJK[i], _CJK[i + 2]) for i in range(0, len(_CJK), 3)]
_CJK_CHARACTER = regex(f"[{_CJK}]")
TOKEN = regex(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_TERM_TOKEN = regex(rf"[{_CJK}]+|[^\W_{_CJK}]+\*?")
_GAP = regex(r" {0,60}[\-_/@&'+:.(\n\r]{0,3} {0,60}")
_SENTENCE_GAP = regex(r"[.:]\s|\n\s*\n|\r\n\s*\n")
_FIRST_CJK = "\u1100"
_MEMO_LIMIT = 50_000
_ACRONYM = 5


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
    acronym: str


class _Starts:
    """The terms that can begin with one word of the text: single words, pairs by their second word, and the rest."""

    __slots__ = ("open", "pairs", "single")

    def __init__(self) -> None:
        self.single: list[_Term] = []
        self.pairs: dict[str, list[_Term]] = {}
        self.open: list[_Term] = []

    def add(self, term: _Term) -> None:
        if not term.rest:
            self.single.append(term)
        elif term.rest[0].prefix or term.rest[0].cjk:
            self.open.append(term)
        else:
            self.pairs.setdefault(term.rest[0].text, []).append(term)

    def __bool__(self) -> bool:
        return bool(self.single or self.pairs or self.open)


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Hangul included)."""
    return character >= _FIRST_CJK and any(first <= character <= last for first, last in _CJK_RANGES)


def count_cjk(text: str) -> int:
    """How many characters of ``text`` belong to such a script."""
    return len(_CJK_CHARACTER.findall(text))


class TermIndex(Generic[Owner]):
    """All terms of a pack in some languages, each with the owners that want to hear of it."""

    def __init__(self, entries: Iterable[tuple[str, Owner]]) -> None:
        """Index ``(term, owner)`` pairs; a term without any word is ignored."""
        self.owners: list[tuple[Owner, ...]] = []
        self.names: list[str] = []
        self._by_word: dict[str, list[_Term]] = defaultdict(list)
        self._by_prefix: dict[str, list[tuple[str, _Term]]] = defaultdict(list)
        self._by_cjk: dict[str, list[tuple[str, _Term]]] = defaultdict(list)
        self._memo: dict[str, _Starts] = {}
        grouped: dict[tuple[tuple[_Word, ...], str], tuple[str, list[Owner]]] = {}
        for text, owner in entries:
            key = (_words(text), text if _is_acronym(text) else "")
            if key[0]:
                grouped.setdefault(key, (text, []))[1].append(owner)
        for (words, acronym), (name, owners) in grouped.items():
            self._add(words, acronym, name, tuple(dict.fromkeys(owners)))

    def _add(self, words: tuple[_Word, ...], acronym: str, name: str, owners: tuple[Owner, ...]) -> None:
        term = _Term(len(self.owners), words[1:], acronym)
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
            starts = memo.get(word)
            if starts is None:
                starts = self._starts(word)
            if starts is not _NO_STARTS:
                self._try(starts, text, folded, match.start(), match.end(), hits)
        return hits

    def _try(self, starts: _Starts, text: str, folded: str, start: int, end: int, hits: list[Hit]) -> None:
        """Record which of the terms that begin at ``start`` stand there as a whole."""
        for term in starts.single:
            if not term.acronym or _is_written(term.acronym, text, start):
                hits.append(Hit(term.number, start, end))
        if starts.pairs:
            following = _next_word(folded, end)
            if following is not None:
                word, after = following
                for term in starts.pairs.get(stem(word), ()):
                    stop = _match_rest(folded, after, term.rest[1:]) if len(term.rest) > 1 else after
                    if stop >= 0:
                        hits.append(Hit(term.number, start, stop))
        for term in starts.open:
            stop = _match_rest(folded, end, term.rest)
            if stop >= 0:
                hits.append(Hit(term.number, start, stop))

    def _starts(self, word: str) -> _Starts:
        if len(self._memo) > _MEMO_LIMIT:
            self._memo.clear()
        starts = _Starts()
        for term in self._by_word.get(stem(word), ()):
            starts.add(term)
        for prefix, term in self._by_prefix.get(word[:3], ()):
            if word.startswith(prefix):
                starts.add(term)
        self._memo[word] = found = starts if starts else _NO_STARTS
        return found

    def _find_cjk(self, text: str, folded: str, start: int, end: int, hits: list[Hit]) -> None:
        by_cjk = self._by_cjk
        for position in range(start, end):
            for first, term in by_cjk.get(folded[position], ()):
                if folded.startswith(first, position):
                    after = position + len(first)
                    stop = _match_rest(folded, after, term.rest) if term.rest else after
                    if stop >= 0:
                        hits.append(Hit(term.number, position, stop))


_NO_STARTS = _Starts()


def _next_word(folded: str, position: int) -> tuple[str, int] | None:
    """The word after ``position`` within the same sentence, and its end."""
    if folded.startswith(" ", position):
        # Nearly always one blank stands between two words.
        match = TOKEN.match(folded, position + 1)
        if match is not None:
            return match.group(), match.end()
    gap = _GAP.match(folded, position)
    after = gap.end() if gap else position
    if after == position or _SENTENCE_GAP.match(folded, position):
        return None
    match = TOKEN.match(folded, after)
    return (match.group(), match.end()) if match else None


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


def _is_acronym(term: str) -> bool:
    """A term of one short word with capitals after its first letter (RAG, mAP) must not match an everyday word."""
    return (
        len(term) <= _ACRONYM and term.isalpha() and term.isascii() and not term[1:].islower() and term != term.lower()
    )


def _is_written(acronym: str, text: str, start: int) -> bool:
    """Whether an acronym stands at ``start``: in capitals, or exactly as written where it mixes them (mAP)."""
    return text[start : start + 2].isupper() if acronym.isupper() else text.startswith(acronym, start)
