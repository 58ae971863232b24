"""Neighbours: whether files exist beside a document, asked of the disk only now and then."""

from __future__ import annotations

import time
from collections.abc import Callable

from designdoc.workspace.files import exists_beside

_SECONDS = 2.0
"""How many seconds an answer holds. A document is reviewed at every keystroke, and on a network drive each look takes
milliseconds; who makes the missing file sees the finding go at the next keystroke after that.
"""


class Neighbours:
    """The files beside the documents of one conversation."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[tuple[str, str], bool] = {}
        self._until = float("-inf")

    def beside(self, path: str) -> Callable[[str], bool]:
        """Whether a path relative to the folder of ``path`` exists."""
        if self._clock() >= self._until:
            self._known.clear()
            self._until = self._clock() + _SECONDS
        look = exists_beside(path)

        def exists(relative: str) -> bool:
            known = self._known.get((path, relative))
            if known is None:
                known = self._known[path, relative] = look(relative)
            return known

        return exists

    def forget(self) -> None:
        """Files may have come or gone."""
        self._known.clear()
