"""HeadingMatcher: which sections of the framework a heading names, whatever words it uses.

A heading is tried in several ways, from the surest to the loosest, and the first that answers wins: the whole heading
as a known name; without filler words; its clauses (``Retrieval: candidate generation``) and its members
(``Metrics and losses``); read together with the heading above it (``Offline`` under ``Metrics``); a known name inside
a longer heading; nearly the same set of words; a word that gives it away (``Project implementation costs``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from designdoc.packs.model import AmbiguousHeading, Framework, Terms
from designdoc.recognition.heading_text import (
    HeadingText,
    clauses,
    first_clause,
    is_cjk_word,
    name_words,
    normalise,
    parts,
    strip_numbering,
    without_fillers,
    words_of,
)
from designdoc.recognition.terms import TermIndex, leftmost_longest

Words = tuple[str, ...]
_MOST_SECTIONS = 2
_LONGEST_NAME = 9
_LONGEST_LINE = 40
_MEMO_LIMIT = 20_000


class Match(NamedTuple):
    """What a heading stands for. ``sections`` is empty for a container and for an unknown heading; ``exact`` means
    that the whole heading is a known name; ``ambiguous`` carries the rules by which a heading with several readings is
    decided from the text under it; ``together`` means that it is a name only with the heading above it.
    """

    sections: Words = ()
    exact: bool = False
    container: bool = False
    ambiguous: AmbiguousHeading | None = None
    together: bool = False

    @property
    def known(self) -> bool:
        """Whether the heading says anything at all."""
        return bool(self.sections) or self.container or self.ambiguous is not None


UNKNOWN = Match()


class HeadingMatcher:
    """Matches headings against the names that a framework, and the user's own synonyms, give to its sections."""

    def __init__(self, framework: Framework, synonyms: Mapping[str, Iterable[str]] | None = None) -> None:
        """Index every name in every language; ``synonyms`` (section id -> names) come from the settings and win."""
        self._names: dict[Words, Match] = {}
        self._cjk_names: dict[str, Match] = {}
        self._memo: dict[tuple[str, tuple[str, ...]], Match] = {}
        self._excluding_memo: dict[str, bool] = {}
        self._by_first: dict[str, list[Words]] = {}
        for name in _all(framework.containers):
            self._learn(name, Match(container=True))
        for section in framework.sections:
            for name in [section.title, section.id.replace("-", " "), *_all(section.synonyms)]:
                self._learn(name, Match((section.id,), exact=True))
        for shared in framework.shared:
            for name in _all(shared.names):
                self._learn(name, Match(shared.sections, exact=True), anew=True)
        titles = {name_words(section.title): (section.id,) for section in framework.sections}
        for ambiguous in framework.ambiguous:
            for name in _all(ambiguous.names):
                whole = name_words(name) in titles and ambiguous.default == titles[name_words(name)]
                self._learn(name, Match(ambiguous.default, exact=whole, ambiguous=ambiguous), anew=True)
        for section_id, names in (synonyms or {}).items():
            for name in names:
                self._learn(name, Match((section_id,), exact=True), anew=True)
        self._token_sets = _token_sets(self._names)
        self._excluding = {name_words(name) for name in _all(framework.excluding)}
        self._giveaways = TermIndex(
            (term, section.id) for section in framework.sections for term in _all(section.heading_terms)
        )

    def _learn(self, name: str, match: Match, anew: bool = False) -> None:
        """Remember a name. What sections call themselves counts in their order; only ``anew`` names overrule."""
        words = name_words(name)
        if not words or (not anew and self._names.get(words, UNKNOWN).sections):
            return
        if words not in self._names and len(words) > 1:
            self._by_first.setdefault(words[0], []).append(words)
        self._names[words] = match
        if len(words) == 1 and is_cjk_word(words[0]) and len(words[0]) > 1:
            self._cjk_names[words[0]] = match

    def match(self, heading: str, parents: tuple[str, ...] = ()) -> Match:
        """What ``heading`` stands for, read under the headings ``parents`` (nearest first)."""
        key = (heading, parents)
        known = self._memo.get(key)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[key] = self._match(heading, parents)
        return known

    def _match(self, heading: str, parents: tuple[str, ...]) -> Match:
        text = normalise(heading)
        if not text.words:
            return UNKNOWN
        for way in (self._whole, self._members, self._clauses):
            found = way(text)
            if found.known:
                return found
        found = self._with_parents(text, parents)
        if found.known:
            return found
        for way in (self._inside, self._similar, self._given_away, self._aside):
            found = way(text)
            if found.known:
                return found
        return UNKNOWN

    def names(self, label: str, heading: str = "") -> Match:
        """What a label in running text stands for: only a whole, known name counts, or one that it makes together with
        the ``heading`` above it ("Online" under "Metrics").
        """
        text = normalise(label)
        found = self._whole(text)
        if found.known or not heading:
            return found
        together = self._with_parents(text, (heading,))
        return together._replace(exact=bool(together.sections), together=True)

    def excludes(self, heading: str) -> bool:
        """Whether a heading says that what follows is not part of the design ("Non-goals", "Out of scope")."""
        known = self._excluding_memo.get(heading)
        if known is None:
            if len(self._excluding_memo) > _MEMO_LIMIT:
                self._excluding_memo.clear()
            known = self._excluding_memo[heading] = normalise(heading).words in self._excluding
        return known

    def _whole(self, text: HeadingText) -> Match:
        return self._lookup(text.words)

    def _lookup(self, words: Words) -> Match:
        found = self._names.get(words)
        if found is None:
            bare = without_fillers(words)
            found = self._names.get(bare, UNKNOWN) if bare != words else UNKNOWN
        return found

    def _members(self, text: HeadingText) -> Match:
        members = parts(text.plain)
        if len(members) < 2:
            return UNKNOWN
        words = [words_of(strip_numbering(member)) for member in members]
        found = [self._member(member, words) for member in words]
        return _joined([match for match in found if match.known and not match.container], len(members))

    def _member(self, words: Words, all_members: list[Words]) -> Match:
        """One member of a compound; "offline" of "offline and online metrics" borrows the last word of the last."""
        last, first = all_members[-1], all_members[0]
        if words is not last and len(last) > 1:
            borrowed = self._names.get((*words, last[-1]), UNKNOWN)
            if borrowed.known:
                return borrowed
        found = self._lookup(words)
        if not found.known and words is not first and len(first) > 1:
            found = self._names.get((*first[:-1], *words), UNKNOWN)
        return found

    def _clauses(self, text: HeadingText) -> Match:
        sides = clauses(text.plain)
        if len(sides) < 2:
            return UNKNOWN
        for side in (sides[0], sides[-1]):
            found = self._lookup(words_of(strip_numbering(side)))
            if not found.known:
                found = self._members(normalise(side))
            if found.known and not found.container:
                return found._replace(exact=False)
        return UNKNOWN

    def _with_parents(self, text: HeadingText, parents: tuple[str, ...]) -> Match:
        if len(text.words) > 3:
            return UNKNOWN
        for parent in parents[:2]:
            above = without_fillers(normalise(parent).words)
            for tail in {above[-1:], above}:
                found = self._names.get((*text.words, *tail), UNKNOWN)
                if found.sections:
                    return found._replace(exact=False)
        return UNKNOWN

    def _inside(self, text: HeadingText) -> Match:
        """A known name of two words or more inside a heading that is at most four words longer."""
        words, best, match = text.words, 0, UNKNOWN
        if len(words) > _LONGEST_LINE:
            return UNKNOWN
        for position, word in enumerate(words):
            for name in self._by_first.get(word, ()):
                size = len(name)
                if size > best and words[position : position + size] == name and len(words) - size <= 4:
                    candidate = self._names[name]
                    if candidate.sections or candidate.container:
                        best, match = size, candidate
        if match.known:
            return match._replace(exact=False)
        return self._inside_cjk(text)

    def _inside_cjk(self, text: HeadingText) -> Match:
        runs = [word for word in text.words if is_cjk_word(word)]
        length = sum(map(len, runs))
        best, match = "", UNKNOWN
        for run in runs:
            for start in range(len(run)):
                for end in range(start + 2, min(len(run), start + 14) + 1):
                    candidate = self._cjk_names.get(run[start:end])
                    if candidate is not None and candidate.sections and end - start >= len(best):
                        best, match = run[start:end], candidate
        return match._replace(exact=False) if best and 2 * len(best) >= length else UNKNOWN

    def _similar(self, text: HeadingText) -> Match:
        """At least four fifths of the words in common, in any order, two words or more."""
        mine = frozenset(without_fillers(text.words))
        if not 2 <= len(mine) <= _LONGEST_LINE:
            return UNKNOWN
        candidates = {names for word in mine for names in self._token_sets.get(word, ())}
        best = max(candidates, key=lambda n: (_jaccard(mine, n[0]), n[1]), default=None)
        if best is None or _jaccard(mine, best[0]) < 0.8:
            return UNKNOWN
        return self._names[best[1]]._replace(exact=False)

    def _given_away(self, text: HeadingText) -> Match:
        """The sections whose heading terms occur, the earliest and longest first; a long heading is a sentence, of
        which only the first clause names something.
        """
        plain = text.plain
        if len(text.words) > _LONGEST_NAME:
            plain = first_clause(plain)
            if len(words_of(plain)) > _LONGEST_NAME:
                return UNKNOWN
        found: dict[str, None] = {}
        reached = 0
        for term, start, end in sorted(self._giveaways.find(plain), key=leftmost_longest):
            if start >= reached:
                found.update(dict.fromkeys(self._giveaways.owners[term]))
                reached = end
        return Match(tuple(found)[:_MOST_SECTIONS])

    def _aside(self, text: HeadingText) -> Match:
        found = self._names.get(text.aside, UNKNOWN) if text.aside else UNKNOWN
        return found._replace(exact=False) if found.sections else UNKNOWN


def _all(names: Terms) -> list[str]:
    return [name for language in names.values() for name in language]


def _token_sets(names: Mapping[Words, Match]) -> dict[str, list[tuple[frozenset[str], Words]]]:
    by_word: dict[str, list[tuple[frozenset[str], Words]]] = {}
    for words, match in names.items():
        if match.sections and len(words) > 1:
            entry = (frozenset(words), words)
            for word in entry[0]:
                by_word.setdefault(word, []).append(entry)
    return by_word


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def _joined(matches: list[Match], members: int) -> Match:
    """The sections of a compound heading, at most two; whole only where every member is a known name."""
    if not matches or 2 * len(matches) < members:
        return UNKNOWN
    sections = tuple(dict.fromkeys(section for match in matches for section in match.sections))
    ambiguous = next((match.ambiguous for match in matches if match.ambiguous), None)
    whole = len(matches) == members and all(match.exact for match in matches)
    return Match(sections[:_MOST_SECTIONS], exact=whole, ambiguous=ambiguous if len(sections) < 2 else None)
