"""Which sections a passage belongs to: those of the nearest heading, from its own upwards, that stands for any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.recognition.coverage import HeadingMatch


class Belonging(NamedTuple):
    """The sections a passage belongs to: by its ``own`` heading, or else handed down from a heading above."""

    own: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that count."""
        return self.own or self.inherited


def belongings(
    passages: Sequence[Passage], matches: Mapping[int, HeadingMatch], title: int | None
) -> tuple[Belonging, ...]:
    """What each passage belongs to, by index.

    An ancestor counts only when no nearer heading stands for a section, and the title hands nothing down: a document
    called "Feature store" is not one long feature-store section.
    """
    scope: list[Belonging] = []
    for passage in passages:
        match = matches.get(passage.index)
        handed_down = () if passage.parent is None or passage.parent == title else scope[passage.parent].sections
        scope.append(Belonging(match.sections if match else (), handed_down))
    return tuple(scope)
