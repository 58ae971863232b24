"""What can be done at a place: the fixes of the findings there, all safe fixes at once, silencing a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from designdoc.features.sounding import sounding_at
from designdoc.features.subject import Subject
from designdoc.findings import Finding
from designdoc.records import record
from designdoc.rules.fixes.bold_lines import MAKE_HEADING, bold_names, heading_of
from designdoc.rules.fixes.naming import naming_of
from designdoc.rules.fixes.suppress import MARKDOWN, CommentSyntax, suppress_fixes
from designdoc.text import Span, TextEdit


class ActionKind(str, Enum):
    """What kind of change an action makes; the values are those of LSP."""

    QUICK_FIX = "quickfix"
    REWRITE = "refactor.rewrite"
    FIX_ALL = "source.fixAll.designdoc"


@record
class Action:
    """A change the author can choose. ``preferred`` is the one to take without thinking: the finding's own safe fix.
    ``choice`` counts what else there is to do about a finding, the best first.
    """

    title: str
    kind: ActionKind
    edits: tuple[TextEdit, ...]
    findings: tuple[Finding, ...] = ()
    preferred: bool = False
    choice: int = 0


def actions(subject: Subject, within: Span, comments: CommentSyntax = MARKDOWN) -> list[Action]:
    """The quick fixes for the findings that a range touches, each change once, names for sentences there that sound
    like a section, then ways to silence the rules.

    Many findings stand at a heading after which much is missing. What mends each of them comes first, then what mends
    several at once, and last what each of them offers last, such as saying why a section does not apply; of these, what
    mends graver findings. What rewrites without a finding is at the end. ``comments`` is how the document writes
    comments, with which rules are silenced.
    """
    findings = [finding for finding in subject.review.findings if finding.span.touches(within)]
    view = subject.view
    named = [
        Action(fix.title, ActionKind.QUICK_FIX, tuple(fix.edits))
        for covered, sounding in sounding_at(subject, within)
        for fix in naming_of(view, covered.section, sounding, "this sentence")
    ]
    by_change: dict[tuple[str, tuple[TextEdit, ...]], Action] = {}
    for finding in findings:
        for number, fix in enumerate(finding.fixes):
            edits = tuple(fix.edits)
            known = by_change.get((fix.title, edits))
            found = (*known.findings, finding) if known is not None else (finding,)
            preferred = fix.safe and fix is finding.fixes[0]
            last = number > 0 and fix is finding.fixes[-1]
            choice = _LAST_MENDING if last else number
            choice = choice if known is None else min(choice, known.choice)
            by_change[fix.title, edits] = Action(fix.title, ActionKind.QUICK_FIX, edits, found, preferred, choice)
    mending = sorted(by_change.values(), key=lambda action: (action.choice, _rank(action)))
    return [*mending, *named, *_suppressions(subject, findings, comments), *_headings(subject, within, by_change)]


def _headings(
    subject: Subject, within: Span, offered: Collection[tuple[str, tuple[TextEdit, ...]]]
) -> Iterator[Action]:
    """What makes headings of bold lines in a range that are names of sections, where no finding offers it."""
    document = subject.document
    for passage in document.passages[document.index_at(within.start) : document.index_at(within.end) + 1]:
        for label in bold_names(subject.view.passage_view(passage)):
            if label.span.shift(passage.start).touches(within):
                edit = heading_of(passage.content, label)
                edits = (TextEdit(edit.span.shift(passage.start), edit.text),)
                if (MAKE_HEADING, edits) not in offered:
                    yield Action(MAKE_HEADING, ActionKind.REWRITE, edits)


def _rank(action: Action) -> int:
    """The gravest finding that an action mends, as a number: a missing section that is required comes before one that
    is only recommended.
    """
    return -max(finding.severity.weight for finding in action.findings)


_LAST_MENDING = 50
"""The place, among the ways to deal with a finding, of the one that its fixes name last."""
_LAST_CHOICE = 100
"""The place of silencing the rule, behind all that mends the finding."""


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


def _collide(one: TextEdit, other: TextEdit) -> bool:
    return one == other or one.span.overlaps(other.span) or one.span.start == other.span.start


def _suppressions(subject: Subject, findings: Sequence[Finding], comments: CommentSyntax) -> Iterator[Action]:
    """Ways to silence each rule that speaks here, once for each rule."""
    lines = subject.document.lines
    rules = dict.fromkeys(finding.rule for finding in findings if subject.rule(finding.rule) is not None)
    for rule in rules:
        speaking = tuple(finding for finding in findings if finding.rule == rule)
        *here, everywhere = suppress_fixes(subject.document, speaking[0], comments)
        line = lines.line_of(speaking[0].span.start)
        beside = tuple(finding for finding in speaking if lines.line_of(finding.span.start) == line)
        for fix, silenced in (*((fix, beside) for fix in here), (everywhere, speaking)):
            yield Action(fix.title, ActionKind.QUICK_FIX, tuple(fix.edits), silenced, choice=_LAST_CHOICE)
