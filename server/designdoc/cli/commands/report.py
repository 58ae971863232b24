"""``designdoc report``: all documents at a glance, as a page to look at, as Markdown and as a badge."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from designdoc.cli.arguments import Parser, add_paths, add_rule_choice, add_settings, add_speed, parser
from designdoc.cli.caching.result_cache import result_folder
from designdoc.cli.checking.check_files import check_paths
from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK, UsageError
from designdoc.cli.reporting.baselines import Baselines
from designdoc.cli.reporting.progress import ProgressLine
from designdoc.cli.reporting.statistics import Clock
from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.look import Look
from designdoc.reports.overview.overview import Overview
from designdoc.reports.result import Failure, Run
from designdoc.reports.summary import checked, totals
from designdoc.workspace.files import FileAccessError, write_atomically

SUMMARY = "Show all documents at a glance: a page to look at (HTML), the same in Markdown, and a badge (SVG)."

_EXAMPLES = """\
The page is one file that loads nothing: mail it, publish it, or keep it with a build. DESIGNDOC_LINKS is the address
under which paths can be opened in a browser; without it links lead to the files beside the page.

examples:
  designdoc report docs --html report.html
  designdoc report docs --markdown overview.md --badge coverage.svg
"""


def run(arguments: list[str]) -> int:
    """Check, and write what was asked for. Findings do not change the exit status: that is for ``check``."""
    given = _parser().parse_args(arguments)
    if not (given.html or given.markdown or given.badge):
        raise UsageError("report: say what to write: --html FILE, --markdown FILE or --badge FILE")
    folder = None if given.no_cache else result_folder(given.cache_dir)
    checker = Checker(replace(choice_of(given), sections=True, edits=False), folder)
    troubles = Troubles()
    every = check_paths(given, checker, troubles, Clock(), ProgressLine())
    results = tuple(map(Baselines(checker.settings, troubles).without_accepted, every))
    overview = Overview.of(Run(results, tuple(troubles.failures)))
    address = os.environ.get("DESIGNDOC_LINKS", "")
    _write(given.html, lambda: _page(overview, given.html, address), troubles)
    _write(given.markdown, lambda: _markdown(overview, address), troubles)
    _write(given.badge, lambda: _badge(overview), troubles)
    checker.sweep()
    troubles.tell()
    print(f"{checked(overview.tally)}: {totals(overview.tally)}.")
    return COULD_NOT if troubles.failures else OK


def _parser() -> Parser:
    arguments = parser("report", SUMMARY, _EXAMPLES)
    add_paths(arguments)
    arguments.add_argument("--html", metavar="FILE", help="write a page with a heat map and all findings")
    arguments.add_argument("--markdown", metavar="FILE", help="write the overview in Markdown")
    arguments.add_argument("--badge", metavar="FILE", help="write the mean coverage as an SVG picture")
    add_speed(arguments)
    add_rule_choice(arguments)
    add_settings(arguments)
    return arguments


def _page(overview: Overview, file: str, address: str) -> str:
    from designdoc.reports.overview import page

    return page.render(overview, page.linker(Path(file), address), date.today())


def _markdown(overview: Overview, address: str) -> str:
    from designdoc.reports.overview import markdown

    return markdown.render(overview, Look(links=address))


def _badge(overview: Overview) -> str:
    from designdoc.reports.overview import badge

    return badge.render(overview)


def _write(file: str | None, render: Callable[[], str], troubles: Troubles) -> None:
    """Write one of the outputs, if it was asked for."""
    if file is None:
        return
    try:
        write_atomically(file, render().encode("utf-8", "replace"))
    except FileAccessError as error:
        troubles.failures.append(Failure(file, str(error)))
