"""The formats of ``check``, one file each, whose ``Report`` makes the text.

Results go in one by one and text comes out, so that ten thousand documents take no more memory than a few. A format's
name is its file name. :func:`names` finds them, so adding a file adds a format.
"""

from __future__ import annotations

import importlib
import os
from typing import Protocol

from designdoc.reports.look import Look
from designdoc.reports.result import Result, Run
from designdoc.reports.tally import Ending, Tally

WITH_EDITS = frozenset({"json", "jsonl", "rdjson", "sarif"})
"""The formats that print the edits of fixes; the others print their titles at most."""

REMEMBERED = frozenset({"checkstyle", "concise", "github", "gitlab", "junit", "text"})
"""The formats whose text about a document is remembered: it depends on that document alone, and is short, because
without edits.
"""


class Report:
    """A report in the making: by itself an empty one, of which each format says what is its own. The texts that its
    methods return follow each other in the file, with ``between`` between those of two documents.
    """

    between = ""

    def __init__(self, look: Look) -> None:
        """What programs read does not depend on the look."""

    def begin(self) -> str:
        """What stands before the results."""
        return ""

    def add(self, result: Result) -> str:
        """One document, or nothing yet where the format says something about all documents first."""
        raise NotImplementedError

    def end(self, ending: Ending) -> str:
        """What stands behind the results. The last text of a report ends in a line break."""
        return ""


class Format(Protocol):
    """What every module of this folder offers."""

    def Report(self, look: Look) -> Report:  # noqa: N802
        """A new report: the module's class of this name."""
        ...


def names() -> list[str]:
    """The names of all formats, the one for people first."""
    modules = {name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py")}
    return sorted(modules - {"__init__"}, key=lambda name: (name != "text", name))


def load(name: str) -> Format:
    """The format of that name.

    Raises:
        KeyError: when there is none.

    """
    if name not in names():
        raise KeyError(name)
    module: Format = importlib.import_module(f"{__name__}.{name}")
    return module


def render(name: str, run: Run, look: Look) -> str:
    """The whole report on a run whose results are all there."""
    report = load(name).Report(look)
    documents = report.between.join(filter(None, map(report.add, run.results)))
    return report.begin() + documents + report.end(Ending(Tally.of(run.results), run.failures, run.rule))
