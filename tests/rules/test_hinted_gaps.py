"""A gap at which a loose word hints weighs less, and its message names the word: readers disagree about such gaps."""

from __future__ import annotations

from textwrap import dedent

from reviewing import findings

from designdoc.findings import Finding, Severity
from designdoc.text.apply import apply_edits

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


def test_a_gap_refers_to_no_other_place_where_there_is_none_to_look_at() -> None:
    assert gap(BARE).related == (), "editors show every related place as a line of its own"


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


SENTENCE = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."


def with_sentence(heading: str) -> str:
    return f"{BARE}\n## {heading}\n\n{SENTENCE}\n"


def test_where_a_sentence_sounds_like_it_the_gap_is_a_remark_that_quotes_and_shows_the_sentence() -> None:
    text = with_sentence("What Anna brought")
    found = gap(text)
    assert (found.severity, found.message.split(". ")[0]) == (
        Severity.INFO,
        "No 'Baseline' section found; 'The monthly mean is off by 19 percent, embarrassing how har…' sounds like it",
    )
    assert [text[r.span.start : r.span.end] for r in found.related] == [SENTENCE]


def test_what_stands_under_the_heading_of_another_section_is_about_that_section() -> None:
    assert gap(with_sentence("Cost")).severity is Severity.WARNING


def test_a_question_is_no_answer() -> None:
    text = with_sentence("What Anna brought").replace(SENTENCE, SENTENCE[:-1] + "?")
    assert gap(text).severity is Severity.WARNING


def test_where_hardly_any_heading_is_known_a_gap_is_a_remark_that_says_so() -> None:
    strange = "".join(f"## {name}\n\nThe boat came back at noon with a full hold.\n\n" for name in ("Anna", "Boris"))
    found = gap(f"{BARE}\n{strange}")
    assert (found.severity, found.message.split(". ")[0]) == (
        Severity.INFO,
        "No 'Baseline' section found; most of the text stands under no heading that names a section",
    )


SAID_OTHERWISE = {
    "Non-functional requirements": "It must answer before the page has drawn, a tenth of a second at the most.",
    "Scale and traffic estimation": "Two million people open it on a Sunday, which is forty a second in the evening.",
    "Success metrics": "By Christmas returns should be down from nine in a hundred to seven, or we stop.",
    "Alternatives considered": "We could have bought it from the big vendor, but they see all our customers then.",
}


def test_where_much_of_what_seems_missing_is_said_in_other_words_the_rest_is_doubted_too() -> None:
    required = [f for f in findings(BARE, {"select": ["missing-section"]}) if f.severity is Severity.WARNING]
    left_out = {*SAID_OTHERWISE, "Baseline", "Labels and ground truth"}
    titles = [title for found in required if (title := found.message.split("'")[1]) not in left_out]
    headed = "".join(f"## {title}\n\nSo it is.\n\n" for title in titles)
    for fewer, severity in ((0, Severity.INFO), (1, Severity.WARNING)):
        said = "".join(f"{sentence}\n\n" for sentence in [*SAID_OTHERWISE.values()][fewer:])
        found = gap(f"{BARE}\n## What Anna brought\n\n{said}{headed}")
        assert found.severity is severity
        assert ("; much of what seems missing here is said in other words" in found.message) is not bool(fewer)
        assert not found.doubted


def test_a_rule_about_one_section_is_a_remark_for_the_same_reasons_and_quotes_the_sentence() -> None:
    model = "## Model architecture\n\nA gradient-boosted tree with 400 leaves scores each shop.\n"
    (found,) = findings(f"{with_sentence('What Anna brought')}\n{model}", {"select": ["no-baseline"]})
    assert found.severity is Severity.INFO
    assert found.message.endswith("'The monthly mean is off by 19 percent, embarrassing how har…' sounds like it.")


def titles_of_fixes(found: Finding) -> list[str]:
    return [fix.title for fix in found.fixes]


def test_what_the_text_seems_to_speak_of_is_inserted_by_nobody_but_its_author() -> None:
    found = gap(with_sentence("What Anna brought"))
    assert found.doubted
    assert all(fix.asks for fix in found.fixes)
    assert "Insert section 'Baseline'" in titles_of_fixes(found)
    sure = gap(BARE)
    assert not sure.doubted
    assert not any(fix.asks for fix in sure.fixes)


def test_its_sentence_can_be_begun_with_the_name_of_the_section_and_then_it_is_there() -> None:
    text = with_sentence("What Anna brought")
    found = gap(text)
    assert titles_of_fixes(found)[0] == "Begin the sentence that sounds like it with 'Baseline:'"
    named = apply_edits(text, found.fixes[0].edits)
    assert named == text.replace(SENTENCE, f"Baseline: {SENTENCE}")
    assert findings(named, ASKED) == ()


def test_a_row_cannot_be_begun_with_a_name() -> None:
    row = "| Anna said | and nobody wondered |\n| --- | --- |\n| The monthly mean is off by 19 percent | hard to top |"
    found = gap(with_sentence("What Anna brought").replace(SENTENCE, row))
    assert found.doubted
    assert not any(title.startswith("Begin") for title in titles_of_fixes(found))


def test_what_most_headings_leave_open_is_inserted_with_what_nothing_is_said_of() -> None:
    strange = "".join(f"## {name}\n\nThe boat came back at noon with a full hold.\n\n" for name in ("Anna", "Boris"))
    found = gap(f"{BARE}\n{strange}")
    assert found.severity is Severity.INFO
    assert not found.doubted


def test_all_sections_are_inserted_at_once_and_in_one_go_only_those_of_which_nothing_is_said() -> None:
    text = with_sentence("What Anna brought")
    missing = [f for f in findings(text, {"select": ["missing-section"]}) if f.severity is not Severity.HINT]
    number, doubted = len(missing), [f.section for f in missing if f.doubted]
    assert "baseline" in doubted
    sure = next(f for f in missing if not f.doubted)
    together, every = sure.fixes[1:3]
    assert (together.title, together.asks) == (
        f"Insert the {number - len(doubted)} required sections of which nothing is said",
        False,
    )
    assert (every.title, every.asks) == (f"Insert all {number} missing required sections", True)
    assert "## Baseline" not in apply_edits(text, together.edits)
    assert "## Baseline" in apply_edits(text, every.edits)


def test_a_word_within_a_longer_one_is_no_second_word() -> None:
    """The latency in "p99 latency" would otherwise make two metrics, which hint at a kind of task."""
    text = f"{BARE}\n## Non-functional requirements\n\nThe p99 latency stays below 120 ms at 2,000 requests a second.\n"
    assert gap(text, **{"only-sections": ["ml-task-type"]}).severity is Severity.WARNING


def test_one_word_is_one_word_even_if_it_is_two_terms() -> None:
    """Latency is a term by itself, and a member of the group of targets with a duration."""
    text = f"{BARE}\n## Notes\n\n- Latency: 200 ms?\n"
    assert gap(text, **{"only-sections": ["non-functional-requirements"]}).severity is Severity.WARNING


def test_a_common_word_of_one_language_is_no_hint_of_another() -> None:
    text = """\
        # Videos relacionados

        ## Planteamiento del problema

        La gente deja la página con frecuencia después de un vídeo, porque la lista no cambia con el tiempo.
        """
    alternatives = {"only-sections": ["alternatives-considered"]}
    assert gap(dedent(text), **alternatives).severity is Severity.WARNING
