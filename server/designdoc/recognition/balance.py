"""Balance: how much of a design is about the software system and how much about the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designdoc.recognition.outline import Placed
from designdoc.recognition.scanning import Scan


def balance(sides: Mapping[str, str], placed: Sequence[Placed], scans: Sequence[Scan]) -> tuple[float, float] | None:
    """The shares of words in ``system`` and ``ml`` sections, adding up to 1; ``None`` where neither kind has text.

    ``sides`` maps section ids to ``system``, ``ml`` or ``neutral``. A passage of two sections counts half for each.
    """
    words = {"system": 0.0, "ml": 0.0}
    for place, scan in zip(placed, scans, strict=False):
        sections = place.own or place.inherited
        for section in sections:
            side = sides.get(section)
            if side in words:
                words[side] += scan.words / len(sections)
    total = words["system"] + words["ml"]
    return (words["system"] / total, words["ml"] / total) if total else None
