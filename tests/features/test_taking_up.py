"""A document that is left alone and may be a design is offered a review at its title; its front matter says so then."""

from __future__ import annotations

import pytest

from designdoc.document.parse import parse
from designdoc.features.taking_up import taking_up
from designdoc.text import Span
from designdoc.text.apply import apply_edits

NOTES = "# Notes on late parcels\n\nThe classifier has a recall of 0.8.\n\n## More\n\nLater.\n"


def taken_up(text: str) -> str:
    found = taking_up(parse(text), "ml-system-design", Span(0, 0))
    assert found is not None
    assert found.title == "Review this document as ml-system-design"
    return apply_edits(text, [found.edit])


def test_front_matter_is_put_before_a_text_without_any() -> None:
    assert taken_up(NOTES) == f"---\nframework: ml-system-design\n---\n\n{NOTES}"


def test_front_matter_that_is_there_keeps_its_keys() -> None:
    assert taken_up(f"---\ntitle: Parcels\n---\n{NOTES}") == (
        f"---\nframework: ml-system-design\ntitle: Parcels\n---\n{NOTES}"
    )


def test_front_matter_in_braces_stays_in_braces() -> None:
    for braces in ("{title: Parcels}", '{\n  "title": "Parcels"\n}'):
        text = taken_up(f"---\n{braces}\n---\n{NOTES}")
        assert text == f"---\n{{framework: ml-system-design, {braces[1:]}\n---\n{NOTES}"
        assert parse(text).metadata == {"framework": "ml-system-design", "title": "Parcels"}


def test_line_ends_are_those_of_the_document() -> None:
    text = NOTES.replace("\n", "\r\n")
    assert taken_up(text) == f"---\r\nframework: ml-system-design\r\n---\r\n\r\n{text}"


def test_a_byte_order_mark_stays_in_front() -> None:
    assert taken_up("\ufeff" + NOTES) == f"\ufeff---\nframework: ml-system-design\n---\n\n{NOTES}"


@pytest.mark.parametrize("text", [NOTES, "Recall of the classifier.\n", "", "---\ntitle: Parcels\n---\nRecall.\n"])
def test_the_document_names_its_framework_then(text: str) -> None:
    assert parse(taken_up(text)).metadata["framework"] == "ml-system-design"


def test_it_is_offered_at_the_title_and_before_and_nowhere_else() -> None:
    document = parse(f"---\ntitle: Parcels\n---\n{NOTES}")
    end_of_title = document.text.index("\n\nThe")
    assert taking_up(document, "ml-system-design", Span(end_of_title, end_of_title)) is not None
    assert taking_up(document, "ml-system-design", Span(end_of_title + 2, end_of_title + 2)) is None
