"""The options that commands share."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from designdoc.cli.commands import SUMMARIES
from designdoc.cli.exit_status import COULD_NOT


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one clear line."""

    def error(self, message: str) -> NoReturn:
        """Print the message and end with the status for bad usage."""
        self.exit(COULD_NOT, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal.

    Left to itself, argparse imports ``shutil`` to learn the width, and does so for every option that is defined.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_help_width())


def parser(command: str, example: str = "", more: str = "") -> Parser:
    """The parser of one command. ``more`` follows what the overview of all commands says of it."""
    summary = SUMMARIES[command]
    return Parser(
        prog=f"designdoc {command}",
        description=f"{summary[0].upper()}{summary[1:]}. {more}".strip(),
        epilog=example or None,
        formatter_class=_HelpFormatter,
        allow_abbrev=False,
    )


def add_paths(to: Parser) -> None:
    """The files to work on and how they are found."""
    to.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs; - is standard input")
    to.add_argument("--stdin-filename", metavar="PATH", help="the file that the text of standard input belongs to")
    to.add_argument(
        "--detected-only", action="store_true", help="leave named files alone that are not design documents"
    )
    to.add_argument("--force-exclude", action="store_true", help="apply exclude: to named files too")


def add_settings(
    to: Parser,
    framework: str | None = "check against this framework, whatever documents say",
    profile: str | None = "use this profile, whatever documents say",
) -> None:
    """Which settings hold. ``framework`` and ``profile`` are the help of these options, ``None`` where a command takes
    them as all commands do and has no use for them.
    """
    where = to.add_mutually_exclusive_group()
    where.add_argument("--config", metavar="FILE", help="use this settings file for every document")
    where.add_argument("--isolated", action="store_true", help="ignore all settings files")
    to.add_argument("--framework", metavar="ID", help=framework or argparse.SUPPRESS)
    to.add_argument("--profile", metavar="ID", help=profile or argparse.SUPPRESS)


def add_rule_choice(to: Parser) -> None:
    """The options that say which rules run."""
    to.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help="run only these rules or groups, or ALL (comma-separated); a rule that is named here runs even if the "
        "settings have turned it off",
    )
    to.add_argument("--ignore", action="append", default=[], metavar="RULES", help="do not run these rules or groups")


def add_speed(to: Parser) -> None:
    """How many processes, and whether results are remembered."""
    to.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes for many files (default: all processors)"
    )
    to.add_argument("--no-cache", action="store_true", help="review every document anew")
    to.add_argument("--cache-dir", metavar="DIR", help="where results are remembered (also DESIGNDOC_CACHE_DIR)")


def add_sharing(to: Parser) -> None:
    """How a large run is shared by several machines."""
    to.add_argument(
        "--shard",
        metavar="N/COUNT",
        help="check only part N of the files, for instance 3/8; a path's part never changes",
    )
    to.add_argument(
        "--executor",
        metavar="MODULE:FACTORY",
        help="run the checks on the executor that this function makes (like those of concurrent.futures)",
    )


def add_color(to: Parser) -> None:
    """Whether output is coloured."""
    to.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="when to colour (default: auto)"
    )


def listed(values: list[str]) -> tuple[str, ...]:
    """The names of an option that may be repeated and may hold commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def wants_color(choice: str) -> bool:
    """Whether standard output is to be coloured (https://no-color.org, and FORCE_COLOR as most tools read it)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns to draw in: those of the terminal, or 100 where there is none or it does not say."""
    return (os.get_terminal_size().columns if sys.stdout.isatty() else 0) or 100


def _help_width() -> int:
    """The columns of a help text: those that ``COLUMNS`` asks for, as everywhere in Python, else the terminal's."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    return (columns if columns > 0 else terminal_width()) - 2
