"""Balance: how much of a design is about the software system and how much about the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designdoc.recognition.headings.placer import Placed


def balance(sides: Mapping[str, str], placed: Sequence[Placed], words: Sequence[int]) -> tuple[float, float] | None:
    """The shares of words in ``system`` and ``ml`` sections, adding up to 1; ``None`` where neither kind has text.

    ``sides`` maps section ids to ``system``, ``ml`` or ``neutral``; ``words`` are those of each passage. A passage of
    two sections counts half for each.
    """
    counted = {"system": 0.0, "ml": 0.0}
    for place, count in zip(placed, words, strict=False):
        sections = place.own or place.inherited
        for section in sections:
            side = sides.get(section)
            if side in counted:
                counted[side] += count / len(sections)
    total = counted["system"] + counted["ml"]
    return (counted["system"] / total, counted["ml"] / total) if total else None
