"""Changes of headings: which have to be read again when somebody types into one."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.document.model import Passage
from designdoc.recognition.headings.survey import Survey

Titles = list[tuple[str, int] | None]
"""The words and levels of the headings of all passages."""


def read_again(old: Titles, new: Titles, passages: Sequence[Passage]) -> frozenset[int]:
    """The passages whose headings have changed, and those below them."""
    if old is new:
        return frozenset()
    if [title and title[1] for title in old] != [title and title[1] for title in new]:
        return frozenset(range(len(new)))
    changed = [index for index, title in enumerate(new) if title != old[index]]
    return frozenset([below for index in changed for below in range(index, passages[index].subtree_end)])


def decided_elsewhere(old: Survey, new: Survey, count: int) -> frozenset[int]:
    """Those of ``count`` passages that may stand for something else because of headings that are not above them."""
    if old[:3] != new[:3]:
        return frozenset(range(count))
    return (old.periods ^ new.periods) | (old.slots ^ new.slots)
