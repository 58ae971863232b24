"""TermIndex: finds every term of a pack in a text, in one pass whose cost grows with the text alone.

The text is cut into words once, and each word is looked up in a dictionary, and then in another one what follows it, if
terms of several words begin with it; what a term has beyond two words is compared only where its first two stand.
Nearly all of the work is done within a few calls of built-in functions. Chinese, Japanese and Korean run without word
boundaries, so there every character is looked up as the first one of a term. The syntax of terms is described in
``packs/model/terms.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, Generic, TypeVar

from designdoc.recognition.memo import Memo
from designdoc.recognition.terms.retyped import LONGEST_RETYPED, stretch_to_read
from designdoc.recognition.terms.tables import JOINS, TermTables, WordUses, numbers_of
from designdoc.recognition.words.folding import STEMS, fold
from designdoc.recognition.words.tokens import gaps_and_tokens, has_cjk, has_token

Owner = TypeVar("Owner")

_BATCH = 30_000
"""How many code points of text are searched at once."""
APART = "\n\n\n\n"
"""No term reaches across this many line ends."""

_MOST_KEPT = 2
"""How many texts have their hits remembered: a heading that somebody types into, and the prose below it."""

Hit = tuple[int, int, int]
"""A term found: its number in the index, and where it begins and ends in the text (0-based code points)."""


def leftmost_longest(hit: Hit) -> tuple[int, int]:
    """The order in which a longer term comes before those that begin where it does."""
    return hit[1], -hit[2]


class TermIndex(Generic[Owner]):
    """All terms of a pack in some languages, each with its owners."""

    def __init__(self, entries: Iterable[tuple[str, Owner]]) -> None:
        """Index ``(term, owner)`` pairs; a term without any word is ignored."""
        tables = TermTables()
        owners: list[tuple[Owner, ...]] = []
        for term, owner in entries:
            number = tables.add(term)
            if number == len(owners):
                owners.append((owner,))
            elif number >= 0 and owner not in owners[number]:
                owners[number] = (*owners[number], owner)
        self._use(tables, owners)

    def _use(self, tables: TermTables, owners: list[tuple[Owner, ...]]) -> None:
        self._tables = tables
        self._roles = Memo(tables.role_of)
        self._last: list[tuple[str, list[Hit]]] = []
        self._piece: tuple[str, list[Hit]] = ("", [])
        self.owners = owners
        self.names = tables.names

    def to_plain(self) -> list[Any]:
        """The index as values that JSON has, if its owners are such values."""
        kinds = {owners: number for number, owners in enumerate(dict.fromkeys(self.owners))}
        return [self._tables.to_plain(), list(kinds), [kinds[owners] for owners in self.owners]]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> TermIndex[Owner]:
        """The inverse of ``to_plain``; owners come back as JSON has them."""
        tables, kinds, owned = plain
        made = cls(())
        made._use(TermTables.from_plain(tables), list(map(list(map(tuple, kinds)).__getitem__, owned)))
        return made

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every term in ``text``, in order of their first character; hits may overlap.

        A text that is one of the last with something typed into it is looked through only around what was typed.
        """
        if text.isascii() and not has_token(text):
            return []  # Most texts outside prose hold no words.
        for known in self._last:
            stretch = stretch_to_read(known[0], text)
            if stretch is not None:
                hits = self._find_within(text, stretch, known[1])
                self._last.remove(known)
                break
        else:
            hits = self._find(text)
        if len(text) <= LONGEST_RETYPED:
            self._last = [(text, hits), *self._last[: _MOST_KEPT - 1]]
        return hits

    def find_in_each(self, texts: Sequence[str]) -> Iterator[list[Hit]]:
        """The same in each of several texts. Many are looked through at once, but not so many that all that is put
        aside on the way would double what a server holds.
        """
        batch: list[str] = []
        size = 0
        for text in texts:
            if batch and size + len(text) > _BATCH:
                yield from self._find_together(batch)
                batch, size = [], 0
            batch.append(text)
            size += len(text)
        if batch:
            yield from self._find_together(batch)

    def _find_together(self, texts: Sequence[str]) -> list[list[Hit]]:
        hits = self.find(APART.join(texts))
        if len(texts) == 1:
            return [hits]
        offsets = [0, *accumulate(len(text) + len(APART) for text in texts)]
        cuts = [bisect_left(hits, offset, key=_start) for offset in offsets]
        return [
            [(term, start - offset, end - offset) for term, start, end in hits[first:last]]
            for offset, first, last in zip(offsets, cuts, cuts[1:], strict=False)
        ]

    def _find_within(self, text: str, stretch: tuple[int, int, int], known: list[Hit]) -> list[Hit]:
        """The hits in a text of which all but a stretch is known; outside it the known ones have at most moved."""
        begin, old_end, end = stretch
        before, behind = bisect_left(known, begin, key=_start), bisect_left(known, old_end, key=_start)
        moved = end - old_end
        piece = text[begin:end]
        if piece != self._piece[0]:
            self._piece = piece, self._find(piece)
        hits = known[:before]
        hits += [(number, begin + start, begin + stop) for number, start, stop in self._piece[1]]
        hits += [(number, start + moved, stop + moved) for number, start, stop in known[behind:]]
        return hits

    def _find(self, text: str) -> list[Hit]:
        folded = fold(text)
        pieces = gaps_and_tokens(folded)
        words, tables = pieces[1::2], self._tables
        roles = [(at, role) for at, role in enumerate(map(self._roles.__getitem__, words)) if role is not None]
        places = list(accumulate(map(len, pieces)))
        starts, ends = places[::2], places[1::2]
        hits = [
            (number, starts[at], ends[at])
            for at, role in roles
            if not (words[at][-1].isdigit() and _goes_on(pieces[2 * at + 2 : 2 * at + 4]))
            for number in role.terms
            if number not in tables.acronyms or tables.is_written(number, text, starts[at])
        ]
        for at, numbers in self._pairs(words, roles):
            if JOINS[pieces[2 * at + 2]]:
                hits += tables.completed(folded, numbers, starts[at], ends[at + 1])
        if has_cjk(folded):
            for at, role in roles:
                hits += tables.completed(folded, role.mixed, starts[at], ends[at])
            hits += tables.unspaced_in(folded)
        hits.sort(key=_start)
        return hits

    def _pairs(self, words: list[str], roles: list[tuple[int, WordUses]]) -> list[tuple[int, Sequence[int]]]:
        """The terms that begin with a word and its neighbour, by the place of the word among the words."""
        found: list[tuple[int, Sequence[int]]] = []
        last = len(words) - 1
        for at, (_, _, pairs, _, behind, before) in roles:
            if pairs and at < last:
                numbers = pairs.get(STEMS[words[at + 1]])
                if numbers is not None:
                    found.append((at, numbers_of(numbers)))
            if behind and at and (first := STEMS[words[at - 1]]) in behind:
                found.append((at - 1, behind[first]))
            if before and at < last:
                following = self._roles[words[at + 1]]
                keys = (STEMS[words[at + 1]], *(following.prefixes if following else ()))
                found += [(at, before[key]) for key in keys if key in before]
        return found


def _goes_on(following: Sequence[str]) -> bool:
    """Whether a number goes on behind its point: the "v0" of "v0.1.0" is no word, and no first version."""
    return following[0] == "." and len(following) > 1 and following[1][0].isdigit()


_start = itemgetter(1)
