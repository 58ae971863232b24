"""Hover: a card for what lies under the cursor, and silence everywhere else."""

from __future__ import annotations

import pytest

from designdoc.features.hover import hover

from .drawn import drawn, quoted


def test_a_heading_is_explained_with_state_questions_and_examples() -> None:
    subject, offset = drawn(
        "# Feed\n\n## 3. Offline ‸evaluation metrics (draft)\n\nNDCG@20 of 0.35 on held-out weeks.\n"
    )
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == "## 3. Offline evaluation metrics (draft)"
    for part in ("**Offline evaluation**", "required", "**Questions it answers**", "**Common mistake:**", "**Good**"):
        assert part in card.markdown


def test_a_heading_says_what_is_still_missing_here() -> None:
    subject, offset = drawn("# Feed\n\n## Offline metrics‸\n\nTBD\n")
    card = hover(subject, offset)
    assert card is not None
    assert "**Still missing here**" in card.markdown
    assert "Placeholder left: 'TBD'." in card.markdown


def test_a_heading_that_stands_for_two_sections_has_both_cards() -> None:
    subject, offset = drawn("# Feed\n\n## Offline and online metrics‸\n\nNDCG@20 of 0.35, and watch time.\n")
    card = hover(subject, offset)
    assert card is not None
    assert card.markdown.index("**Offline evaluation**") < card.markdown.index("**Online metrics**")


def test_the_title_stands_for_the_whole_document() -> None:
    subject, offset = drawn("# ‸Ranking the feed\n\n## Offline metrics\n\nNDCG@20 of 0.35.\n")
    card = hover(subject, offset)
    assert card is not None
    covered, required = subject.coverage.tally
    assert f"{covered} of {required} sections" in card.markdown
    assert "**Missing sections**" in card.markdown


SENTENCE = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."


def test_a_sentence_that_sounds_like_a_gap_says_so_and_what_to_do() -> None:
    subject, offset = drawn(f"# Feed\n\n## What Anna brought\n\nIt rained. {SENTENCE.replace('hard', 'ha‸rd')}\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == SENTENCE
    for part in (
        "**Baseline** · Develop the model",
        "required · missing; this sentence sounds like it",
        "- Begin it with “Baseline:”.",
        "- Give it the heading “Baseline”.",
        "- Teach designdoc its heading “What Anna brought”, which goes to `synonyms:` in `.designdoc.yaml`.",
        "**Questions it answers**",
    ):
        assert part in card.markdown


def test_where_the_section_is_covered_such_a_sentence_is_a_sentence() -> None:
    covered = "## Baseline\n\nPopularity of the last week gives NDCG@20 0.22, and random order 0.04, on the test week."
    text = f"# Feed\n\n{covered}\n\n## What Anna brought\n\n{SENTENCE.replace('hard', 'ha‸rd')}\n"
    assert hover(*drawn(text)) is None


def test_a_heading_that_names_no_section_tells_what_is_below_it() -> None:
    subject, offset = drawn(f"# Feed\n\n## What Anna br‸ought\n\n{SENTENCE}\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == "## What Anna brought"
    assert "designdoc does not know this heading." in card.markdown
    assert "- **Baseline** (missing): The monthly mean is off by 19 percent" in card.markdown


def test_the_overview_tells_where_a_gap_is_doubtful() -> None:
    """On the title, and on the first line of a document that has none: there stand the findings about the whole."""
    for text in (f"# Fe‸ed\n\n## What Anna brought\n\n{SENTENCE}\n", f"Notes‸.\n\nIt rained.\n\n{SENTENCE}\n"):
        card = hover(*drawn(text))
        assert card is not None
        assert "- Baseline; line 5 sounds like it\n" in card.markdown
    card = hover(*drawn("# Fe‸ed\n\n## Notes\n\nThe incumbent list is sorted by hand.\n"))
    assert card is not None
    assert "- Baseline; “incumbent” in line 5 hints at it\n" in card.markdown


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("We report ND‸CG@20 weekly.", "NDCG", "offline metric"),
        ("| Metric | Target |\n| --- | --- |\n| PR-A‸UC | 0.8 |", "PR-AUC", "offline metric"),
        ("Success is click-through r‸ate.", "click-through rate", "online metric"),
    ],
)
def test_names_of_metrics_are_explained(text: str, word: str, kind: str) -> None:
    subject, offset = drawn(f"# Feed\n\n## Metrics\n\n{text}\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span).startswith(word)
    assert kind in card.markdown


def test_a_name_of_a_metric_and_of_a_loss_has_both_cards_with_the_names_of_tasks() -> None:
    subject, offset = drawn("# Feed\n\n## Training\n\nThe model minimises cross-ent‸ropy loss over all members.\n")
    card = hover(subject, offset)
    assert card is not None
    metric, loss = card.markdown.split("\n\n---\n\n")
    assert "offline metric" in metric
    assert "Used for: binary classification, " in metric
    assert "· loss" in loss
    assert "Fits: binary classification, " in loss


def test_a_card_has_the_english_names_and_the_one_that_was_written() -> None:
    subject, offset = drawn("# Feed\n\n## Offline metrics\n\nAccu‸racy of 0.9 on held-out weeks.\n")
    card = hover(subject, offset)
    assert card is not None
    assert card.markdown.startswith("**accuracy (classification accuracy)** · ")
    text = "# Feed\n\n## Bewertung\n\nDie Genau‸igkeit auf den Testdaten liegt bei 90 % und die der Regel bei 70 %.\n"
    subject, offset = drawn(text)
    card = hover(subject, offset)
    assert card is not None
    assert card.markdown.startswith("**accuracy (Genauigkeit, classification accuracy)** · ")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("We serve 50 million requests per d‸ay.", "about 579 per second"),
        ("The peak is 5,000 requests per sec‸ond.", "432 million per day"),
        ("We have 10‸M DAU.", "With one request a day each, on average about 116 per second. Peaks are"),
        (
            "We have 10‸M DAU, with 5 queries per user per day each.",
            "With 5 queries a day each, on average about 579 per",
        ),
        (
            "We have 5‸M DAU; each user makes 20 requests a day.",
            "With 20 requests a day each, on average about 1,157 per",
        ),
        (
            "5‸M daily users. Every shopper sends about 3 queries per day.",
            "With 3 queries a day each, on average about 174",
        ),
        ("5‸M DAU and 20 million requests a day.", "With one request a day each, on average about 57.9 per"),
        ("10 million dai‸ly active users; a shopper searches, 3 requests per user per day.", "about 347 per second"),
        ("1000万日‸活。", "about 116 per second"),
        ("Availability is at least 99.9‸%.", "43.8 min of downtime per month"),
    ],
)
def test_numbers_say_what_follows_from_them(text: str, sentence: str) -> None:
    subject, offset = drawn(f"# Feed\n\n## Scale\n\n{text}\n")
    card = hover(subject, offset)
    assert card is not None
    assert sentence in card.markdown


@pytest.mark.parametrize("line", ["profile: inter‸view", 'profile: "inter‸view" # practice'])
def test_a_value_in_front_matter_is_explained_as_its_key_is(line: str) -> None:
    subject, offset = drawn(f"---\n{line}\n---\n\n# Feed\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span).strip('"') == "interview"
    assert card.markdown.startswith("**profile**")
    assert "`interview`: " in card.markdown


@pytest.mark.parametrize(
    "text",
    [
        "We have 5M monthly us‸ers.",
        "There are 10 mil‸lion users.",
        "99‸% of the clicks.",
        "Each user makes 2,0‸00 requests a day.",
        "The report is asked for in 20 req‸uests a day.",
    ],
)
def test_numbers_from_which_nothing_follows_have_no_card(text: str) -> None:
    assert hover(*drawn(f"# Feed\n\n## Scale\n\n{text}\n")) is None


def test_front_matter_keys_are_explained_with_their_values() -> None:
    subject, offset = drawn("---\nstat‸us: draft\nprofile: interview\n---\n\n# Feed\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == "status"
    assert "`draft`" in card.markdown


def test_a_suppression_comment_explains_the_rule_it_silences() -> None:
    subject, offset = drawn("# Feed\n\n<!-- designdoc-disable-next-line placeholder-‸text: quoted -->\nTODO\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == "placeholder-text"
    assert "`placeholder-text`" in card.markdown


@pytest.mark.parametrize(
    ("comment", "effect"),
    [
        ("disable-next-line placeholder-text: quoted", "Hides what `placeholder-text` says on the next line."),
        ("disable a-rule, b-rule: so", "Hides what `a-rule`, `b-rule` say from here to the next `designdoc-enable`"),
        ("enable", "Shows again, from here on, what designdoc says."),
        ("disable-file no-baseline: none yet", "Hides what `no-baseline` says in this document."),
    ],
)
def test_a_suppression_comment_says_what_it_does(comment: str, effect: str) -> None:
    subject, offset = drawn(f"# Feed\n\n<!-- design‸doc-{comment} -->\n\nWords.\n")
    card = hover(subject, offset)
    assert card is not None
    assert quoted(subject, card.span) == f"<!-- designdoc-{comment} -->"
    assert card.markdown.startswith(effect)


@pytest.mark.parametrize(
    "text",
    [
        "# Feed\n\n## Thanks‸\n\nTo all.\n",
        "# Feed\n\nPlain ‸prose.\n",
        "# Feed\n\n```\nNDC‸G\n```\n",
        "# Feed\n\n## Scale\n\nBetween 10 and 20 request‸s per day.\n",
        "# Feed\n\nAccuracy is 95‸% there.\n",
        "‸",
    ],
)
def test_elsewhere_there_is_no_card(text: str) -> None:
    assert hover(*drawn(text)) is None
