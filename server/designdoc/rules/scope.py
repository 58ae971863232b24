"""Which sections a passage belongs to: those of the nearest heading, from its own upwards, that stands for any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designdoc.document.model import Passage
from designdoc.recognition.coverage import HeadingMatch


def sections_in_scope(
    passages: Sequence[Passage], matches: Mapping[int, HeadingMatch], title: int | None
) -> tuple[tuple[str, ...], ...]:
    """The section ids of each passage, by index.

    An ancestor counts only when no nearer heading stands for a section, and the title hands nothing down: a document
    called "Feature store" is not one long feature-store section.
    """
    scope: list[tuple[str, ...]] = []
    for passage in passages:
        own = matches.get(passage.index)
        if own is not None and own.sections:
            scope.append(own.sections)
        elif passage.parent is None or passage.parent == title:
            scope.append(())
        else:
            scope.append(scope[passage.parent])
    return tuple(scope)
