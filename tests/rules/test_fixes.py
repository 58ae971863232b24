"""What every fix keeps: its edits do not overlap, it mends what it is for, and a second time changes nothing."""

from __future__ import annotations

import pytest
from reviewing import findings
from test_examples import OWNERS, RULES

from designdoc.findings import Finding, Fix
from designdoc.packs.model import Rule
from designdoc.text import TextEdit
from markdown_fixtures import apply, overlapping

FIRING = [
    pytest.param(rule, example.text, id=f"{rule.id}-{number}")
    for rule in RULES.values()
    for number, example in enumerate(rule.firing)
]


def found(rule: Rule, text: str) -> tuple[Finding, ...]:
    return findings(text, {"framework": OWNERS[rule.id], "files": []}, only=(rule.id,))


def fix_of(found: tuple[Finding, ...], title: str) -> Fix | None:
    return next((fix for finding in found for fix in finding.fixes if fix.title == title), None)


def offers(found: tuple[Finding, ...], title: str) -> int:
    return sum(fix.title == title for finding in found for fix in finding.fixes)


def answered(fix: Fix) -> list[TextEdit]:
    """The edits of a fix; where it leaves a gap for the author's words ("…"), with some words in it."""
    return [
        TextEdit(edit.span, edit.text.replace("…", "Ada Lovelace, 7 days") if fix.asks else edit.text)
        for edit in fix.edits
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("rule", "text"), FIRING)
def test_every_fix_of_every_example(rule: Rule, text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    before = found(rule, text)
    for title in {fix.title for finding in before[:3] for fix in finding.fixes}:
        fix = fix_of(before, title)
        assert fix is not None
        assert not list(overlapping(fix.edits))
        after = apply(text, answered(fix))
        assert after != text
        if newline == "\r\n":
            assert "\n" not in after.replace("\r\n", ""), "a fix keeps the document's line ends"
        again = found(rule, after)
        assert len(again) < len(before) or offers(again, title) < offers(before, title), "a fix mends what it is for"


def test_safe_fixes_settle() -> None:
    """All safe fixes of all rules, applied until none is left, end, and leave nothing to apply."""
    text = (
        "---\ncreated: 2 May 2024\nstatus: draft\n---\n# Related videos\n\n## Data piplines\n\nNightly, 10M DAU.\n\n"
        "<!-- designdoc-disable-next-line placeholder-text: old -->\nDone.\n\n## Offline evalution\n\nNDCG.\n"
    )
    for _ in range(10):
        safe = [fix for finding in findings(text) for fix in finding.fixes if fix.safe]
        if not safe:
            break
        text = apply(text, safe[0].edits)
    assert not [fix for finding in findings(text) for fix in finding.fixes if fix.safe]
    assert "created: 2024-05-02\n" in text
    assert "## Data pipelines\n" in text
    assert "## Offline evaluation\n" in text
    assert "designdoc-disable" not in text
