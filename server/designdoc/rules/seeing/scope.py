"""Which sections a passage belongs to: those of the nearest heading, from its own upwards, that stands for any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.recognition.coverage import HeadingMatch

_FEW_WORDS = 3
"""The most words of a heading that is hardly longer than a name of its section."""


class Belonging(NamedTuple):
    """The sections a passage belongs to: by its ``own`` heading, or else handed down from a heading above. ``plain``:
    that heading is a name of the section or hardly longer, so that what stands below can be taken at its word.
    """

    own: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    plain: bool = False

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
        above = None if passage.parent is None or passage.parent == title else scope[passage.parent]
        plain = is_plain(match) if match else above is not None and above.plain
        scope.append(Belonging(match.sections if match else (), above.sections if above else (), plain))
    return tuple(scope)


def is_plain(match: HeadingMatch) -> bool:
    """Whether a heading is a name of its section or hardly longer."""
    return match.exact or sum(any(map(str.isalpha, word)) for word in match.text.split()) <= _FEW_WORDS
