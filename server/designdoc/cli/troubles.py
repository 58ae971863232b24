"""Troubles: what could not be done in a run, for standard error and the reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from designdoc.reports.printable import printable
from designdoc.reports.result import Failure, Position
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.files import shown, shown_from_here
from designdoc.workspace.settings import Settings
from designdoc.workspace.settings_finder import SettingsFinder


class Troubles:
    """What could not be done. ``notes`` are remarks that do not make the run a failure."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.notes: list[str] = []

    def tell(self) -> None:
        """Write one line each to standard error."""
        lines = [f"{failure.place}: {failure.message}" for failure in self.failures]
        for line in [*lines, *self.notes]:
            print(f"designdoc: {printable(line)}", file=sys.stderr)


def settings_failures(finder: SettingsFinder, mistakes_in: Callable[[Settings], Iterable[Mistake]]) -> list[Failure]:
    """What is wrong with the settings files that were read: slips in them, and what ``mistakes_in`` finds when their
    names are held against the packs.
    """
    used = finder.used()
    mistakes = [mistake for loaded in used for mistake in loaded.mistakes]
    mistakes += (mistake for loaded in used for mistake in mistakes_in(loaded.settings))
    return [Failure(shown(loaded.path), loaded.unreadable) for loaded in used if loaded.path and loaded.unreadable] + [
        Failure(shown_from_here(m.path), f"{m.key}: {m.message}" if m.key else m.message, Position(m.line, m.column))
        for m in mistakes
    ]
