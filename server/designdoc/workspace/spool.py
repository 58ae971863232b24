"""Spool: texts put aside on the disk until they are wanted, because together they may not fit into the memory."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

_FAST = 1
"""The level of compression: the folder of temporary files may itself lie in the memory."""


class Spool:
    """Texts by number, in a file that nobody else sees and that is gone with this object."""

    def __init__(self) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        self._end = 0
        with _told_where():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open as long as this object lives

    def put(self, number: int, text: str) -> None:
        """Put a text aside."""
        content = zlib.compress(text.encode("utf-8", "surrogatepass"), _FAST)
        with _told_where():
            self._file.seek(self._end)
            self._file.write(content)
        self._places[number] = self._end, len(content)
        self._end += len(content)

    def get(self, number: int) -> str:
        """The text of that number."""
        place, length = self._places[number]
        with _told_where():
            self._file.seek(place)
            return zlib.decompress(self._file.read(length)).decode("utf-8", "surrogatepass")


@contextmanager
def _told_where() -> Iterator[None]:
    """Trouble with a file that has no name is told of the folder in which it lies."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, tempfile.gettempdir()) from error
