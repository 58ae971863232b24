"""ReportFile: a file into which a report goes, piece by piece."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from designdoc.cli.exit_status import UsageError
from designdoc.workspace.files import AtomicFile, FileAccessError


def refuse_same_file(files: Iterable[str | None], documents: Iterable[str] = ()) -> None:
    """Raise UsageError when two reports would go to one file (``None`` is none), or one to a file among the paths that
    are to be checked: it would be gone.
    """
    places = [os.path.realpath(file) for file in files if file is not None]
    if len(set(places)) < len(places):
        raise UsageError("two reports go to the same file")
    for document in documents:
        if os.path.isfile(document) and os.path.realpath(document) in places:
            raise UsageError(f"{document}: a report would take the place of this document")


class ReportFile:
    """A file that takes its place when the report in it is whole. It is opened at once, so that a path that cannot be
    written is not found out after an hour; from the first trouble on nothing more is written to it, and other reports
    go on.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: AtomicFile | None = None
        self._guarded(self._open)

    def write(self, text: str) -> None:
        """Append to what was written before."""
        if text and self._file is not None:
            file = self._file
            self._guarded(lambda: file.write(text.encode("utf-8", "replace")))

    def commit(self) -> bool:
        """Put the file in its place; whether it could be written as a whole."""
        if self._file is None:
            return False
        self._guarded(self._file.commit)
        return self._file is not None

    def discard(self) -> None:
        """Leave what was there before, unless the report was whole."""
        if self._file is not None:
            self._file.discard()

    def _open(self) -> None:
        self._file = AtomicFile(self._path)

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except FileAccessError as error:
            self._file = None
            print(f"designdoc: {self._path}: {error}", file=sys.stderr)
