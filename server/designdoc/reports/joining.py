"""Joining: reports of several runs, in JSON, JSON lines or SARIF, read back and made one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from designdoc.records import replace
from designdoc.reports import sarif_reader
from designdoc.reports.result import Failure, ReportedFinding, Result
from designdoc.reports.result_json import VERSION, result_from_json


class ReportError(ValueError):
    """A text is no report that can be joined; the message says so, for the user."""


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
            errors = [Failure(error["path"], error["message"]) for error in values[0].get("errors", ())]
            return [result_from_json(document) for document in values[0]["documents"]], errors
        failures = [Failure(value["path"], value["error"]) for value in values if "error" in value]
        return [result_from_json(value) for value in values if "error" not in value], failures
    except ReportError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ReportError("is no report of designdoc in JSON, JSON lines or SARIF") from error


def join(parts: Iterable[Result]) -> list[Result]:
    """One result for each document, by path. A document that several parts have keeps each finding once."""
    joined: dict[str, Result] = {}
    for part in parts:
        known = joined.get(part.path)
        joined[part.path] = part if known is None else _both(known, part)
    return [joined[path] for path in sorted(joined)]


def _values(text: str) -> list[Mapping[str, Any]]:
    """The objects of a text: one, or one on each line."""
    try:
        values = [json.loads(text)]
    except json.JSONDecodeError:
        values = [json.loads(line) for line in text.splitlines() if line.strip()]
    # A part without a document is `{"documents": []}`; an empty file comes from a run that was killed.
    if not values:
        raise ReportError("is empty")
    if not all(isinstance(value, dict) for value in values):
        raise ValueError("not an object")
    return values


def _both(first: Result, second: Result) -> Result:
    """Findings of both, in the order of the text; what only one of them knows (SARIF knows no framework) is kept."""
    known, other = (first, second) if first.framework else (second, first)
    there = {_identity(finding) for finding in known.findings}
    new = [finding for finding in other.findings if _identity(finding) not in there]
    if not new:
        return known
    return replace(known, findings=tuple(sorted((*known.findings, *new), key=lambda finding: finding.range)))


def _identity(finding: ReportedFinding) -> tuple[object, ...]:
    return finding.rule, finding.fingerprint, finding.range, finding.message
