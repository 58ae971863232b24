"""Cropping: the stretch of a source line that fits into a terminal. Carets below a line that wraps point at nothing."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.reports.printable import width

_CUT = "…"
_LEAST = 20
"""The fewest columns of a stretch that still says something."""


class Marked(NamedTuple):
    """A line, and the columns from ``first`` up to ``stop`` that carets mark."""

    text: str
    first: int
    stop: int


def cropped(line: Marked, room: int) -> Marked:
    """The line where ``room`` columns are enough for it, else the stretch in which the marked part begins, with signs
    where something was cut off.
    """
    total = width(line.text)
    if total <= room or room < _LEAST:
        return line
    # From the beginning where the marked part is in sight then; else with a third of the room before it.
    in_sight = line.stop < room or line.first < room // 2
    wanted = 0 if in_sight else min(line.first - room // 3, max(total, line.first + 1) - room + 1)
    begin = column = 0
    kept: list[str] = []
    used = len(_CUT) if wanted else 0
    for character in line.text:
        columns = width(character)
        if column < wanted:
            begin = column + columns
        elif used + columns > room - (column + columns < total):
            break
        else:
            kept.append(character)
            used += columns
        column += columns
    before = _CUT if begin else ""
    after = _CUT if column < total else ""
    moved = len(before) - begin
    first = line.first + moved
    stop = max(min(line.stop + moved, used), first + 1)
    return Marked(f"{before}{''.join(kept)}{after}", first, stop)
