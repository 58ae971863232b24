"""Correcting names that nothing answers to: the name alone is changed, be it a key or the value behind one."""

from __future__ import annotations

import pytest

from designdoc.features.correcting import correcting
from designdoc.text import Span
from designdoc.text.apply import apply_edits
from designdoc.text.line_index import LineIndex

MESSAGE = "Unknown framework 'ml-system-desing'. Did you mean 'ml-system-design'?"


@pytest.mark.parametrize(
    "text",
    [
        "‸ml-system-desing: off\n",
        "- {‸framework: ml-system-desing, status: x}\n",
        "‸framework: 'ml-system-desing'",
    ],
)
def test_the_name_is_changed_at_its_place_or_behind_it(text: str) -> None:
    start, text = text.index("‸"), text.replace("‸", "")
    found = correcting(text, LineIndex(text), Span(start, start + 9), MESSAGE)
    assert found is not None
    assert found.title == "Change to 'ml-system-design'"
    assert apply_edits(text, [found.edit]) == text.replace("desing", "design")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules:\n  other: off\nml-system-desing\n", MESSAGE),  # The text has changed since.
        ("ml-system-desing\n", "Unknown framework 'ml-system-desing'."),
    ],
)
def test_where_the_name_does_not_stand_or_none_is_near_nothing_is_changed(text: str, message: str) -> None:
    assert correcting(text, LineIndex(text), Span(0, 5), message) is None
