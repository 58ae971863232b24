"""Results as JSON values and back: the contract of ``check --format json``, of the cache and of ``merge``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

VERSION = 1
"""Of the JSON. It is stable: fields may be added, and none is renamed, removed or given another meaning."""


def result_to_json(result: Result) -> dict[str, Any]:
    """One document object of the contract."""
    return {
        "path": result.path,
        "framework": result.framework,
        "profile": result.profile,
        "status": result.status,
        "assumed": result.assumed,
        "taken_because": result.taken_because,
        "findings": [finding_to_json(finding) for finding in result.findings],
    }


def finding_to_json(finding: ReportedFinding) -> dict[str, Any]:
    """One finding object of the contract."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "section": finding.section,
        "range": range_to_json(finding.range),
        "related": [{"message": r.message, "range": range_to_json(r.range)} for r in finding.related],
        "fixes": [
            {
                "title": fix.title,
                "safe": fix.safe,
                "asks": fix.asks,
                "edits": [{"range": range_to_json(e.range), "text": e.text} for e in fix.edits],
            }
            for fix in finding.fixes
        ],
        "fingerprint": finding.fingerprint,
        "excerpt": excerpt_to_json(finding.excerpt) if finding.excerpt else None,
        "absent": list(finding.absent),
    }


def excerpt_to_json(excerpt: Excerpt) -> dict[str, Any]:
    """``{"text", "column", "more"}``."""
    return {"text": excerpt.text, "column": excerpt.column, "more": excerpt.more}


def range_to_json(range_: Range) -> dict[str, Any]:
    """``{"start": {"line", "column"}, "end": {"line", "column"}}``."""
    return {
        "start": {"line": range_.start.line, "column": range_.start.column},
        "end": {"line": range_.end.line, "column": range_.end.column},
    }


def result_from_json(value: Mapping[str, Any]) -> Result:
    """The inverse of :func:`result_to_json`.

    Raises:
        KeyError, TypeError, ValueError: when the value does not have the form that ``result_to_json`` gives it.

    """
    return Result(
        path=value["path"],
        framework=value["framework"],
        profile=value["profile"],
        status=value["status"],
        findings=tuple(finding_from_json(finding) for finding in value["findings"]),
        assumed=value.get("assumed", False),
        taken_because=value.get("taken_because"),
    )


def failure_to_json(failure: Failure) -> dict[str, Any]:
    """One entry of ``errors``: ``{"path", "message"}``, with the ``line`` and ``column`` of a mistake in YAML."""
    at = failure.position
    place = {"line": at.line, "column": at.column} if at else {}
    return {"path": failure.path, "message": failure.message, **place}


def failure_from_json(value: Mapping[str, Any]) -> Failure:
    """The inverse of :func:`failure_to_json`; raises like :func:`result_from_json`."""
    position = Position(value["line"], value["column"]) if "line" in value else None
    return Failure(value["path"], value["message"], position)


def finding_from_json(value: Mapping[str, Any]) -> ReportedFinding:
    """The inverse of :func:`finding_to_json`; raises like :func:`result_from_json`."""
    excerpt = value.get("excerpt")
    # Thousands of findings come out of the cache in one run: fields in their order, and nothing made of empty lists.
    return ReportedFinding(
        value["rule"],
        _SEVERITIES[value["severity"]],
        value["message"],
        _range(value["range"]),
        value["section"],
        tuple([ReportedRelated(r["message"], _range(r["range"])) for r in value["related"]]),
        tuple([ReportedFix(f["title"], f["safe"], _edits(f["edits"]), f.get("asks", False)) for f in value["fixes"]]),
        value.get("fingerprint", ""),
        Excerpt(excerpt["text"], excerpt["column"], excerpt.get("more", False)) if excerpt else None,
        tuple(value.get("absent", ())),
    )


_SEVERITIES = {severity.value: severity for severity in Severity}


def _edits(values: list[Any]) -> tuple[ReportedEdit, ...]:
    return tuple([ReportedEdit(_range(e["range"]), e["text"]) for e in values]) if values else ()


def _range(value: Mapping[str, Any]) -> Range:
    start, end = value["start"], value["end"]
    return Range(Position(start["line"], start["column"]), Position(end["line"], end["column"]))
