"""Suppressing by fix: after it the finding is gone, nothing else has changed, and the reason is asked for."""

from __future__ import annotations

import pytest
from reviewing import findings

from designdoc.document.parse import parse
from designdoc.rules.fixes.suppress import MARKDOWN, MDX, CommentSyntax, suppress_fixes
from markdown_fixtures import apply

RULE = "placeholder-text"
ONLY = {"select": [RULE, "unused-suppression", "suppression-without-reason"]}
TEXTS = {
    "a paragraph": "# V\n\nLatency: TBD\n",
    "a nested item": "# V\n\n- a\n  - Latency: TBD\n- b\n",
    "line ends of Windows": "---\r\nstatus: draft\r\n---\r\n# V\r\n\r\nLatency: TBD\r\n",
    "a heading": "# V\n\n## Serving (TBD)\n\nNightly.\n",
    "the first line": "TBD",
    "the second line of a paragraph": "# V\n\nRequests are answered in two regions.\nLatency: TBD\n",
    "the second line of an item": "# V\n\n- Answered in two regions  \n  with a latency of TBD\n- b\n",
    "right below the front matter": "---\nstatus: draft\n---\nLatency: TBD",
}


@pytest.mark.parametrize("syntax", [MARKDOWN, MDX], ids=["markdown", "mdx"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_finding_is_gone(text: str, syntax: CommentSyntax) -> None:
    finding = findings(text, ONLY)[0]
    fixes = suppress_fixes(parse(text), finding, syntax)
    assert len(fixes) == 2
    for fix in fixes:
        after = apply(text, fix.edits)
        assert not findings(after, ONLY), after
        assert "because …" in after


def test_inside_a_table_only_the_file_can_be_silenced() -> None:
    text = "# V\n\n| a | b |\n| --- | --- |\n| x | TBD |\n"
    fixes = suppress_fixes(parse(text), findings(text, ONLY)[0])
    assert [fix.title for fix in fixes] == [f"Suppress {RULE} in this file, with a reason"]


def test_a_comment_within_a_paragraph_does_not_end_it() -> None:
    text = "# V\n\nAverage traffic is 5,000 requests per second,\npeak traffic is 2,000 requests per second.\n"
    only = {"select": ["peak-below-average", "unused-suppression"]}
    here, _ = suppress_fixes(parse(text), findings(text, only)[0])
    after = apply(text, here.edits)
    above = "per second, <!-- designdoc-disable-next-line peak-below-average: because … -->\npeak traffic"
    assert above in after
    assert not findings(after, only)


def test_a_comment_for_the_file_has_one_blank_line_on_either_side() -> None:
    comment = f"<!-- designdoc-disable-file {RULE}: because … -->"
    for between in ("", "\n"):
        text = f"---\nstatus: draft\n---\n{between}# V\n\nLatency: TBD\n"
        fix = suppress_fixes(parse(text), findings(text, ONLY)[0])[-1]
        assert apply(text, fix.edits).startswith(f"---\nstatus: draft\n---\n\n{comment}\n\n# V\n")


def test_what_is_missing_before_the_title_is_silenced_above_it() -> None:
    text = "# Related videos\n\nViewers leave after one video.\n"
    only = {"select": ["front-matter-missing", "unused-suppression"]}
    for fix in suppress_fixes(parse(text), findings(text, only)[0]):
        assert not findings(apply(text, fix.edits), only), fix.title
