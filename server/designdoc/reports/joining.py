"""Joining: reports of several runs, in JSON, JSON lines or SARIF, read back and made one.

designdoc writes a document, or a result of SARIF, on a line of its own. So a part is read line by line and only the
places of its lines are kept: the parts of a hundred thousand documents do not fit into the memory. A report that
another program has laid out otherwise is read as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, reduce
from typing import Any, NamedTuple, TypeVar

from designdoc.records import record, replace
from designdoc.reports import sarif_reader
from designdoc.reports.result import Failure, ReportedFinding, Result
from designdoc.reports.result_json import VERSION, failure_from_json, result_from_json

T = TypeVar("T")

_NONE = "is no report of designdoc in JSON, JSON lines or SARIF"


class ReportError(ValueError):
    """A text is no report that can be joined; the message says so, for the user."""


class Place(NamedTuple):
    """Where a line stands in its file: offset and length in bytes."""

    offset: int
    length: int


@record
class Part:
    """What one report holds: for each document the places of its lines, ``results`` of a report that had to be read as
    a whole, and what could not be checked.
    """

    places: Mapping[str, Sequence[Place]]
    results: Sequence[Result]
    failures: Sequence[Failure]


def read_part(lines: Iterable[bytes], *, one_per_line: bool = False) -> Part:
    """A report, given line by line with the ends of the lines. Of ``one_per_line`` it is known that each line is a
    document, so that there are none where it is empty; any other empty file comes from a run that was killed.

    Raises:
        ReportError: when it is no report of designdoc in JSON, JSON lines or SARIF.

    """
    places: dict[str, list[Place]] = {}
    failures: list[Failure] = []
    frame: list[bytes] = []
    offset = 0
    for line in lines:
        item = _item(line)
        if item is None:
            frame.append(line)
        elif "error" in item:
            failures.append(_checked(partial(_failure, item)))
        else:
            places.setdefault(_checked(partial(_result, [item])).path, []).append(Place(offset, len(line)))
        offset += len(line)
    try:
        # Without the lines about documents, what is left of a report is a report still.
        around = b"".join(frame).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError("is not UTF-8") from error
    if around.strip() or not (places or failures or one_per_line):
        results, more = read_report(around)
        return Part(places, results, (*failures, *more))
    return Part(places, (), failures)


def result_of_lines(lines: Iterable[bytes]) -> Result:
    """The result of a document, given its lines in one part."""
    return _checked(lambda: _result([item for line in lines if (item := _item(line)) is not None]))


def read_report(text: str) -> tuple[list[Result], list[Failure]]:
    """The results and failures of a report in JSON, JSON lines or SARIF.

    Raises:
        ReportError: when it is none of them.

    """
    try:
        values = _values(text)
        if len(values) == 1 and "runs" in values[0]:
            return sarif_reader.read(values[0])
        if len(values) == 1 and "documents" in values[0]:
            if values[0]["version"] != VERSION:
                raise ReportError(f"is of version {values[0]['version']}; this designdoc reads version {VERSION}")
            errors = [failure_from_json(error) for error in values[0].get("errors", ())]
            return [result_from_json(document) for document in values[0]["documents"]], errors
        failures = [_failure(value) for value in values if "error" in value]
        return [result_from_json(value) for value in values if "error" not in value], failures
    except ReportError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ReportError(_NONE) from error


def both(first: Result, second: Result) -> Result:
    """A document that two parts have: each finding once, in the order of the text; what only one of them knows (SARIF
    knows no framework) is kept.
    """
    known, other = (first, second) if first.framework else (second, first)
    there = {_identity(finding) for finding in known.findings}
    new = [finding for finding in other.findings if _identity(finding) not in there]
    if not new:
        return known
    return replace(known, findings=tuple(sorted((*known.findings, *new), key=lambda finding: finding.range)))


def _item(line: bytes) -> Mapping[str, Any] | None:
    """The document or result that a line holds; ``None`` for a line of another kind, and for a whole report."""
    if not line.startswith(b"{"):
        return None
    try:
        value = json.loads(line.rstrip().removesuffix(b","))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not {"documents", "runs"} & value.keys() else None


def _failure(item: Mapping[str, Any]) -> Failure:
    return failure_from_json({**item, "message": item["error"]})


def _result(items: Sequence[Mapping[str, Any]]) -> Result:
    """The result that items about one document make together."""
    parts = [result_from_json(item) for item in items if "ruleId" not in item]
    parts += sarif_reader.results([item for item in items if "ruleId" in item])
    return reduce(both, parts)


def _checked(make: Callable[[], T]) -> T:
    """What a function makes of parsed JSON; raises ReportError when it has another form."""
    try:
        return make()
    except (ValueError, KeyError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ReportError(_NONE) from error


def _values(text: str) -> list[Mapping[str, Any]]:
    """The objects of a text: one, or one on each line."""
    try:
        values = [json.loads(text)]
    except json.JSONDecodeError:
        values = [json.loads(line) for line in text.splitlines() if line.strip()]
    if not values:
        raise ReportError("is empty")
    if not all(isinstance(value, dict) for value in values):
        raise ValueError("not an object")
    return values


def _identity(finding: ReportedFinding) -> tuple[object, ...]:
    return finding.rule, finding.fingerprint, finding.range, finding.message
