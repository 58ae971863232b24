"""Actions: the fixes where the cursor is, all safe ones at once, and ways to silence a rule with a reason."""

from __future__ import annotations

from designdoc.features.actions import ActionKind, actions, fix_all
from designdoc.findings import Severity
from designdoc.rules.fixes.suppress import MARKDOWN, MDX
from designdoc.text import Span

from .drawn import after, drawn

DESIGN = """\
# Feed ranking

## Problem statement

Viewers leave within 40 seconds in 38% of sessions, because the feed is the same for everybody.

## Model architecture

A two-tower network is trained on clicks of the last 30 days and retrieves 500 candidates.

## Offline metrics

NDCG@20 on a held-out week rises from 0.30 to 0.35.

## Serving

The service handles 50 million requests per day at p99 below 150 ms.
"""


def test_a_gap_offers_its_section_all_sections_and_silence() -> None:
    subject, _ = drawn(DESIGN)
    gap = next(f for f in subject.review.findings if f.rule == "missing-section" and f.section == "success-metrics")
    found = actions(subject, gap.span)
    titles = [action.title for action in found]
    assert "Insert section 'Success metrics'" in titles
    assert len([title for title in titles if title.startswith("Insert all ")]) == 1, "the same change is offered once"
    assert "Suppress missing-section in this file, with a reason" in titles
    insert = next(action for action in found if action.title == "Insert section 'Success metrics'")
    assert insert.findings == (gap,)
    assert "\n## Success metrics\n" in after(subject, *insert.edits)


def test_what_mends_comes_before_second_choices() -> None:
    subject, _ = drawn(DESIGN)
    gap = next(f for f in subject.review.findings if f.rule == "missing-section" and f.section == "success-metrics")
    titles = [action.title for action in actions(subject, gap.span)]
    order = ("Insert section ", "Insert ", "Say why", "Suppress")
    kinds = [next(i for i, words in enumerate(order) if title.startswith(words)) for title in titles]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2, 3}


def test_of_equal_choices_those_that_mend_graver_findings_come_first() -> None:
    subject, _ = drawn(DESIGN)
    gap = next(f for f in subject.review.findings if f.rule == "missing-section" and f.section == "success-metrics")
    inserting = [action for action in actions(subject, gap.span) if action.title.startswith("Insert section ")]
    severities = [action.findings[0].severity for action in inserting]
    assert {Severity.WARNING, Severity.HINT} <= set(severities)
    assert severities == sorted(severities, key=[*Severity].index)


def test_silence_asks_for_a_reason_in_the_comments_of_the_language() -> None:
    subject, _ = drawn("# Feed\n\nTODO\n")
    found = next(finding for finding in subject.review.findings if finding.rule == "placeholder-text")
    for syntax, opening in ((MARKDOWN, "<!-- "), (MDX, "{/* ")):
        by_title = {action.title: action for action in actions(subject, found.span, syntax)}
        here = by_title["Suppress placeholder-text here, with a reason"]
        assert f"\n{opening}designdoc-disable-next-line placeholder-text: " in after(subject, *here.edits)
        assert here.edits[0].snippet is not None
        assert "${1:" in here.edits[0].snippet


def test_of_several_answers_each_is_an_action_and_none_is_preferred() -> None:
    subject, _ = drawn("# Feed\n\n## Non-functional requirements\n\n- 100% uptime\n")
    found = next(finding for finding in subject.review.findings if finding.rule == "perfect-availability")
    written = [action for action in actions(subject, found.span) if action.title.startswith("Write")]
    assert [action.title for action in written] == ["Write '99.9%'", "Write '99.95%'", "Write '99.5%'"]
    assert not any(action.preferred for action in written)
    assert "- 99.95% uptime\n" in after(subject, *written[1].edits)


def test_where_nothing_was_found_nothing_is_offered() -> None:
    subject, offset = drawn("# Feed\n\n## Problem statement\n\nViewers leave ‸within 40 seconds in 38% of sessions.\n")
    assert actions(subject, Span(offset, offset)) == []


def test_all_safe_fixes_fit_together_and_are_done_after_one_go() -> None:
    subject, _ = drawn("# Feed\n\n## Ofline metrics\n\nNDCG of 0.3 today.\n\n## Monitorring\n\nAlerts on drift.\n")
    everything = fix_all(subject)
    if everything is None:
        assert not any(fix.safe for finding in subject.review.findings for fix in finding.fixes)
        return
    assert everything.kind is ActionKind.FIX_ALL
    again, _ = drawn(after(subject, *everything.edits))
    assert fix_all(again) is None


def test_a_sentence_that_sounds_like_a_gap_can_be_begun_with_the_name_of_the_section() -> None:
    sentence = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."
    subject, offset = drawn(f"# Feed\n\n## What Anna brought\n\n{sentence.replace('hard', 'ha‸rd')}\n")
    (named,) = [action for action in actions(subject, Span(offset, offset)) if action.title.startswith("Begin")]
    assert named.title == "Begin this sentence with 'Baseline:'"
    assert f"\nBaseline: {sentence}\n" in after(subject, *named.edits)


def test_silence_for_one_line_is_said_to_mend_what_stands_there() -> None:
    subject, _ = drawn("# Feed\n\nTODO and TODO here.\n\nTODO there.\n")
    by_title = {action.title: action for action in actions(subject, Span(0, len(subject.document.text)))}
    rule = "placeholder-text"
    assert len(by_title[f"Suppress {rule} here, with a reason"].findings) == 2
    assert len(by_title[f"Suppress {rule} in this file, with a reason"].findings) == 3


def test_a_bold_name_of_a_section_can_be_made_a_heading() -> None:
    text = "# Feed\n\n**Data sources 😀**\n\nThe player log.\n\n**Data sources**\n\nThe log.\n\n**Zoo**\n\nGaps.\n"
    subject, _ = drawn(text)
    made = [
        [action for action in actions(subject, Span(at, at)) if action.kind is ActionKind.REWRITE]
        for at in (text.rindex("Data sources"), text.rindex("Zoo"), text.index("The log"))
    ]
    assert [[action.title for action in found] for found in made] == [["Make it a heading"], [], []]
    assert "\n## Data sources\n\nThe log." in after(subject, *made[0][0].edits)
