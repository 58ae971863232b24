"""Completion: what could stand at the cursor, and nothing where an author only writes."""

from __future__ import annotations

import pytest

from designdoc.features.completion import ItemKind, complete
from designdoc.features.completion.documentation import documentation

from .drawn import after, drawn, quoted

DESIGN = "# Feed\n\n## Problem statement\n\nViewers leave within 40 seconds in 38% of sessions.\n\n"


def test_after_a_heading_marker_the_missing_sections_come_in_order() -> None:
    subject, offset = drawn(DESIGN + "## ‸\n")
    items = complete(subject, offset)
    assert {item.kind for item in items} == {ItemKind.SECTION}
    required = [item.id for item in items if item.detail.startswith("required")]
    assert [item.id for item in items][: len(required)] == required
    orders = [section.order for id_ in required if (section := subject.section(id_)) is not None]
    assert orders == sorted(orders)
    assert "problem-statement" not in required


@pytest.mark.parametrize("text", ["# ‸\n", "\n# Pro‸\n", "---\ntitle: Feed\n---\n\n# ‸\n", "Some words.\n\n# ‸\n"])
def test_the_first_heading_of_the_highest_level_is_the_title_and_no_section(text: str) -> None:
    assert complete(*drawn(text)) == []
    assert complete(*drawn(f"# Feed\n\n{text}"))


def test_what_was_typed_is_replaced_and_the_scaffold_follows() -> None:
    subject, offset = drawn(DESIGN + "### Offline‸\n")
    item = next(item for item in complete(subject, offset) if item.id == "offline-evaluation")
    assert quoted(subject, item.edit.span) == "Offline"
    assert item.filter_text == item.label
    text = after(subject, item.edit)
    assert f"### {item.label}\n\n" in text
    assert "## ## " not in text
    assert item.edit.snippet is not None
    assert item.edit.snippet.startswith(item.label)
    assert "${1:" in item.edit.snippet


def test_without_the_space_it_is_inserted() -> None:
    subject, offset = drawn(DESIGN + "##‸\n")
    item = complete(subject, offset)[0]
    assert f"## {item.label}\n" in after(subject, item.edit)
    assert item.filter_text == f" {item.label}", "else VS Code orders by the first space in a name once one is typed"


NUMBERED = "# Feed\n\n## 1. Problem statement\n\nViewers leave within 40 seconds in 38% of sessions.\n\n"


@pytest.mark.parametrize(
    ("typed", "replaced", "heading"),
    [
        ("## 2. Base‸", "Base", "## 2. Baseline"),
        ("## 7) ‸", "", "## 7) Baseline"),
        ("## Step 3: base‸", "base", "## Step 3: Baseline"),
        ("## Base‸", "Base", "## 2. Baseline"),
        ("##‸", "", "## 2. Baseline"),
        ("‸", "", "## 2. Baseline"),
        ("### Base‸", "Base", "### Baseline"),
        ("## Base‸\n\n## 3. Serving\n\nBy day.", "Base", "## Baseline"),
    ],
)
def test_numbered_headings_go_on(typed: str, replaced: str, heading: str) -> None:
    subject, offset = drawn(NUMBERED + typed + "\n")
    item = next(item for item in complete(subject, offset) if item.id == "baseline")
    assert quoted(subject, item.edit.span) == replaced
    assert item.filter_text.lstrip() == "Baseline"
    assert f"\n{heading}\n\n" in after(subject, item.edit)
    assert item.edit.snippet is not None
    assert item.edit.snippet.partition("\n\n")[0] == item.edit.text.partition("\n\n")[0]


def test_an_empty_line_offers_whole_sections_at_the_level_of_their_neighbours() -> None:
    subject, offset = drawn(DESIGN + "‸\n")
    item = next(item for item in complete(subject, offset) if item.id == "baseline")
    assert "\n## Baseline\n\n" in after(subject, item.edit)


def test_words_that_begin_a_section_offer_only_that_section() -> None:
    subject, offset = drawn(DESIGN + "Basel‸\n")
    (item,) = complete(subject, offset)
    assert item.id == "baseline"


def test_the_next_section_in_order_is_preselected() -> None:
    subject, offset = drawn(DESIGN + "## ‸\n\n## Risks\n\nNone of them is small: the model may go stale in a week.\n")
    chosen = [item.id for item in complete(subject, offset) if item.preselect]
    assert len(chosen) == 1
    section, before = subject.section(chosen[0]), subject.section("problem-statement")
    assert section is not None
    assert before is not None
    assert section.order > before.order


@pytest.mark.parametrize(
    "text",
    [
        "Viewers lea‸",
        "A line of prose.\nBasel‸",
        "## Offline‸ metrics",
        "```\n## ‸\n```",
        "- Basel‸",
    ],
)
def test_prose_code_and_finished_headings_are_left_alone(text: str) -> None:
    assert complete(*drawn(DESIGN + text + "\n")) == []


def test_metrics_are_offered_where_metrics_are_discussed() -> None:
    subject, offset = drawn("# Feed\n\n## Offline metrics\n\nWe compare NDC‸\n")
    items = complete(subject, offset)
    assert items
    assert items[0].label.casefold().startswith("ndc")
    assert quoted(subject, items[0].edit.span) == "NDC"
    subject, offset = drawn("# Feed\n\n## Problem statement\n\nWe compare NDC‸\n")
    assert complete(subject, offset) == []


def test_front_matter_keys_that_are_there_are_not_offered_again() -> None:
    labels = [item.label for item in complete(*drawn("---\nstatus: draft\npro‸\n---\n\n# Feed\n"))]
    assert "profile" in labels
    assert "status" not in labels


def test_front_matter_values_follow_their_key() -> None:
    labels = [item.label for item in complete(*drawn("---\nprofile: ‸\n---\n\n# Feed\n"))]
    assert {"production", "interview"} <= set(labels)


@pytest.mark.parametrize(
    ("above", "label", "after_it"),
    [
        ("designdoc:\n  ‸", "profile", "designdoc:\n  profile: "),
        ("designdoc:\n  dis‸", "disable", "designdoc:\n  disable: "),
        ("designdoc: {pro‸}", "profile", "designdoc: {profile: }"),
        ("designdoc: {profile:‸}", "pilot", "designdoc: {profile: pilot}"),
        ("designdoc:\n  profile: pi‸", "pilot", "designdoc:\n  profile: pilot"),
        ("designdoc:\n  disable: [no-b‸]", "no-baseline", "designdoc:\n  disable: [no-baseline]"),
        ("designdoc:\n  disable:\n    - ‸", "no-baseline", "designdoc:\n  disable:\n    - no-baseline"),
        ("designdoc: {disable: [no-baseline, ‸]}", "no-diagram", None),
        ("not-applicable:\n  ‸", "feature-store", "not-applicable:\n  feature-store: "),
        ("not-applicable: {fea‸}", "feature-store", "not-applicable: {feature-store: }"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_below_keys_of_front_matter(above: str, label: str, after_it: str | None, newline: str) -> None:
    subject, offset = drawn(f"---\nstatus: draft\n{above}\n---\n\n# Feed\n".replace("\n", newline))
    items = {item.label: item for item in complete(subject, offset)}
    assert "status" not in items or not above.startswith("not")
    if after_it is None:
        assert "latency-without-percentile" in items
        return
    assert f"{after_it}\n---".replace("\n", newline) in after(subject, items[label].edit)
    assert items[label].filter_text.lstrip() == label


def test_below_keys_of_front_matter_nothing_is_offered_twice_or_in_free_text() -> None:
    subject, offset = drawn("---\ndesigndoc:\n  profile: pilot\n  ‸\n---\n\n# Feed\n")
    labels = [item.label for item in complete(subject, offset)]
    assert "profile" not in labels
    assert {"status", "disable"} <= set(labels)
    subject, offset = drawn("---\nnot-applicable:\n  feature-store: ‸\n---\n\n# Feed\n")
    assert complete(subject, offset) == []


def test_suppressions_offer_first_the_rules_that_speak_and_ask_for_the_reason() -> None:
    subject, offset = drawn("# Feed\n\nTODO\n\n<!-- designdoc-disable-next-line ‸ -->\n")
    items = complete(subject, offset)
    speaking = {finding.rule for finding in subject.review.findings}
    labels = [item.label for item in items]
    assert "placeholder-text" in labels
    assert set(labels[: len(speaking & set(labels))]) <= speaking
    assert items[0].edit.snippet is not None
    assert items[0].edit.snippet.endswith(": ${1:reason}")


def test_a_comment_offers_the_directives() -> None:
    labels = [item.label for item in complete(*drawn("# Feed\n\n<!-- ‸\n"))]
    assert "designdoc-disable-next-line" in labels


def test_documentation_is_made_for_sections_metrics_and_rules_only() -> None:
    subject, _ = drawn(DESIGN)
    assert "**Baseline**" in (documentation(subject, ItemKind.SECTION, "baseline") or "")
    assert documentation(subject, ItemKind.SECTION, "no-such") is None
    assert documentation(subject, ItemKind.ANCHOR, "baseline") is None
