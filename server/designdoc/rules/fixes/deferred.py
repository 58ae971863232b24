"""DeferredEdits: the edits of a fix, made when somebody looks at them.

A review is made at every keystroke and names its fixes by their titles alone; the texts that they insert are needed
when the author chooses one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from designdoc.text import TextEdit


class DeferredEdits(Sequence[TextEdit]):
    """Behaves as the tuple of edits that ``make`` returns, which is called once, and only when the edits are read.

    When it fails there are no edits, and ``on_crash`` hears of it: as with a check that crashes, the rest of the review
    must not be lost.
    """

    def __init__(self, make: Callable[[], tuple[TextEdit, ...]]) -> None:
        self._make = make
        self.on_crash: Callable[[Exception], None] | None = None

    @cached_property
    def _edits(self) -> tuple[TextEdit, ...]:
        try:
            return self._make()
        except Exception as crash:
            if self.on_crash is None:
                raise
            self.on_crash(crash)
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
