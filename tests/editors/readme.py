"""What the README tells people to put into their editor's settings: the tests use nothing else."""

from __future__ import annotations

import re

from .installed import ROOT


def readme_settings(editor: str) -> str:
    """The code block of the README's paragraph about an editor."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^\*\*{editor}\*\*.*?^```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"the README says nothing about {editor}"
    return found[1]
