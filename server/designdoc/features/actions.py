"""What can be done at a place: the fixes of the findings there, all safe fixes at once, silencing a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from designdoc.features.subject import Subject
from designdoc.findings import Finding
from designdoc.text import Span, TextEdit


class ActionKind(str, Enum):
    """What kind of change an action makes; the values are those of LSP."""

    QUICK_FIX = "quickfix"
    FIX_ALL = "source.fixAll.designdoc"


@dataclass(frozen=True, slots=True)
class Action:
    """A change the author can choose. ``preferred`` is the one to take without thinking: the finding's own safe fix."""

    title: str
    kind: ActionKind
    edits: tuple[TextEdit, ...]
    findings: tuple[Finding, ...] = ()
    preferred: bool = False


def actions(subject: Subject, within: Span) -> list[Action]:
    """The quick fixes for the findings that a range touches, each change once, then ways to silence their rules."""
    findings = [finding for finding in subject.review.findings if _touches(finding.span, within)]
    by_change: dict[tuple[str, tuple[TextEdit, ...]], Action] = {}
    for finding in findings:
        for fix in finding.fixes:
            known = by_change.get((fix.title, fix.edits))
            found = (*known.findings, finding) if known is not None else (finding,)
            preferred = fix.safe and fix is finding.fixes[0]
            by_change[fix.title, fix.edits] = Action(fix.title, ActionKind.QUICK_FIX, fix.edits, found, preferred)
    return [*by_change.values(), *_suppressions(subject, findings)]


def fix_all(subject: Subject) -> Action | None:
    """All safe fixes of the document in one change; of two that overlap the first is taken."""
    edits: list[TextEdit] = []
    fixed: list[Finding] = []
    for finding in subject.review.findings:
        safe = next((fix for fix in finding.fixes if fix.safe), None)
        if safe is not None and not any(_collide(edit, other) for edit in safe.edits for other in edits):
            edits += safe.edits
            fixed.append(finding)
    if not edits:
        return None
    edits.sort(key=lambda edit: edit.span)
    return Action("Apply all safe fixes of designdoc", ActionKind.FIX_ALL, tuple(edits), tuple(fixed))


def _touches(span: Span, within: Span) -> bool:
    return span.start <= within.end and within.start <= span.end


def _collide(one: TextEdit, other: TextEdit) -> bool:
    return one == other or one.span.overlaps(other.span) or one.span.start == other.span.start


def _suppressions(subject: Subject, findings: Iterable[Finding]) -> Iterator[Action]:
    """A comment above the line, or one for the whole document. Both ask for the reason."""
    seen: set[str] = set()
    for finding in findings:
        if finding.rule in seen or subject.rule(finding.rule) is None:
            continue
        seen.add(finding.rule)
        same_rule = tuple(f for f in findings if f.rule == finding.rule)
        line = subject.document.lines.line_of(finding.span.start)
        above = _comment(subject, subject.document.lines.line_start(line), "disable-next-line", finding.rule)
        title = f"Silence '{finding.rule}' here"
        yield Action(title, ActionKind.QUICK_FIX, (above,), same_rule)
        top = _comment(subject, _top(subject), "disable-file", finding.rule)
        yield Action(f"Silence '{finding.rule}' in this document", ActionKind.QUICK_FIX, (top,), same_rule)


def _comment(subject: Subject, offset: int, directive: str, rule: str) -> TextEdit:
    """A line of its own with a suppression comment, in the form that the language of the document allows."""
    newline = subject.view.newline
    text = f"<!-- designdoc-{directive} {rule}: reason -->{newline}"
    return TextEdit(Span(offset, offset), text, text.replace("reason", "${1:reason}", 1))


def _top(subject: Subject) -> int:
    """The first line behind the front matter."""
    front_matter = subject.document.front_matter
    if front_matter is None:
        return 0
    lines = subject.document.lines
    line = lines.line_of(front_matter.span.end)
    at_start = lines.line_start(line) == front_matter.span.end
    return front_matter.span.end if at_start else lines.line_span(line, keep_end=True).end
