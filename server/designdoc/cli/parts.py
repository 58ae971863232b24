"""Parts: the reports that ``merge`` joins, read where they are, so that their size does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import reduce
from types import TracebackType
from typing import BinaryIO

from designdoc.cli.troubles import Troubles
from designdoc.reports.joining import Part, ReportError, both, read_part, result_of_lines
from designdoc.reports.result import Failure, Result
from designdoc.workspace.files import FileAccessError, open_bytes, shown

_LINES = (".jsonl", ".ndjson")
"""How the names of files end that hold JSON lines."""


class Parts:
    """Several reports as one: each document once, by path. A part that is no report becomes a failure, and the others
    still count.
    """

    def __init__(self, files: list[str], troubles: Troubles) -> None:
        self._closing = ExitStack()
        self._parts: list[tuple[BinaryIO, Part, dict[str, list[Result]]]] = []
        for file in files:
            try:
                stream = self._closing.enter_context(open_bytes(file))
                part = read_part(stream, one_per_line=file.lower().endswith(_LINES))
            except (FileAccessError, ReportError) as error:
                troubles.failures.append(Failure(shown(file), str(error)))
            else:
                self._parts.append((stream, part, _by_path(part)))
                troubles.failures += part.failures
        troubles.failures[:] = dict.fromkeys(troubles.failures)

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    def results(self) -> Iterator[Result]:
        """The documents one after the other, in the order of their paths."""
        where: dict[str, list[int]] = {}
        for number, (_, part, whole) in enumerate(self._parts):
            for path in {**part.places, **whole}:
                where.setdefault(path, []).append(number)
        for path in sorted(where):
            yield reduce(both, (found for number in where[path] for found in self._about(path, number)))

    def _about(self, path: str, number: int) -> Iterator[Result]:
        """What one part says about a document."""
        stream, part, whole = self._parts[number]
        yield from whole.get(path, ())
        if path in part.places:
            lines = []
            for place in part.places[path]:
                stream.seek(place.offset)
                lines.append(stream.read(place.length))
            yield result_of_lines(lines)


def _by_path(part: Part) -> dict[str, list[Result]]:
    """The results that had to be read at once."""
    found: dict[str, list[Result]] = {}
    for result in part.results:
        found.setdefault(result.path, []).append(result)
    return found
