"""Wordings: what fixes write into running text, in the language of the document, with gaps for the author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from reviewing import findings
from test_examples import RULES

from designdoc.packs.scaffold import parse
from designdoc.rules.fixes.wordings import BEHIND_COLON, adding, alternatives, rendered
from designdoc.text import Span
from markdown_fixtures import apply

LATENCY = {"en": "p99 under ${1:200} ms", "ja": "p99 が ${1:200} ms 以下", "fr": "p99 sous ${1:200} ms"}
LANGUAGES = {"en", "ru", "zh", "ja", "ko", "es", "pt", "fr", "de"}


def added(text: str, language: str, **form: object) -> str:
    (fix,) = adding(text, len(text), LATENCY, language, "Say how fast", **form)  # type: ignore[arg-type]
    return apply(text, fix.edits)


def test_a_remark_has_the_words_and_brackets_of_the_language() -> None:
    assert added("Fast", "en") == "Fast (p99 under … ms)"
    assert added("高速", "ja") == "高速（p99 が … ms 以下）"


def test_behind_a_colon() -> None:
    assert added("Latence", "fr", form=BEHIND_COLON) == "Latence : p99 sous … ms"


def test_a_language_without_words_of_its_own_has_the_english_ones() -> None:
    assert added("Snel", "nl") == "Snel (p99 under … ms)"


def test_only_an_editor_with_tab_stops_is_shown_a_number_to_start_from() -> None:
    plain, snippet = rendered("p99 under ${1:200} ms")
    assert plain == "p99 under … ms"
    assert snippet == "p99 under ${1:200} ms"


def test_a_remark_that_waits_for_its_words_is_not_added_again() -> None:
    assert adding("Fast (p99 under … ms)", 4, LATENCY, "en", "Say how fast") == ()


def test_one_of_several_answers_is_left_to_the_author_and_a_single_one_is_not() -> None:
    two = alternatives(Span(0, 3), {"99.9%": "99.9", "99.5%": "99.5"})
    assert [fix.title for fix in two] == ["Write '99.9%'", "Write '99.5%'"]
    assert all(fix.asks for fix in two)
    assert [fix.asks for fix in alternatives(Span(0, 3), {"99.9%": "99.9"})] == [False]


def wordings(options: object, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """The wordings in the options of a rule, each with its place."""
    if isinstance(options, Mapping) and "en" in options and isinstance(options["en"], str):
        yield path, options
    elif isinstance(options, Mapping):
        for key, value in options.items():
            yield from wordings(value, f"{path}.{key}")


@pytest.mark.parametrize(
    ("place", "wording"), [found for rule in RULES.values() for found in wordings(rule.options, rule.id)]
)
def test_what_shipped_rules_offer_to_write_is_there_in_all_languages(place: str, wording: Mapping[str, str]) -> None:
    assert set(wording) == LANGUAGES, place
    for snippet in wording.values():
        assert parse(snippet)


def test_levels_of_availability_keep_the_sign_of_the_author() -> None:
    text = "# Feed\n\n## Non-functional requirements\n\n- 100 % uptime\n"
    (found,) = findings(text, only=("perfect-availability",))
    assert [fix.title for fix in found.fixes] == ["Write '99.9 %'", "Write '99.95 %'", "Write '99.5 %'"]
