"""Hearing: what all passages of a document say, each where it stands, and what an edit changed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, count
from operator import is_not

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.scanning import Mark
from designdoc.recognition.evidence.testimony import Testimony, grounds
from designdoc.recognition.judging.claims import Claim, Listener, Said, Standing


class Hearing:
    """The claims of all passages, found by section.

    The hearing of the text before an edit lends the claims of all passages that say the same and stand where they
    stood.
    """

    def __init__(
        self,
        listener: Listener,
        contents: Sequence[PassageContent],
        testimonies: Sequence[Testimony],
        standings: Sequence[Standing],
        before: Hearing | None = None,
    ) -> None:
        """Contents, testimonies and standings are parallel; those of ``before`` have the same number of passages."""
        self._listener = listener
        self._contents = contents
        self._testimonies = testimonies
        self._standings = standings
        self.edited: list[int] = []
        self.changed: list[int] = []
        if before is None:
            self._said = list(map(listener.hear, testimonies, standings))
            self._speakers = _speakers(self._said)
        else:
            self.edited = _different(before._contents, contents)
            self.changed = _different(before._testimonies, testimonies)
            if standings is not before._standings:
                moved = (i for i, standing in enumerate(standings) if standing != before._standings[i])
                self.changed = sorted({*self.changed, *moved})
            self._said, self._speakers = list(before._said), dict(before._speakers)
            for index in self.changed:
                self._hear_again(index)

    def _hear_again(self, index: int) -> None:
        old, new = self._said[index], self._listener.hear(self._testimonies[index], self._standings[index])
        self._said[index] = new
        for section in old.sections - new.sections:
            self._speakers[section] -= {index}
        for section in new.sections - old.sections:
            self._speakers[section] = self._speakers.get(section, frozenset()) | {index}

    def claims(self, section: str) -> list[Claim]:
        """All claims for a section, in the order of the text."""
        return [claim for index in self._of(section) for claim in self._said[index].claims.get(section, ())]

    def hints(self, section: str) -> list[tuple[int, Mark]]:
        """All hints at a section with the passages in which they stand, in the order of the text."""
        return [(index, mark) for index in self._of(section) for mark in self._said[index].hints.get(section, ())]

    def _of(self, section: str) -> list[int]:
        return sorted(self._speakers.get(section, ()))

    def says_otherwise(self, index: int, before: Hearing, proven: set[str]) -> set[str]:
        """The sections of which a passage says something else than before, or says it at another place although that
        place is shown: it has ``proven`` them.
        """
        old, new = before._said[index], self._said[index]
        return {section for section in old.sections | new.sections if old.differs(new, section, section in proven)}

    def weighs_otherwise(self, index: int, before: Hearing) -> bool:
        """Whether a passage may count otherwise for the headings that it stands under."""
        return before._standings[index] != self._standings[index] or (
            grounds(before._testimonies[index]) != grounds(self._testimonies[index])
        )


def _speakers(said: Sequence[Said]) -> dict[str, frozenset[int]]:
    """The passages that speak of each section."""
    speakers: dict[str, set[int]] = defaultdict(set)
    for index, one in enumerate(said):
        for section in one.sections:
            speakers[section].add(index)
    return {section: frozenset(passages) for section, passages in speakers.items()}


def _different(old: Sequence[object], new: Sequence[object]) -> list[int]:
    """The places at which two sequences of the same length hold different objects."""
    return [] if old is new else list(compress(count(), map(is_not, old, new)))
