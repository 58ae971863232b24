"""Completion of anchors: those of the document, and those of the one to which a link leads."""

from __future__ import annotations

import pytest

from designdoc.document.document import Document
from designdoc.document.parse import parse
from designdoc.features.completion.anchors import complete_anchors
from designdoc.text.apply import apply_edits

from .drawn import CURSOR

OTHER = parse("# Other 设\n\n## Far away 😀\n")


def completed(text: str) -> dict[str, str] | None:
    """The text after each item, by its label."""
    text = f"# Feed\n\n{text}\n\n## Offline metrics\n\n## 设计 😀\n"
    offset = text.index(CURSOR)
    document = parse(text.replace(CURSOR, ""))

    def there(target: str) -> Document | None:
        return OTHER if target in ("other.md", "../o%20t.md", "o t.md") else None

    items = complete_anchors(document, offset, there)
    if items is None:
        return None
    return {item.label: apply_edits(document.text, [item.edit]).split("\n")[2] for item in items}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("See [it](‸)", "See [it](#offline-metrics)"),
        ("See [it](#off‸)", "See [it](#offline-metrics)"),
        ("😀 [it](<#off‸>) there", "😀 [it](<#offline-metrics>) there"),
        ("[it]: #‸", "[it]: #offline-metrics"),
        ("[it]: ‸", "[it]: #offline-metrics"),
    ],
)
def test_links_offer_the_anchors_of_the_document(text: str, after: str) -> None:
    found = completed(text)
    assert found is not None
    assert list(found) == ["#feed", "#offline-metrics", "#设计-"]
    assert found["#offline-metrics"] == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[it](other.md#‸)", "[it](other.md#far-away-)"),
        ("[it](../o%20t.md#fa‸)", "[it](../o%20t.md#far-away-)"),
        ("[it](<o t.md#fa‸>)", "[it](<o t.md#far-away->)"),
        ("  [it]: other.md#‸", "  [it]: other.md#far-away-"),
    ],
)
def test_links_offer_the_anchors_of_the_document_they_lead_to(text: str, after: str) -> None:
    found = completed(text)
    assert found is not None
    assert list(found) == ["#other-设", "#far-away-"]
    assert found["#far-away-"] == after


@pytest.mark.parametrize(
    "text", ["See it (#‸)", "[it](other‸)", "[it](gone.md#‸)", "[it](#feed)‸", "a: #‸", "- [ ]: x‸"]
)
def test_elsewhere_none_are_offered(text: str) -> None:
    assert completed(text) is None
