"""``designdoc merge``: join the reports of several runs into one."""

from __future__ import annotations

from designdoc.cli.arguments import Parser, add_color, add_settings, parser
from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, FINDINGS, OK
from designdoc.cli.parts import Parts
from designdoc.cli.reporting.outputs import ReportWriter, add_outputs, look_of, outputs_of
from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.tally import Counts, Ending, Tally
from designdoc.workspace.settings_file import FailOn

_EXAMPLES = """\
The exit status is that of `designdoc check`: 0, 1 when a finding weighs as much as --fail-on (default: what the
settings say about the document), 2 when a part had errors or cannot be read.

examples:
  designdoc merge part-*.json
  designdoc merge part-*.json --output sarif=designdoc.sarif --output markdown=comment.md
"""


def run(arguments: list[str]) -> int:
    """Join and report."""
    given = _parser().parse_args(arguments)
    outputs = outputs_of(given)
    level = FailOn(given.fail_on) if given.fail_on else None
    checker = Checker(choice_of(given), fail_on=level)
    troubles = Troubles()
    # A report that lists no document still needs the packs of this folder for the help of its rules.
    checker.settings.here()
    tally = Tally()
    with Parts(given.files, troubles) as parts, ReportWriter(outputs, look_of(given)) as writer:
        for joined in parts.results():
            fail_on = level or checker.settings.for_file(joined.path).fail_on
            result = replace(joined, fail_on=fail_on.severity)
            tally.add(Counts.of(result))
            writer.write(writer.texts(result))
        whole = writer.end(Ending(tally, tuple(troubles.failures), checker.rule))
    troubles.tell()
    if troubles.failures or not whole:
        return COULD_NOT
    return FINDINGS if tally.failed else OK


def _parser() -> Parser:
    arguments = parser("merge", _EXAMPLES)
    arguments.add_argument("files", nargs="+", metavar="FILE", help="a report of `check` in json, jsonl or sarif")
    add_outputs(arguments)
    arguments.add_argument(
        "--fail-on",
        choices=[level.value for level in FailOn],
        help="exit with 1 when there is a finding of this severity or above",
    )
    add_settings(arguments, None, None)
    add_color(arguments)
    return arguments
