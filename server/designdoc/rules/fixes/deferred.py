"""DeferredEdits: the edits of a fix, made when somebody looks at them.

A review is made at every keystroke and names its fixes by their titles alone; the texts that they insert are needed
when the author chooses one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from designdoc.text import TextEdit

log = logging.getLogger(__name__)


class DeferredEdits(Sequence[TextEdit]):
    """Behaves as the tuple of edits that ``make`` returns, which is called once, and only when the edits are read."""

    def __init__(self, make: Callable[[], tuple[TextEdit, ...]]) -> None:
        self._make = make

    @cached_property
    def _edits(self) -> tuple[TextEdit, ...]:
        try:
            return self._make()
        except Exception as crash:  # As with a check that crashes: the rest of the review must not be lost.
            log.error("A fix could not be made (%s); it is left out.", type(crash).__name__)
            return ()

    @overload
    def __getitem__(self, index: int) -> TextEdit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TextEdit, ...]: ...
    def __getitem__(self, index: int | slice) -> TextEdit | tuple[TextEdit, ...]:
        return self._edits[index]

    def __len__(self) -> int:
        return len(self._edits)

    def __iter__(self) -> Iterator[TextEdit]:
        return iter(self._edits)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (DeferredEdits, tuple)):
            return self._edits == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._edits)

    def __repr__(self) -> str:
        return repr(self._edits)

    def __reduce__(self) -> tuple[type[tuple[TextEdit, ...]], tuple[tuple[TextEdit, ...]]]:
        """Copies and other processes get the plain edits."""
        return tuple, (self._edits,)
