"""The formats of ``check``, one file each: ``SUMMARY`` says what it is for, ``render(run, look)`` makes the text.

A format's name is its file name. :func:`names` finds them, so adding a file adds a format.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol

from designdoc.reports.look import Look
from designdoc.reports.result import Run

WITH_EDITS = frozenset({"json", "jsonl", "rdjson", "sarif"})
"""The formats that print the edits of fixes; the others print their titles at most."""


class Format(Protocol):
    """What every module of this folder offers."""

    SUMMARY: str

    def render(self, run: Run, look: Look) -> str:
        """The whole report, ending in a line break unless it is empty."""
        ...


def names() -> list[str]:
    """The names of all formats, the one for people first."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
    return sorted(found, key=lambda name: (name != "text", name))


def load(name: str) -> Format:
    """The format of that name.

    Raises:
        KeyError: when there is none.

    """
    if name not in names():
        raise KeyError(name)
    module: Format = importlib.import_module(f"{__name__}.{name}")
    return module
