"""``sarif``: SARIF 2.1.0, which code-scanning services and IDEs read."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import designdoc
from designdoc.findings import Severity
from designdoc.packs.model import Rule
from designdoc.reports import formats
from designdoc.reports.json_items import json_items
from designdoc.reports.look import Look
from designdoc.reports.repository_path import repository_path
from designdoc.reports.result import Failure, Range, ReportedFinding, ReportedFix, Result
from designdoc.reports.tally import Ending

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.HINT: "note",
}


class Report(formats.Report):
    """The whole run as one SARIF log. The rules stand behind the results that point at them, since only those are
    listed.
    """

    between = ",\n"

    def __init__(self, look: Look) -> None:
        """The look does not matter to a program."""
        self._places: dict[str, int] = {}

    def begin(self) -> str:
        """The log and its only run open."""
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n'
            '{"columnKind": "unicodeCodePoints", "results": [\n'
        )

    def add(self, result: Result) -> str:
        """The results of a document."""
        return json_items(
            _result(result, finding, self._places.setdefault(finding.rule, len(self._places)))
            for finding in result.findings
        )

    def end(self, ending: Ending) -> str:
        """What could not be checked, the rules, and the log closes."""
        driver = {
            "name": "designdoc",
            "semanticVersion": designdoc.__version__,
            "rules": [_rule(rule_id, ending.rule(rule_id)) for rule_id in self._places],
        }
        rest = {"invocations": [_invocation(ending.failures)], "tool": {"driver": driver}}
        return f"\n], {json.dumps(rest, ensure_ascii=False)[1:]}\n]}}\n"


def _rule(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    """A reporting descriptor; of a rule that is in no pack only the id."""
    if rule is None:
        return {"id": rule_id}
    why = rule.why.strip() or rule.summary
    descriptor: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": _help(rule), "markdown": _help(rule, markdown=True)},
        "properties": {"tags": [rule.group]},
        "defaultConfiguration": {"level": _LEVELS[Severity(rule.severity)]},
    }
    if rule.aliases:
        descriptor["deprecatedIds"] = list(rule.aliases)
    return descriptor


def _help(rule: Rule, *, markdown: bool = False) -> str:
    parts = [rule.why.strip()]
    if rule.fix.strip():
        parts.append(f"{'**How to mend it.**' if markdown else 'How to mend it:'} {rule.fix.strip()}")
    word = (
        f"`<!-- designdoc-disable {rule.id}: reason -->`"
        if markdown
        else f"<!-- designdoc-disable {rule.id}: reason -->"
    )
    parts.append(f"To accept it in one document, write {word} above it.")
    return "\n\n".join(part for part in parts if part)


def _invocation(failures: tuple[Failure, ...]) -> dict[str, Any]:
    """Whether everything could be read; the level of findings does not matter here."""
    invocation: dict[str, Any] = {"executionSuccessful": not failures}
    if failures:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": failure.message},
                "locations": [{"physicalLocation": _place_of(failure)}],
            }
            for failure in failures
        ]
    return invocation


def _place_of(failure: Failure) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(failure.path)}
    if failure.position is None:
        return location
    line, column = failure.position
    return {**location, "region": {"startLine": line, "startColumn": column}}


def _result(result: Result, finding: ReportedFinding, rule_index: int) -> dict[str, Any]:
    region = _region(finding.range)
    if finding.excerpt is not None and finding.excerpt.text:
        context = {"startLine": finding.range.start.line, "snippet": {"text": finding.excerpt.text}}
    else:
        context = None
    value: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(result.path, region, context)}],
    }
    if finding.fingerprint:
        value["partialFingerprints"] = {"designdoc/v1": finding.fingerprint}
    if finding.related:
        value["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(result.path, _region(related.range)),
                "message": {"text": related.message},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fixes:
        value["fixes"] = [_fix(result.path, fix) for fix in finding.fixes]
    # SARIF knows no hints; `designdoc merge` reads the severity from here.
    value["properties"] = {"severity": finding.severity.value}
    if finding.section:
        value["properties"]["section"] = finding.section
    return value


def _physical(path: str, region: dict[str, Any], context: dict[str, Any] | None = None) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(path), "region": region}
    return {**location, "contextRegion": context} if context else location


def _fix(path: str, fix: ReportedFix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.range), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _region(range_: Range) -> dict[str, int]:
    return {
        "startLine": range_.start.line,
        "startColumn": range_.start.column,
        "endLine": range_.end.line,
        "endColumn": range_.end.column,
    }


def _artifact(path: str) -> dict[str, str]:
    """A relative path counts from the root of the sources; an absolute one is a ``file`` address."""
    if path.startswith("/") or path[1:2] == ":":
        return {"uri": f"file:///{quote(path.lstrip('/'), safe='/:')}"}
    return {"uri": quote(repository_path(path)), "uriBaseId": "%SRCROOT%"}
