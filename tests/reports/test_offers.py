"""What a report says of the fixes of a finding."""

from __future__ import annotations

from designdoc.reports.offers import offer_of
from designdoc.reports.result import ReportedFix


def titled(*titles: str, asks: bool = True) -> tuple[ReportedFix, ...]:
    return tuple(ReportedFix(title, False, (), asks) for title in titles)


def offered(*fixes: ReportedFix) -> str | None:
    offer = offer_of(fixes)
    return offer.title if offer else None


def test_all_answers_of_a_choice_are_named() -> None:
    assert offered(*titled("Write '99.9%'", "Write '99.95%'", "Write '99.5%'")) == "Write '99.9%', '99.95%' or '99.5%'"
    assert offered(*titled("Link to 'a.md'", "Link to '../a.md'")) == "Link to 'a.md' or '../a.md'"


def test_other_ways_are_no_answers() -> None:
    assert offered() is None
    assert offered(*titled("Write 'p99'")) == "Write 'p99'"
    assert offered(*titled("Insert section 'Labels'", "Say why 'Labels' does not apply")) == "Insert section 'Labels'"
    assert offered(*titled("Say why 'A' does not apply", "Say why 'B' does not apply")) == "Say why 'A' does not apply"


def test_what_a_machine_applies_comes_first_and_alone() -> None:
    machine = titled("Insert section 'Labels'", "Insert section 'Loss'", asks=False)
    assert offered(*titled("Say why not"), *machine, *titled("Insert section 'Data'")) == "Insert section 'Labels'"
