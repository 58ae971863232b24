"""``junit``: a test report, for CI servers that show nothing else. A document is a suite, a finding a test case.

Every suite counts its cases. The element around all suites does not, as that of other tools does not (pytest for one):
its counts would stand before everything they count, and all documents would have to be held back for them.
"""

from __future__ import annotations

from designdoc.reports import formats, xml
from designdoc.reports.result import Failure, ReportedFinding, Result
from designdoc.reports.tally import Ending


class Report(formats.Report):
    """All documents as test suites."""

    def begin(self) -> str:
        """The root element opens."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{xml.attributes(name="designdoc")}>\n'

    def add(self, result: Result) -> str:
        """The suite of a document."""
        return _suite(result) + "\n"

    def end(self, ending: Ending) -> str:
        """The paths that could not be checked, and the root element closes."""
        return "".join(f"{_broken(failure)}\n" for failure in ending.failures) + "</testsuites>\n"


def _suite(result: Result) -> str:
    failures = sum(result.fails(finding) for finding in result.findings)
    attributes = xml.attributes(
        name=result.path, tests=max(len(result.findings), 1), failures=failures, errors=0, skipped=0
    )
    cases = [_case(result, finding) for finding in result.findings]
    if not cases:
        cases = [f"    <testcase{xml.attributes(name='designdoc', classname=result.path)}/>"]
    return "\n".join([f"  <testsuite{attributes}>", *cases, "  </testsuite>"])


def _case(result: Result, finding: ReportedFinding) -> str:
    line, column = finding.range.start
    head = f"    <testcase{xml.attributes(name=f'{finding.rule} ({line}:{column})', classname=result.path)}>"
    place = f"{result.path}:{line}:{column}: {finding.severity.value}: {finding.message}"
    if result.fails(finding):
        attributes = xml.attributes(message=finding.message, type=finding.severity.value)
        body = f"<failure{attributes}>{xml.text(place)}</failure>"
    else:
        body = f"<system-out>{xml.text(place)}</system-out>"
    return f"{head}{body}</testcase>"


def _broken(failure: Failure) -> str:
    suite = xml.attributes(name=failure.place, tests=1, failures=0, errors=1, skipped=0)
    case = xml.attributes(name="readable", classname=failure.place)
    error = f"<error{xml.attributes(message=failure.message, type='unreadable')}/>"
    return f"  <testsuite{suite}>\n    <testcase{case}>{error}</testcase>\n  </testsuite>"
