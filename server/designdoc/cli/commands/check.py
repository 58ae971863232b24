"""``designdoc check``: review documents and report what is found, in one or several formats at once."""

from __future__ import annotations

import os
import sys

from designdoc.cli.accepted import Baselines
from designdoc.cli.arguments import (
    Parser,
    add_color,
    add_paths,
    add_rule_choice,
    add_settings,
    add_speed,
    parser,
    terminal_width,
    wants_color,
)
from designdoc.cli.caching import result_folder
from designdoc.cli.changed import since
from designdoc.cli.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, FINDINGS, OK, UsageError
from designdoc.cli.running import check_paths
from designdoc.cli.troubles import Troubles
from designdoc.reports import formats
from designdoc.reports.look import Look
from designdoc.reports.result import Run
from designdoc.workspace.files import FileAccessError, write_atomically
from designdoc.workspace.settings_file import FailOn

SUMMARY = "Say what is missing, empty, in the wrong order, unmeasurable or contradictory in design documents."

_EXAMPLES = """\
examples:
  designdoc check docs/design/ranking.md
  designdoc check docs --output text --output sarif=designdoc.sarif
  git show HEAD:design.md | designdoc check - --stdin-filename design.md
"""


def run(arguments: list[str]) -> int:
    """Check and report."""
    given = _parser().parse_args(arguments)
    outputs = _outputs(given.output or [given.format or "text"])
    folder = None if given.no_cache else result_folder(given.cache_dir)
    checker = Checker(choice_of(given), folder, FailOn(given.fail_on) if given.fail_on else None)
    troubles = Troubles()
    results = check_paths(given, checker, troubles)
    if given.changed_from:
        results = list(since(given.changed_from, results, checker))
    results = list(Baselines(checker.settings, troubles).without_accepted(results))
    found = Run(tuple(results), tuple(troubles.failures), checker.rule)
    look = Look(wants_color(given.color), terminal_width(), os.environ.get("DESIGNDOC_LINKS", ""))
    written = [_write(found, look, *output) for output in outputs]
    sys.stdout.flush()
    checker.sweep()
    troubles.tell()
    if troubles.failures or not all(written):
        return COULD_NOT
    return FINDINGS if found.failed else OK


def _parser() -> Parser:
    arguments = parser("check", SUMMARY, _EXAMPLES)
    add_paths(arguments)
    output = arguments.add_mutually_exclusive_group()
    output.add_argument("--format", metavar="FORMAT", help=f"one of {', '.join(formats.names())} (default: text)")
    output.add_argument(
        "--output",
        action="append",
        metavar="FORMAT[=FILE]",
        help="write a format to a file or standard output; repeatable",
    )
    arguments.add_argument(
        "--fail-on",
        choices=[level.value for level in FailOn],
        help="exit with 1 when there is a finding of this severity or above (default: warning)",
    )
    arguments.add_argument(
        "--changed-from",
        metavar="REF",
        help="report only what changed since a git commit: findings on changed lines, and those that are new in a "
        "changed document (a missing section has no line)",
    )
    add_speed(arguments)
    add_rule_choice(arguments)
    add_settings(arguments)
    add_color(arguments)
    return arguments


def _outputs(wanted: list[str]) -> list[tuple[str, str | None]]:
    """Pairs of format and file; raises UsageError for an unknown format or two formats for standard output."""
    pairs = []
    for output in wanted:
        name, separator, file = output.partition("=")
        if name not in formats.names():
            raise UsageError(f"unknown format '{name}'; the formats are {', '.join(formats.names())}")
        if separator and not file:
            raise UsageError(f"--output {output}: the file name is missing")
        pairs.append((name, file or None))
    if sum(file is None for _, file in pairs) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --output FORMAT=FILE")
    return pairs


def _write(checked: Run, look: Look, name: str, file: str | None) -> bool:
    """Render one format; whether it could be written. Files are never coloured."""
    from dataclasses import replace

    text = formats.load(name).render(checked, replace(look, color=False) if file else look)
    if file is None:
        sys.stdout.write(text)
        return True
    try:
        write_atomically(file, text.encode("utf-8", "replace"))
    except FileAccessError as error:
        print(f"designdoc: {file}: {error}", file=sys.stderr)
        return False
    return True
