"""StandardOutput: where a report goes that names no file, or ``-``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from designdoc.cli.process.standard_streams import mute

STDOUT = "-"
"""How a command line names standard output where it can name a file."""


class StandardOutput:
    """Standard output. When its reader has seen enough the run ends, unless there are files to write as well."""

    def __init__(self, before_printing: Callable[[], None], alone: bool) -> None:
        """``before_printing`` is called before anything is printed; ``alone``: no other report is written."""
        self._before = before_printing
        self._alone = alone

    def write(self, text: str) -> None:
        """Print more of the report."""
        if text:
            self._before()
            with self._while_read():
                sys.stdout.write(text)

    def commit(self) -> bool:
        """Print what is still held back; nothing is missing, whether somebody read it or not."""
        with self._while_read():
            sys.stdout.flush()
        return True

    def discard(self) -> None:
        """What was printed was printed."""

    @contextmanager
    def _while_read(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            if self._alone:
                raise
            mute()
