"""Markdown fixtures: cases with their findings drawn below the lines they point to.

A fixture is a Markdown file. Each fenced block with the language ``md`` is a case, named by the heading above it. A
line of carets below a line of the case draws a finding there, and is taken out before the case is parsed:

    ````md
    ## Non-functional requirements
    - Latency under 100 ms
      ^^^^^^^^^^^^^^^^^^^^ latency-without-percentile: which percentile
    ````

The rule may carry a severity (``latency-without-percentile[hint]``), the text behind the colon is a part of the
message. A finding of several lines is drawn to the end of its first line, an empty one as one caret. Every finding has
to be drawn, and every drawn one found. A block ``yaml`` before a case sets how it is reviewed, a block ``md fixed
TITLE`` after it is the text once the fix whose title begins so has been applied until nothing is left to apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from designdoc.document.parse import parse
from designdoc.findings import Finding, Fix
from designdoc.records import record
from designdoc.text import TextEdit

_FENCE = re.compile(r"^(?P<fence>`{4,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*\n", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ +(?P<title>.+?) *$", re.MULTILINE)
_DRAWN = re.compile(
    r"^(?P<before>\s*)(?P<carets>\^+) (?P<rule>[a-z0-9-]+)(?:\[(?P<severity>\w+)\])?(?:: ?(?P<message>.*))?$"
)
_MOST_ROUNDS = 20

Find = Callable[[str, dict[str, Any]], Sequence[Finding]]


@record(cached=True)
class Drawn:
    """A finding as it is drawn: 0-based line and columns in code points."""

    line: int
    start: int
    end: int
    rule: str
    severity: str
    message: str

    def fits(self, other: Drawn) -> bool:
        """Whether a finding is the drawn one: same place and rule, and what it says of severity and message."""
        return (
            (self.line, self.start, self.end, self.rule) == (other.line, other.start, other.end, other.rule)
            and self.severity in ("", other.severity)
            and self.message in other.message
        )

    def __str__(self) -> str:
        severity = f"[{self.severity}]" if self.severity else ""
        return f"line {self.line + 1}, columns {self.start + 1}-{self.end}: {self.rule}{severity}: {self.message}"


@dataclass
class Case:
    """One case of a fixture; the spans are those of the bodies of its blocks in the fixture's text."""

    name: str
    settings: dict[str, Any]
    text: str
    drawn: list[Drawn]
    body_span: tuple[int, int]
    fixed_title: str = ""
    fixed_text: str = ""
    fixed_span: tuple[int, int] | None = None


def cases(fixture: str) -> list[Case]:
    """The cases of a fixture."""
    found: list[Case] = []
    settings: dict[str, Any] = {}
    for block in _FENCE.finditer(fixture):
        info = block["info"].strip()
        if info == "yaml":
            settings = yaml.safe_load(block["body"]) or {}
        elif info == "md":
            titles = _HEADING.findall(_outside_blocks(fixture[: block.start()]))
            text, drawn = read_drawing(block["body"])
            name = titles[-1] if titles else "case"
            found.append(Case(name, settings, _with_newlines(text, settings), drawn, block.span("body")))
            settings = {}
        elif info.startswith("md fixed") and found:
            case = found[-1]
            case.fixed_title = info.removeprefix("md fixed").strip()
            case.fixed_text = _with_newlines(block["body"], case.settings)
            case.fixed_span = block.span("body")
    return found


def _outside_blocks(text: str) -> str:
    return _FENCE.sub("", text)


def _with_newlines(text: str, settings: dict[str, Any]) -> str:
    return text.replace("\n", "\r\n") if settings.get("newline") == "crlf" else text


def read_drawing(body: str) -> tuple[str, list[Drawn]]:
    """A case's text without the caret lines, and what they draw."""
    lines: list[str] = []
    drawn: list[Drawn] = []
    for line in body.splitlines(keepends=True):
        match = _DRAWN.match(line.rstrip("\n"))
        if match is None or not lines:
            lines.append(line)
            continue
        start = len(match["before"])
        end = start + len(match["carets"])
        drawn.append(Drawn(len(lines) - 1, start, end, match["rule"], match["severity"] or "", match["message"] or ""))
    return "".join(lines), drawn


def drawing_of(text: str, findings: Sequence[Finding]) -> list[Drawn]:
    """The findings as they would be drawn."""
    lines = parse(text).lines
    drawn = []
    for finding in findings:
        line, column = lines.position(finding.span.start)
        last, end = lines.position(finding.span.end)
        if last != line:
            end = len(lines.line_text(line))
        drawn.append(Drawn(line, column, max(end, column + 1), finding.rule, finding.severity.value, finding.message))
    return drawn


def draw(text: str, drawn: Sequence[Drawn], *, severities: bool = False) -> str:
    """The text with the findings drawn below their lines."""
    result = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        result.append(line)
        for finding in sorted((d for d in drawn if d.line == number), key=lambda d: (d.start, d.end, d.rule)):
            severity = f"[{finding.severity}]" if severities else ""
            carets = "^" * (finding.end - finding.start)
            result.append(f"{' ' * finding.start}{carets} {finding.rule}{severity}: {finding.message}")
    return "\n".join(result)


def differences(case: Case, findings: Sequence[Finding]) -> list[str]:
    """What is drawn and not found, and what is found and not drawn."""
    actual = drawing_of(case.text, findings)
    open_ones = list(actual)
    problems = []
    for expected in case.drawn:
        match = next((one for one in open_ones if expected.fits(one)), None)
        if match is None:
            problems.append(f"drawn, but not found: {expected}")
        else:
            open_ones.remove(match)
    return problems + [f"found, but not drawn: {one}" for one in open_ones]


def fixed(case: Case, find: Find) -> str:
    """The text after the case's fix has been applied until no finding offers it any more."""
    text = case.text
    for _ in range(_MOST_ROUNDS):
        fix = _first_fix(find(text, case.settings), case.fixed_title)
        if fix is None:
            return text
        after = apply(text, fix.edits)
        assert after != text, f"the fix '{fix.title}' changes nothing and is offered again"
        text = after
    raise AssertionError(f"the fix '{case.fixed_title}' is still offered after {_MOST_ROUNDS} rounds")


def _first_fix(findings: Sequence[Finding], title: str) -> Fix | None:
    return next((fix for finding in findings for fix in finding.fixes if fix.title.startswith(title)), None)


def apply(text: str, edits: Sequence[TextEdit]) -> str:
    """The text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def updated(fixture: str, find: Find) -> str:
    """The fixture with every case redrawn from what is found now."""
    replacements: list[tuple[tuple[int, int], str]] = []
    for case in cases(fixture):
        severities = any(one.severity for one in case.drawn)
        drawn = drawing_of(case.text, find(case.text, case.settings))
        replacements.append((case.body_span, draw(case.text, drawn, severities=severities)))
        if case.fixed_span is not None:
            replacements.append((case.fixed_span, fixed(case, find).replace("\r\n", "\n")))
    for (start, end), body in sorted(replacements, reverse=True):
        fixture = fixture[:start] + body + fixture[end:]
    return fixture


def overlapping(edits: Sequence[TextEdit]) -> Iterator[tuple[TextEdit, TextEdit]]:
    """Pairs of edits that overlap; a fix must have none."""
    ordered = sorted(edits, key=lambda e: e.span)
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end:
            yield one, other
