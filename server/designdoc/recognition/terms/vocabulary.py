"""Vocabulary: every term of a pack with its owners (sections, facts, word lists, ...), as one index per language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from designdoc.packs.model import Loss, Metric, Pack, Task, Terms
from designdoc.recognition.derived import derived
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent
from designdoc.recognition.terms.index import Hit, TermIndex

STRONG = "strong"
NAME = "name"
WEAK = "weak"
MEMBER = "member"
DESCRIBING = "describing"
FACT = "fact"
FACT_MEMBER = "fact-member"
METRIC = "metric"
TASK = "task"
LOSS = "loss"
WORDS = "words"
EXCLUDING = "excluding"
NEGATION = "negation"
SUBSTANCE = "substance:"
DETECTION = "detection"

_OF_GROUPS = (MEMBER, DESCRIBING, FACT_MEMBER)
"""The kinds of owners that are groups."""


class Owner(NamedTuple):
    """Who a term belongs to: a section's strong or weak evidence, the names that are such evidence, a member of a
    together-group or of one that describes the section, a fact, a metric, a task, a loss, a word list of the lexicon,
    or the framework as a whole, which is detected by it. ``part`` is the number of a member among those of all groups.
    """

    kind: str
    id: str
    part: int = 0


class Group(NamedTuple):
    """A together-group, whose members in one unit speak for ``owner``, a section or a fact.

    ``parts`` are the numbers of its members that are words, ``quantities`` the kinds of the others. It is looked at
    where its ``rarest`` part stands. ``label`` is the group as the pack writes it, ``kind`` that of the owners of its
    words.
    """

    owner: str
    parts: range
    rarest: int
    quantities: tuple[str, ...]
    label: str
    kind: str


class Uses(NamedTuple):
    """What one term is good for: the sections it speaks for, each with its kind of evidence; the parts of groups that
    it is, and those among them that it is even where it is negated, as the groups describe a section; the facts it
    shows; and the entries and word lists it belongs to.
    """

    marks: tuple[tuple[str, str], ...]
    parts: tuple[int, ...]
    describing: tuple[int, ...]
    facts: tuple[str, ...]
    found: tuple[tuple[str, str], ...]


class Vocabulary:
    """The terms of a pack in English and one more language."""

    def __init__(self, pack: Pack, language: str) -> None:
        """Index the pack's terms; ``language`` is an ISO 639-1 code."""
        groups, owners, index, negating, excluding, detecting = derived(
            pack, f"vocabulary-{language}", lambda: _Entries(pack, language).to_plain()
        )
        self.language = language
        made = [
            Group(owner, range(*parts), rarest, tuple(quantities), label, kind)
            for owner, parts, rarest, quantities, label, kind in groups
        ]
        self.index: TermIndex[int] = TermIndex.from_plain(index)
        self.group_of = [group for group in made for _ in group.parts]
        self.groups_by_rarest = {group.rarest: group for group in made if group.parts}
        self.pure_quantities = tuple(group for group in made if not group.parts)
        self.uses: Mapping[int, Uses] = _UsesOfTerms(self.index, owners)
        self.lists: Mapping[int, frozenset[str]] = _ListsOfTerms(self.uses)
        self.negating: frozenset[int] = frozenset(negating)
        self.excluding: frozenset[int] = frozenset(excluding)
        self.turning = self.negating | self.excluding
        self.detecting: frozenset[int] = frozenset(detecting)

    def lists_of(self, *found: Sequence[Hit]) -> frozenset[str]:
        """The word lists to which the terms found belong."""
        terms = set(map(_term, chain.from_iterable(found)))
        return _NO_LISTS.union(*map(self.lists.__getitem__, terms)) if terms else _NO_LISTS


_NO_LISTS = frozenset[str]()
_term = itemgetter(0)


class Vocabularies:
    """The vocabularies of a pack, of which those of the languages used last are kept."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._kept: Recent[str, Vocabulary] = Recent(LANGUAGES_KEPT)

    def of(self, language: str) -> Vocabulary:
        """The vocabulary of English and one more language."""
        return self._kept.get(language, lambda: Vocabulary(self._pack, language))


class _UsesOfTerms(dict[int, Uses]):
    """The uses of terms by number, each worked out when a text first holds the term: most texts hold few."""

    def __init__(self, index: TermIndex[int], owners: Sequence[str]) -> None:
        self._index = index
        self._owners = owners

    def __missing__(self, term: int) -> Uses:
        found = self[term] = _uses([_read(self._owners[number]) for number in self._index.owners[term]])
        return found


class _ListsOfTerms(dict[int, frozenset[str]]):
    """The word lists that terms stand in, by number."""

    def __init__(self, uses: Mapping[int, Uses]) -> None:
        self._uses = uses

    def __missing__(self, term: int) -> frozenset[str]:
        lists = self[term] = frozenset(name for kind, name in self._uses[term].found if kind == WORDS)
        return lists


class _Entries:
    """All terms of a pack in English and one more language, with their owners, and its together-groups."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._pack = pack
        self._language = language
        self._languages = frozenset(("en", "any", language))
        self._together: list[Group] = []
        self._parts = 0

    def to_plain(self) -> list[Any]:
        """What a vocabulary is made of, as values that JSON has."""
        known: dict[Owner, int] = {}
        index = TermIndex((term, known.setdefault(owner, len(known))) for term, owner in self._entries(self._pack))
        rank = _ranks(list(known), index)
        groups = [
            (owner, (parts.start, parts.stop), min(parts, key=rank.__getitem__, default=0), *others)
            for owner, parts, _, *others in self._together
        ]
        told_apart = (
            [number for number, owners in enumerate(index.owners) if known.get(owner) in owners]
            for owner in (Owner(WORDS, NEGATION), Owner(WORDS, EXCLUDING), Owner(DETECTION, ""))
        )
        return [groups, list(map(_written, known)), index.to_plain(), *told_apart]

    def _entries(self, pack: Pack) -> Iterator[tuple[str, Owner]]:
        framework = pack.framework
        if framework is not None:
            for section in framework.sections:
                yield from self._terms(section.evidence.strong, Owner(STRONG, section.id))
                for name in section.evidence.names:
                    terms = self._lexicon_terms(name, pack.lexicon.get(name, ()))
                    yield from ((term, Owner(NAME, section.id)) for term in terms)
                yield from self._terms(section.evidence.weak, Owner(WEAK, section.id))
                yield from self._names(pack, section.evidence.glossary, Owner(WEAK, section.id))
                yield from self._groups(section.evidence.together, MEMBER, section.id)
                yield from self._described(section.evidence.described, DESCRIBING, section.id)
                yield from self._terms(section.substance.terms, Owner(WORDS, SUBSTANCE + section.id))
            yield from self._terms(framework.headings.excluding, Owner(WORDS, EXCLUDING))
            yield from self._terms(framework.detection.terms, Owner(DETECTION, ""))
            yield from self._terms(framework.detection.practice_terms, Owner(DETECTION, ""))
            for fact in framework.facts:
                yield from self._terms(fact.terms, Owner(FACT, fact.id))
                yield from self._groups(fact.together, FACT_MEMBER, fact.id)
                yield from self._described(fact.described, FACT_MEMBER, fact.id)
        for kind, entries in _glossary(pack).items():
            for entry in entries:
                yield from ((name, Owner(kind, entry.id)) for name in entry.names)
        for name, value in pack.lexicon.items():
            yield from ((term, Owner(WORDS, name)) for term in self._lexicon_terms(name, value))

    def _names(self, pack: Pack, kinds: Iterable[str], owner: Owner) -> Iterator[tuple[str, Owner]]:
        for kind in kinds:
            yield from ((name, owner) for entry in _glossary(pack)[kind] for name in entry.names)

    def _terms(self, terms: Terms, owner: Owner) -> Iterator[tuple[str, Owner]]:
        for language, names in terms.items():
            if language in self._languages:
                yield from ((name, owner) for name in names)

    def _lexicon_terms(self, name: str, value: object) -> Iterable[str]:
        if isinstance(value, Mapping):
            # Words as small as negations mean something else in another language: a Portuguese "no" is "in the".
            own = name == NEGATION and self._language in value
            languages = {"any", self._language} if own else self._languages
            for language, names in value.items():
                if language in languages and isinstance(names, (list, tuple)):
                    yield from (name for name in names if isinstance(name, str))
        elif isinstance(value, (list, tuple)):
            yield from (name for name in value if isinstance(name, str))

    def _described(
        self, described: Mapping[str, tuple[tuple[str, ...], ...]], kind: str, owner: str
    ) -> Iterator[tuple[str, Owner]]:
        for language, groups in described.items():
            if language in self._languages:
                yield from self._groups(groups, kind, owner)

    def _groups(self, groups: Iterable[tuple[str, ...]], kind: str, owner: str) -> Iterator[tuple[str, Owner]]:
        for members in groups:
            quantities = tuple(m[1:] for m in members if m.startswith("#"))
            words = [member for member in members if not member.startswith("#")]
            parts = range(self._parts, self._parts + len(words))
            self._parts = parts.stop
            self._together.append(Group(owner, parts, 0, quantities, " + ".join(members), kind))
            for part, word in zip(parts, words, strict=True):
                yield from ((choice, Owner(kind, owner, part)) for choice in word.split("|"))


def _ranks(owners: Sequence[Owner], index: TermIndex[int]) -> Mapping[int, int]:
    """How often each part of a group is likely to stand in a text: words of which many groups speak are common ones."""
    ranks: Counter[int] = Counter()
    for owned in index.owners:
        parts = [owners[number].part for number in owned if owners[number].kind in _OF_GROUPS]
        ranks.update(dict.fromkeys(parts, len(parts)))
    return ranks


def _written(owner: Owner) -> str:
    """An owner as a line of text, which takes a fifth of the memory."""
    return "\t".join(map(str, owner))


def _read(line: str) -> Owner:
    """The inverse of ``_written``."""
    kind, id_, part = line.split("\t")
    return Owner(kind, id_, int(part))


def _glossary(pack: Pack) -> Mapping[str, Sequence[Metric | Task | Loss]]:
    """The entries of a pack's glossary by their kind."""
    return {METRIC: pack.metrics, TASK: pack.tasks, LOSS: pack.losses}


def _uses(owners: Sequence[Owner]) -> Uses:
    return Uses(
        tuple((owner.id, owner.kind) for owner in owners if owner.kind in (STRONG, NAME, WEAK)),
        tuple(owner.part for owner in owners if owner.kind in _OF_GROUPS),
        tuple(owner.part for owner in owners if owner.kind == DESCRIBING),
        tuple(owner.id for owner in owners if owner.kind == FACT),
        tuple((owner.kind, owner.id) for owner in owners if owner.kind in (METRIC, TASK, LOSS, WORDS)),
    )
