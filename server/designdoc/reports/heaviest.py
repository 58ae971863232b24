"""Heaviest: of texts that arrive one after the other, keeps the most important ones that fit into a given room."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

Weight = tuple[int, ...]


class Heaviest:
    """Keeps the heaviest texts whose length together is at most ``room``, and counts the others."""

    def __init__(self, room: int) -> None:
        self._room = room
        # The lightest first, and of equally heavy ones the latest.
        self._kept: list[tuple[Weight, int, str]] = []
        self._length = self._added = 0

    def add(self, weight: Weight, text: str) -> None:
        """One more text, which may push lighter ones out."""
        self._added += 1
        heapq.heappush(self._kept, (weight, -self._added, text))
        self._length += len(text)
        while self._length > self._room:
            self._length -= len(heapq.heappop(self._kept)[-1])

    @property
    def dropped(self) -> int:
        """How many texts had no room."""
        return self._added - len(self._kept)

    def texts(self) -> Iterable[str]:
        """The texts that are kept, in the order in which they came."""
        return [text for _, _, text in sorted(self._kept, key=lambda kept: -kept[1])]
