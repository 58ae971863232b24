"""``designdoc report``: all documents at a glance, as a page to look at, as Markdown and as a badge."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.cli.arguments import Parser, add_paths, add_rule_choice, add_settings, add_speed, parser
from designdoc.cli.caching.result_cache import result_folder
from designdoc.cli.checking.check_files import check_paths
from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK, UsageError
from designdoc.cli.reporting.baselines import Baselines
from designdoc.cli.reporting.progress import ProgressLine
from designdoc.cli.reporting.report_file import ReportFile, refuse_same_file
from designdoc.cli.reporting.standard_output import STDOUT, StandardOutput
from designdoc.cli.reporting.statistics import Clock
from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.look import Look
from designdoc.reports.overview.overview import Gathering, Overview
from designdoc.reports.result import Result
from designdoc.reports.summary import sentence_of

if TYPE_CHECKING:
    from designdoc.reports.overview.page import OverviewPage

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
    refuse_same_file([given.html, given.markdown, given.badge], given.paths)
    folder = None if given.no_cache else result_folder(given.cache_dir)
    checker = Checker(replace(choice_of(given), sections=True, edits=False), folder)
    troubles = Troubles()
    address = os.environ.get("DESIGNDOC_LINKS", "")
    with ExitStack() as closing:
        html, markdown, badge = (_opened(path, closing) for path in (given.html, given.markdown, given.badge))
        page = _page(given.html, address) if given.html else None
        every = check_paths(given, checker, troubles, Clock(), ProgressLine())
        overview = _overview(map(Baselines(checker.settings, troubles).without_accepted, every), page, troubles)
        whole = [
            _written(html, lambda: page.pieces(overview, date.today()) if page else ()),
            _written(markdown, lambda: [_markdown(overview, address)]),
            _written(badge, lambda: [_badge(overview)]),
        ]
    checker.sweep()
    troubles.tell()
    printed = STDOUT in (given.html, given.markdown, given.badge)
    print(sentence_of(overview.tally), file=sys.stderr if printed else sys.stdout)
    return OK if all(whole) and not troubles.failures else COULD_NOT


def _parser() -> Parser:
    arguments = parser("report", _EXAMPLES)
    add_paths(arguments)
    arguments.add_argument(
        "--html", metavar="FILE", help="write a page with a heat map and all findings (-: standard output)"
    )
    arguments.add_argument("--markdown", metavar="FILE", help="write the overview in Markdown")
    arguments.add_argument("--badge", metavar="FILE", help="write the mean coverage as an SVG picture")
    add_speed(arguments)
    add_rule_choice(arguments)
    add_settings(arguments)
    return arguments


def _opened(path: str | None, closing: ExitStack) -> ReportFile | StandardOutput | None:
    """The file of one of the outputs, if it was asked for; ``-`` is standard output."""
    if path is None:
        return None
    if path == STDOUT:
        return StandardOutput(lambda: None, alone=False)
    file = ReportFile(path)
    closing.callback(file.discard)
    return file


def _overview(results: Iterable[Result], page: OverviewPage | None, troubles: Troubles) -> Overview:
    """The overview of the results, each of which is set on the page and then let go."""
    gathering = Gathering()
    for result in results:
        entry = gathering.add(result)
        if entry is not None and page is not None:
            page.add(entry, result.findings)
    return gathering.overview(tuple(troubles.failures))


def _written(file: ReportFile | StandardOutput | None, pieces: Callable[[], Iterable[str]]) -> bool:
    """Write one of the outputs, if it was asked for; whether nothing is missing."""
    if file is None:
        return True
    for piece in pieces():
        file.write(piece)
    return file.commit()


def _page(file: str, address: str) -> OverviewPage:
    from designdoc.reports.overview.page import OverviewPage, linker
    from designdoc.workspace.spool import Spool

    return OverviewPage(linker(Path(file), address), Spool())


def _markdown(overview: Overview, address: str) -> str:
    from designdoc.reports.overview import markdown

    return markdown.render(overview, Look(links=address))


def _badge(overview: Overview) -> str:
    from designdoc.reports.overview import badge

    return badge.render(overview)
