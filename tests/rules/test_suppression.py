"""Suppressions in the text: what each form covers, and what is said about idle ones."""

from __future__ import annotations

import pytest
from reviewing import findings

RULE = "placeholder-text"


def lines(text: str) -> list[int]:
    """The 1-based lines on which placeholders are still reported."""
    return [text.count("\n", 0, f.span.start) + 1 for f in findings(text, {"select": [RULE]})]


def test_next_line_means_the_next_line_with_text() -> None:
    text = f"<!-- designdoc-disable-next-line {RULE}: agreed -->\n\nTBD a\n\nTBD b\n"
    assert lines(text) == [5]


def test_disable_holds_until_enable() -> None:
    text = f"TBD\n\n<!-- designdoc-disable {RULE}: agreed -->\n\nTBD\n\n<!-- designdoc-enable {RULE} -->\n\nTBD\n"
    assert lines(text) == [1, 9]


def test_disable_without_enable_holds_to_the_end_across_headings() -> None:
    assert lines(f"TBD\n\n<!-- designdoc-disable {RULE}: x -->\n\n## A\n\nTBD\n\n## B\n\nTBD\n") == [1]


def test_disable_file_holds_everywhere() -> None:
    assert lines(f"TBD\n\n## A\n\nTBD\n\n<!-- designdoc-disable-file {RULE}: x -->\n") == []


def test_without_a_rule_all_are_meant() -> None:
    assert lines("<!-- designdoc-disable -->\n\nTBD\n") == []


def test_several_rules_and_the_form_of_mdx() -> None:
    assert lines(f"{{/* designdoc-disable empty-section, {RULE}: x */}}\n\nTBD\n") == []


def test_another_rule_is_not_touched() -> None:
    assert lines("<!-- designdoc-disable empty-section: x -->\n\nTBD\n") == [3]


def test_a_group_may_be_named() -> None:
    assert lines("<!-- designdoc-disable structure: x -->\n\nTBD\n") == []


def test_a_comment_in_a_code_block_suppresses_nothing() -> None:
    assert lines(f"```html\n<!-- designdoc-disable {RULE}: x -->\n```\n\nTBD\n") == [5]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(newline: str) -> None:
    text = f"<!-- designdoc-disable-next-line {RULE}: x -->{newline}{newline}TBD{newline}{newline}TBD{newline}"
    assert len(findings(text, {"select": [RULE]})) == 1


def test_an_idle_suppression_of_a_rule_that_did_not_run_is_not_mentioned() -> None:
    text = "<!-- designdoc-disable-file heading-level-jump: x -->\n"
    assert not findings(text, {"select": ["unused-suppression"]})


def test_an_idle_suppression_of_a_rule_that_ran_is() -> None:
    text = f"<!-- designdoc-disable-file {RULE}: x -->\n"
    assert [f.rule for f in findings(text, {"select": [RULE, "unused-suppression"]})] == ["unused-suppression"]


def test_what_is_said_about_suppressions_can_be_suppressed() -> None:
    text = "<!-- designdoc-disable-file suppression-without-reason: house style -->\n<!-- designdoc-disable -->\n"
    assert not findings(text, {"select": ["suppression-without-reason"]})


@pytest.mark.parametrize("form", ["designdoc-disable", "designdoc-disable-file"])
def test_a_comment_that_silences_everything_does_not_silence_that_it_has_no_reason(form: str) -> None:
    text = f"<!-- {form} -->\n\nTBD\n"
    about = ["suppression-without-reason", "unused-suppression"]
    assert [f.rule for f in findings(text, {"select": [RULE, *about]})] == ["suppression-without-reason"]


def test_a_comment_that_silences_everything_where_nothing_is_said_is_unused() -> None:
    text = "<!-- designdoc-disable: a sketch -->\n\nEnough is said here.\n"
    assert [f.rule for f in findings(text, {"select": [RULE, "unused-suppression"]})] == ["unused-suppression"]
