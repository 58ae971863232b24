"""Items for editors that look at the symbol at the cursor alone."""

from __future__ import annotations

import pytest

from designdoc.features.completion import complete
from designdoc.features.completion.anchors import complete_anchors
from designdoc.features.completion.symbols import by_symbol

from .drawn import drawn

DESIGN = "# Feed\n\n## Offline metrics\n\nNDCG@20 rises from 0.30 to 0.35.\n\n"


@pytest.mark.parametrize(
    ("typed", "wanted", "words", "others"),
    [
        ("## Base‸", "Baseline", "Baseline", True),
        ("## functional re‸", "Functional requirements", "requirements", False),
        ("## Risks and ‸", "Risks and mitigations", "mitigations", False),
        ("## Non-functional re‸", "Non-functional requirements", "requirements", False),
        ("We use Recall@‸", "recall@k", "k", True),
        ("##‸", "Baseline", " Baseline", True),
    ],
)
def test_items_begin_where_the_symbol_does(typed: str, wanted: str, words: str, others: bool) -> None:
    subject, offset = drawn(DESIGN + typed + "\n")
    items = by_symbol(complete(subject, offset), subject.document.text, offset)
    assert {item.label: item.filter_text for item in items}[wanted] == words
    assert (len(items) > 1) == others


def test_anchors_begin_behind_their_sign() -> None:
    subject, offset = drawn(DESIGN + "[x](#offline-me‸)\n")
    items = complete_anchors(subject.document, offset, lambda _: None) or []
    assert [item.filter_text for item in by_symbol(items, subject.document.text, offset)] == ["feed", "offline-metrics"]
