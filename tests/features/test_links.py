"""Moving between headings and links, and renaming a heading without breaking one."""

from __future__ import annotations

import pytest

from designdoc.features import links

from .drawn import after, drawn, quoted

TEXT = """\
# Feed

See [metrics](#offline-metrics), [again][m] and [the *web*](https://example.org/#offline-metrics).

## Offline metrics

NDCG.

## Offline metrics

Twice: [second](#offline-metrics-1).

[m]: #offline-metrics
"""


def test_a_link_leads_to_its_heading() -> None:
    subject, offset = drawn(TEXT.replace("[metrics]", "[met‸rics]"))
    found = links.definition(subject.document, offset)
    assert found is not None
    assert quoted(subject, found[0]) == "[metrics](#offline-metrics)"
    assert quoted(subject, found[1]) == "## Offline metrics"


def test_a_heading_knows_the_links_to_it() -> None:
    subject, _ = drawn(TEXT)
    assert len(links.references(subject.document, "offline-metrics")) == 2
    assert len(links.references(subject.document, "offline-metrics-1")) == 1
    assert links.references(subject.document, "feed") == []


def test_a_renamed_heading_takes_its_links_along_and_those_renumbered_by_it() -> None:
    subject, _ = drawn(TEXT)
    text = after(subject, *links.rename(subject.document, "offline-metrics", "Metriken 😀 (offline)").edits)
    assert "## Metriken 😀 (offline)\n\nNDCG." in text
    assert "[metrics](#metriken--offline)" in text
    assert "[m]: #metriken--offline\n" in text
    assert "[second](#offline-metrics)" in text
    assert "https://example.org/#offline-metrics" in text


def test_a_setext_heading_keeps_its_underline() -> None:
    subject, _ = drawn("Title\n=====\n\n[x](#title)\n")
    edits = links.rename(subject.document, "title", "New title").edits
    assert after(subject, *edits) == "New title\n=====\n\n[x](#new-title)\n"


@pytest.mark.parametrize("name", ["", "  ", "##"])
def test_a_heading_cannot_lose_its_name(name: str) -> None:
    subject, _ = drawn(TEXT)
    with pytest.raises(ValueError, match="needs a name"):
        links.rename(subject.document, "offline-metrics", name)


@pytest.mark.parametrize("text", ["Plain ‸text", "[x](‸other.md)", "`[x](#fe‸ed)`", "![x](#fe‸ed)"])
def test_elsewhere_nothing_is_meant(text: str) -> None:
    subject, offset = drawn(f"# Feed\n\n{text}\n")
    assert links.anchor_at(subject.document, offset) is None
