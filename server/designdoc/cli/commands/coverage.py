"""``designdoc coverage``: which sections of the framework a document covers, and what proves it."""

from __future__ import annotations

import json
import sys
from typing import Any

from designdoc.cli.arguments import Parser, add_color, add_paths, add_settings, parser, terminal_width, wants_color
from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.file_reviewer import FileReviewer, Reviewed, reviews
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK
from designdoc.cli.troubles import Troubles
from designdoc.reports.coverage import explained, table
from designdoc.reports.coverage.coverage_json import coverage_to_json
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result_json import VERSION, failure_to_json

_EXAMPLES = """\
examples:
  designdoc coverage docs/design/ranking.md
  designdoc coverage --explain docs/design/ranking.md
  designdoc coverage --format json docs > coverage.json
"""


def run(arguments: list[str]) -> int:
    """Print what each document covers."""
    given = _parser().parse_args(arguments)
    reviewer = FileReviewer(choice_of(given))
    troubles = Troubles()
    files = candidates(given.paths, reviewer.settings, troubles, force_exclude=given.force_exclude)
    found = reviews(files, reviewer, troubles)
    if given.format == "json":
        documents = [_json(reviewed) for _, reviewed in found]
        errors = [failure_to_json(failure) for failure in troubles.failures]
        value = {"version": VERSION, "documents": documents, "errors": errors}
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
    else:
        look = Look(wants_color(given.color), terminal_width())
        for number, (candidate, reviewed) in enumerate(found):
            sys.stdout.write("\n" * (number > 0) + _text(reviewed, look, explain=given.explain))
            if reviewed.review is None and (like := reviewer.looks_like(candidate, reviewed)):
                sys.stdout.write(
                    f"  It looks like {like}: name its framework, or add {like} to `detect:` in the settings.\n"
                )
    sys.stdout.flush()
    troubles.tell()
    return COULD_NOT if troubles.failures else OK


def _parser() -> Parser:
    arguments = parser("coverage", _EXAMPLES)
    add_paths(arguments)
    arguments.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    arguments.add_argument(
        "--explain", action="store_true", help="show for each section the lines that prove it, and why"
    )
    add_settings(arguments)
    add_color(arguments)
    return arguments


def _json(reviewed: Reviewed) -> dict[str, Any]:
    subject = reviewed.subject
    if subject is None:
        return coverage_to_json(reviewed.path, reviewed.document, None)
    return coverage_to_json(reviewed.path, subject.document, subject.coverage, subject.view)


def _text(reviewed: Reviewed, look: Look, *, explain: bool) -> str:
    if reviewed.review is None:
        return f"{printable(reviewed.path)}: not a design document that designdoc knows ({reviewed.assignment.why})\n"
    subject = reviewed.subject if explain else None
    if subject is not None:
        return explained.render(reviewed.path, subject, look)
    return table.render(reviewed.path, reviewed.document, reviewed.review.coverage, look)
