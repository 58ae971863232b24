"""SARIF read back: the inverse of the ``sarif`` format, for ``designdoc merge``.

SARIF lists findings and no documents, so documents without a finding, frameworks and profiles are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from designdoc.findings import Severity
from designdoc.reports.result import (
    Excerpt,
    Failure,
    Position,
    Range,
    ReportedEdit,
    ReportedFinding,
    ReportedFix,
    ReportedRelated,
    Result,
)

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.INFO, "none": Severity.HINT}


def read(log: Mapping[str, Any]) -> tuple[list[Result], list[Failure]]:
    """The documents with findings and the failures of a log that designdoc has written.

    Raises:
        KeyError, TypeError, ValueError, LookupError: when the log has another form, or is of another tool.

    """
    found: list[Result] = []
    failures: list[Failure] = []
    for run in log["runs"]:
        if run["tool"]["driver"]["name"] != "designdoc":
            raise ValueError("a log of another tool")
        found += results(run["results"])
        for invocation in run.get("invocations", ()):
            for note in invocation.get("toolExecutionNotifications", ()):
                region = note["locations"][0]["physicalLocation"].get("region")
                position = Position(region["startLine"], region["startColumn"]) if region else None
                failures.append(Failure(_path(note["locations"][0]), note["message"]["text"], position))
    return found, failures


def results(values: Iterable[Mapping[str, Any]]) -> list[Result]:
    """The documents that the results of a run are about; raises like :func:`read`."""
    found: dict[str, list[ReportedFinding]] = {}
    for value in values:
        found.setdefault(_path(value["locations"][0]), []).append(_finding(value))
    return [Result(path, "", findings=tuple(findings)) for path, findings in found.items()]


def _finding(value: Mapping[str, Any]) -> ReportedFinding:
    place = value["locations"][0]["physicalLocation"]
    properties = value.get("properties", {})
    severity = properties.get("severity")
    snippet = place.get("contextRegion", {}).get("snippet", {}).get("text")
    return ReportedFinding(
        rule=value["ruleId"],
        severity=Severity(severity) if severity else _SEVERITIES[value["level"]],
        message=value["message"]["text"],
        range=_range(place["region"]),
        section=properties.get("section"),
        related=tuple(
            ReportedRelated(related["message"]["text"], _range(related["physicalLocation"]["region"]))
            for related in value.get("relatedLocations", ())
        ),
        fixes=tuple(map(_fix, value.get("fixes", ()))),
        fingerprint=value.get("partialFingerprints", {}).get("designdoc/v1", ""),
        excerpt=Excerpt(snippet) if snippet else None,
    )


def _fix(value: Mapping[str, Any]) -> ReportedFix:
    edits = tuple(
        ReportedEdit(_range(replacement["deletedRegion"]), replacement["insertedContent"]["text"])
        for change in value["artifactChanges"]
        for replacement in change["replacements"]
    )
    return ReportedFix(value["description"]["text"], bool(value.get("properties", {}).get("safe")), edits)


def _range(region: Mapping[str, int]) -> Range:
    start = Position(region["startLine"], region["startColumn"])
    return Range(start, Position(region["endLine"], region["endColumn"]))


def _path(location: Mapping[str, Any]) -> str:
    uri: str = location["physicalLocation"]["artifactLocation"]["uri"]
    if not uri.startswith("file:///"):
        return unquote(uri)
    path = unquote(uri[len("file:///") :])
    return path if path[1:2] == ":" else f"/{path}"
