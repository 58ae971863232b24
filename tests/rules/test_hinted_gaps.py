"""A gap at which a loose word hints weighs less, and its message names the word: readers disagree about such gaps."""

from __future__ import annotations

from reviewing import findings

from designdoc.findings import Finding, Severity

BARE = """\
# Related videos

## Problem statement

Viewers leave after one video, because the list beside it repeats what they have already seen this week.
"""
HINTED = f"""{BARE}
## Notes

The incumbent list is sorted by hand.
"""
ASKED = {"select": ["missing-section"], "only-sections": ["baseline"]}


def gap(text: str, **settings: object) -> Finding:
    (found,) = findings(text, {**ASKED, **settings})
    return found


def test_where_nothing_speaks_of_a_required_section_its_gap_is_a_warning() -> None:
    found = gap(BARE)
    assert (found.severity, found.message.split(". ")[0]) == (Severity.WARNING, "No 'Baseline' section found")


def test_where_a_word_hints_at_it_the_gap_is_a_remark_that_names_the_word() -> None:
    found = gap(HINTED)
    assert (found.severity, found.message.split(". ")[0]) == (
        Severity.INFO,
        "No 'Baseline' section found; only 'incumbent' hints at it",
    )


def test_a_recommended_section_stays_a_hint() -> None:
    found = gap(HINTED, **{"only-sections": ["background"]})
    assert found.severity is Severity.HINT


def test_a_part_of_the_requirements_at_which_a_word_hints_is_not_said_to_be_missing() -> None:
    notes = "## Notes\n\nSupport is asked by users.\n"
    text = f"{BARE}\n## Non-functional requirements\n\n- Latency: p99 below 120 ms\n\n{notes}"
    (found,) = findings(text, {"select": ["requirements-part-missing"]})
    assert "traffic estimate" in found.message
    assert "functional requirements" not in found.message
