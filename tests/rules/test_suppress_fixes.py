"""Suppressing by fix: after it the finding is gone, nothing else has changed, and the reason is asked for."""

from __future__ import annotations

import pytest
from reviewing import findings

from designdoc.document.parse import parse
from designdoc.rules.fixes.suppress import suppress_fixes
from markdown_fixtures import apply

RULE = "placeholder-text"
ONLY = {"select": [RULE, "unused-suppression", "suppression-without-reason"]}
TEXTS = {
    "a paragraph": "# V\n\nLatency: TBD\n",
    "a nested item": "# V\n\n- a\n  - Latency: TBD\n- b\n",
    "line ends of Windows": "---\r\nstatus: draft\r\n---\r\n# V\r\n\r\nLatency: TBD\r\n",
    "a heading": "# V\n\n## Serving (TBD)\n\nNightly.\n",
    "the first line": "TBD",
}


@pytest.mark.parametrize("mdx", [False, True], ids=["markdown", "mdx"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_finding_is_gone(text: str, mdx: bool) -> None:
    finding = findings(text, ONLY)[0]
    fixes = suppress_fixes(parse(text), finding, mdx=mdx)
    assert len(fixes) == 2
    for fix in fixes:
        after = apply(text, fix.edits)
        assert not findings(after, ONLY), after
        assert "because …" in after


def test_inside_a_table_only_the_file_can_be_silenced() -> None:
    text = "# V\n\n| a | b |\n| --- | --- |\n| x | TBD |\n"
    fixes = suppress_fixes(parse(text), findings(text, ONLY)[0])
    assert [fix.title for fix in fixes] == [f"Suppress {RULE} in this file, with a reason"]
