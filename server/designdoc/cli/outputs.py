"""Outputs: the formats that a command line asks for, and where each of them goes."""

from __future__ import annotations

import argparse
import os
import sys

from designdoc.cli.arguments import Parser, terminal_width, wants_color
from designdoc.cli.exit_status import UsageError
from designdoc.records import replace
from designdoc.reports import formats
from designdoc.reports.look import Look
from designdoc.reports.result import Run
from designdoc.workspace.files import FileAccessError, write_atomically

Output = tuple[str, str | None]
"""A format and its file; ``None`` is standard output."""


def add_outputs(to: Parser) -> None:
    """The options about formats."""
    output = to.add_mutually_exclusive_group()
    output.add_argument("--format", metavar="FORMAT", help=f"one of {', '.join(formats.names())} (default: text)")
    output.add_argument(
        "--output",
        action="append",
        metavar="FORMAT[=FILE]",
        help="write a format to a file or standard output; repeatable",
    )


def outputs_of(given: argparse.Namespace) -> list[Output]:
    """What the options ask for; raises UsageError for an unknown format or two formats for standard output."""
    pairs: list[Output] = []
    for output in given.output or [given.format or "text"]:
        name, separator, file = output.partition("=")
        if name not in formats.names():
            raise UsageError(f"unknown format '{name}'; the formats are {', '.join(formats.names())}")
        if separator and not file:
            raise UsageError(f"--output {output}: the file name is missing")
        pairs.append((name, file or None))
    if sum(file is None for _, file in pairs) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --output FORMAT=FILE")
    return pairs


def write_outputs(run: Run, outputs: list[Output], color: str) -> bool:
    """Render all formats; whether each could be written."""
    look = Look(wants_color(color), terminal_width(), os.environ.get("DESIGNDOC_LINKS", ""))
    written = [_write(run, look, *output) for output in outputs]
    sys.stdout.flush()
    return all(written)


def _write(run: Run, look: Look, name: str, file: str | None) -> bool:
    """Render one format; whether it could be written. Files are never coloured."""
    text = formats.load(name).render(run, replace(look, color=False) if file else look)
    if file is None:
        sys.stdout.write(text)
        return True
    try:
        write_atomically(file, text.encode("utf-8", "replace"))
    except FileAccessError as error:
        print(f"designdoc: {file}: {error}", file=sys.stderr)
        return False
    return True
