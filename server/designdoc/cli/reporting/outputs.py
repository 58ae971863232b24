"""Outputs: the formats that a command line asks for, and where each of them goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from designdoc.cli.arguments import Parser, terminal_width, wants_color
from designdoc.cli.exit_status import UsageError
from designdoc.cli.reporting.report_file import ReportFile, refuse_same_file
from designdoc.cli.reporting.standard_output import STDOUT, StandardOutput
from designdoc.findings import Severity
from designdoc.records import replace
from designdoc.reports import formats
from designdoc.reports.look import Look
from designdoc.reports.result import Result
from designdoc.reports.tally import Ending

Output = tuple[str, str | None]
"""A format and its file; ``None`` is standard output."""


def add_outputs(to: Parser) -> None:
    """The options about formats."""
    to.add_argument("--format", metavar="FORMAT", help=f"one of {', '.join(formats.names())} (default: text)")
    to.add_argument(
        "--output",
        action="append",
        metavar="FORMAT[=FILE]",
        help="write a format to a file, or to standard output (also -) instead of text; repeatable, also beside "
        "--format",
    )


def outputs_of(given: argparse.Namespace) -> list[Output]:
    """What the options ask for; raises UsageError for an unknown format or two formats for one place."""
    pairs: list[Output] = []
    for output in [*filter(None, [given.format]), *(given.output or ())] or ["text"]:
        name, separator, file = output.partition("=")
        if name not in formats.names():
            from designdoc.text.nearest import unknown

            raise UsageError(unknown("format", name, formats.names()))
        if separator and not file:
            raise UsageError(f"--output {output}: the file name is missing")
        pairs.append((name, None if file in ("", STDOUT) else file))
    files = [file for _, file in pairs]
    if files.count(None) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --output FORMAT=FILE")
    refuse_same_file(files, vars(given).get("paths", ()))
    return pairs


class ReportWriter:
    """The reports of one run while they are written, document by document.

    A file takes its place when its report is whole; a run that is broken off leaves the old ones as they were.
    """

    def __init__(self, outputs: list[Output], look: Look, before_printing: Callable[[], None] = lambda: None) -> None:
        """``before_printing`` is called before something goes to standard output."""
        self._reports = [
            (
                formats.load(name).Report(_for_file(look) if file else look),
                _sink(file, before_printing, len(outputs) == 1),
            )
            for name, file in outputs
        ]
        self._begun = False
        self._between = [""] * len(outputs)

    def __enter__(self) -> ReportWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, sink in self._reports:
            sink.discard()

    def texts(self, result: Result) -> tuple[str, ...]:
        """What each of the reports says about one document."""
        return tuple(report.add(result) for report, _ in self._reports)

    def write(self, texts: Sequence[str]) -> None:
        """Write what each of the reports says about one document."""
        self._begin()
        for index, text in enumerate(texts):
            if text:
                report, sink = self._reports[index]
                sink.write(self._between[index] + text)
                self._between[index] = report.between

    def end(self, ending: Ending) -> bool:
        """Write what the reports say in the end; whether each of them could be written as a whole."""
        self._begin()
        for report, sink in self._reports:
            sink.write(report.end(ending))
        whole = [sink.commit() for _, sink in self._reports]
        return all(whole)

    def _begin(self) -> None:
        """Nothing is written before the first result is there: bad usage may only be found on the way to it."""
        if not self._begun:
            self._begun = True
            for report, sink in self._reports:
                sink.write(report.begin())


def look_of(given: argparse.Namespace) -> Look:
    """How reports on this terminal are drawn."""
    links = os.environ.get("DESIGNDOC_LINKS", "")
    hints = vars(given).get("min_severity") == Severity.HINT.value
    return Look(wants_color(given.color), terminal_width(), links, crop=sys.stdout.isatty(), hints=hints)


def _for_file(look: Look) -> Look:
    return replace(look, color=False, crop=False)


def _sink(file: str | None, before_printing: Callable[[], None], alone: bool) -> StandardOutput | ReportFile:
    return StandardOutput(before_printing, alone) if file is None else ReportFile(file)
