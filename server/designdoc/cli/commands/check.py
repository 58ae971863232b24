"""``designdoc check``: review documents and report what is found, in one or several formats at once."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack, closing

from designdoc.cli.arguments import (
    Parser,
    add_color,
    add_paths,
    add_rule_choice,
    add_settings,
    add_sharing,
    add_speed,
    parser,
)
from designdoc.cli.caching.result_cache import result_folder
from designdoc.cli.checking.check_files import check_files
from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import STDIN, choice_of
from designdoc.cli.exit_status import COULD_NOT, FINDINGS, OK, UsageError
from designdoc.cli.reporting.baselines import Baselines
from designdoc.cli.reporting.outputs import Output, ReportWriter, add_outputs, look_of, outputs_of
from designdoc.cli.reporting.progress import ProgressLine
from designdoc.cli.reporting.reporter import Reporter, transcript_of
from designdoc.cli.reporting.statistics import Clock, statistics
from designdoc.cli.troubles import Troubles
from designdoc.findings import Severity
from designdoc.records import replace
from designdoc.reports import formats
from designdoc.reports.tally import Ending, Tally
from designdoc.workspace.overrides import Overrides
from designdoc.workspace.settings_file import FailOn

_EXAMPLES = """\
examples:
  designdoc check docs/design/ranking.md
  designdoc check docs --output text --output sarif=designdoc.sarif
  designdoc check docs --shard 3/8 --output json=part-3.json     # the parts are joined with `designdoc merge`
  git show HEAD:design.md | designdoc check - --stdin-filename design.md

exit status:
  0 nothing weighs as much as --fail-on; 1 something does; 2 something could not be done, and standard error says what
"""


def run(arguments: list[str]) -> int:
    """Check and report, once or until Ctrl-C."""
    given = _parser().parse_args(arguments)
    outputs = outputs_of(given)
    if not given.watch:
        return _check(given, outputs, _checker(given))
    if STDIN in given.paths:
        raise UsageError("--watch: standard input does not change")
    from designdoc.cli.checking.watching import watch

    return watch(given, lambda checker: _check(given, outputs, checker), lambda: _checker(given))


def _checker(given: argparse.Namespace) -> Checker:
    folder = None if given.no_cache else result_folder(given.cache_dir)
    edits = any(name in formats.WITH_EDITS for name, _ in outputs_of(given))
    return Checker(replace(choice_of(given), edits=edits), folder, FailOn(given.fail_on) if given.fail_on else None)


def _check(given: argparse.Namespace, outputs: list[Output], checker: Checker) -> int:
    """One run; its exit status. Results are reported as they come, so that no run is too large for the memory."""
    troubles, clock, progress, tally = Troubles(), Clock(), ProgressLine(), Tally()
    everything = given.changed_from is None and checker.choice.overrides == Overrides()
    look, baselines = look_of(given), Baselines(checker.settings, troubles, everything=everything)
    since = None
    if given.changed_from is not None:
        from designdoc.cli.reporting.changed_from import Since

        since = Since(given.changed_from, given.paths, checker, troubles)
    with ExitStack() as stack:
        writer = stack.enter_context(ReportWriter(outputs, look, progress.clear))
        transcript = checker.transcript = transcript_of(given, outputs, look, checker, baselines)
        if transcript is not None:
            stack.callback(transcript.discard)
        least = Severity(given.min_severity) if given.min_severity else None
        # Closed at once when the run is broken off, so that nobody waits for documents that are still being reviewed.
        touched = since.touched if since else None
        checked = stack.enter_context(closing(check_files(given, checker, troubles, clock, progress, touched)))
        reporter = Reporter(
            writer, baselines, lambda path: least or checker.settings.for_file(path).min_severity, since, transcript
        )
        for report in filter(None, map(reporter.report, checked)):
            tally.add(report.counts)
            writer.write(report.texts)
        whole = writer.end(Ending(tally, tuple(troubles.failures), checker.rule))
        if transcript is not None:
            transcript.close()
    checker.sweep()
    troubles.tell()
    if given.statistics:
        sys.stderr.write(statistics(tally, clock))
    if troubles.failures or not whole:
        return COULD_NOT
    return FINDINGS if tally.failed else OK


def _parser() -> Parser:
    arguments = parser("check", _EXAMPLES)
    add_paths(arguments)
    add_outputs(arguments)
    arguments.add_argument(
        "--fail-on",
        choices=[level.value for level in FailOn],
        help="exit with 1 when there is a finding of this severity or above (default: warning)",
    )
    arguments.add_argument(
        "--min-severity",
        choices=[severity.value for severity in Severity],
        help="leave out lighter findings, so that they neither show nor count (default: hint, which leaves out none; "
        "the github format leaves out hints unless they are asked for)",
    )
    arguments.add_argument(
        "--changed-from",
        metavar="REF",
        help="check only the documents that changed since a git commit, and report findings on changed lines and those "
        "that are new in the document (a missing section has no line)",
    )
    arguments.add_argument(
        "--statistics",
        action="store_true",
        help="say on standard error how often each rule fired and what took how long",
    )
    arguments.add_argument("--watch", action="store_true", help="check again whenever something changes, until Ctrl-C")
    add_speed(arguments)
    add_sharing(arguments)
    add_rule_choice(arguments)
    add_settings(arguments)
    add_color(arguments)
    return arguments
