"""Deleting a placeholder: with its line where nothing else stands there, else with its sentence."""

from __future__ import annotations

import pytest
from reviewing import findings

from markdown_fixtures import apply

ONLY = {"select": ["placeholder-text"]}


@pytest.mark.parametrize(
    ("text", "title", "after"),
    [
        ("By day. 😀 TBD: at night.\n", "Delete the sentence", "By day.\n"),
        ("TBD: at night. By day.\n", "Delete the sentence", "By day.\n"),
        ("By day. TBD: at night. By hand.\n", "Delete the sentence", "By day. By hand.\n"),
        ("By day.\nTBD: at night.\nBy hand.\n", "Delete the line", "By day.\nBy hand.\n"),
        ("- By day.\n- TBD: at night.\n", "Delete the line", "- By day.\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_deleted(text: str, title: str, after: str, newline: str) -> None:
    text = f"# Feed\n\n## Serving\n\n{text}".replace("\n", newline)
    (finding,) = findings(text, ONLY)
    (fix,) = finding.fixes
    assert (fix.title, fix.asks) == (title, True)
    assert apply(text, fix.edits) == f"# Feed\n\n## Serving\n\n{after}".replace("\n", newline)


@pytest.mark.parametrize("text", ["By day. **TBD: at night.** By hand.\n", "By day. TBD: at\nnight. By hand.\n"])
def test_no_markup_and_no_lines_are_torn(text: str) -> None:
    (finding,) = findings(f"# Feed\n\n## Serving\n\n{text}", ONLY)
    assert not finding.fixes
