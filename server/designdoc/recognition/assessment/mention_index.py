"""MentionIndex: the mentions in all passages of a document, found by section, and what an edit changed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, count
from operator import is_not

from designdoc.document.model import PassageContent
from designdoc.recognition.assessment.mentions import Context, Mention, MentionFinder, PassageMentions
from designdoc.recognition.evidence.extraction import PassageEvidence, contribution
from designdoc.recognition.scanning.units import Mark


class MentionIndex:
    """The mentions of all passages, found by section.

    After an edit it takes over from the index before it the mentions of all passages whose evidence and context are the
    same.
    """

    def __init__(
        self,
        finder: MentionFinder,
        contents: Sequence[PassageContent],
        evidence: Sequence[PassageEvidence],
        contexts: Sequence[Context],
        before: MentionIndex | None = None,
    ) -> None:
        """Contents, evidence and contexts are parallel; those of ``before`` have the same number of passages."""
        self._finder = finder
        self.contents = contents
        self._evidence = evidence
        self._contexts = contexts
        self._contributions: dict[int, tuple[object, ...]] = {}
        self.edited: list[int] = []
        self.changed: list[int] = []
        if before is None:
            self._found = list(map(finder.find, evidence, contexts))
            self._postings = _postings_of(self._found)
        else:
            self.edited = _different(before.contents, contents)
            self.changed = _different(before._evidence, evidence)
            if contexts is not before._contexts:
                moved = (i for i, context in enumerate(contexts) if context != before._contexts[i])
                self.changed = sorted({*self.changed, *moved})
            self._found, self._postings = before._found, before._postings
            if self.changed:
                self._found, self._postings = list(self._found), dict(self._postings)
            for index in self.changed:
                self._find_again(index)

    def _find_again(self, index: int) -> None:
        old, new = self._found[index], self._finder.find(self._evidence[index], self._contexts[index])
        self._found[index] = new
        for section in old.sections - new.sections:
            self._postings[section] -= {index}
        for section in new.sections - old.sections:
            self._postings[section] = self._postings.get(section, frozenset()) | {index}

    def mentions(self, section: str) -> list[Mention]:
        """All mentions of a section, in the order of the text."""
        return [mention for index in self._of(section) for mention in self._found[index].mentions.get(section, ())]

    def hints(self, section: str) -> list[tuple[int, Mark]]:
        """All hints at a section with the passages in which they stand, in the order of the text."""
        return [(index, mark) for index in self._of(section) for mark in self._found[index].hints.get(section, ())]

    def _of(self, section: str) -> list[int]:
        return sorted(self._postings.get(section, ()))

    def changed_sections(self, index: int, before: MentionIndex, proven: set[str]) -> set[str]:
        """The sections whose mentions in a passage count differently than before, or, for the ``proven`` ones, whose
        shown places have moved.
        """
        old, new = before._found[index], self._found[index]
        return {section for section in old.sections | new.sections if old.differs(new, section, section in proven)}

    def contributes_otherwise(self, index: int, before: MentionIndex) -> bool:
        """Whether a passage may count differently for the headings that it stands under."""
        return before._contexts[index] != self._contexts[index] or (
            before._contribution_of(index) != self._contribution_of(index)
        )

    def _contribution_of(self, index: int) -> tuple[object, ...]:
        known = self._contributions.get(index)
        if known is None:
            known = self._contributions[index] = contribution(self._evidence[index])
        return known


def _postings_of(found: Sequence[PassageMentions]) -> dict[str, frozenset[int]]:
    """The passages that mention each section or hint at it."""
    postings: dict[str, set[int]] = defaultdict(set)
    for index, one in enumerate(found):
        for section in one.sections:
            postings[section].add(index)
    return {section: frozenset(passages) for section, passages in postings.items()}


def _different(old: Sequence[object], new: Sequence[object]) -> list[int]:
    """The places at which two sequences of the same length hold different objects."""
    return [] if old is new else list(compress(count(), map(is_not, old, new)))
