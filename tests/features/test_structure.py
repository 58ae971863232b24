"""Outline, lenses, hints, folds, selections and tokens: the document's structure as an editor shows it."""

from __future__ import annotations

from itertools import pairwise

from designdoc.document.parse import parse
from designdoc.features.folding import folds, selection
from designdoc.features.hover import hover
from designdoc.features.inlays import inlays
from designdoc.features.lenses import lenses
from designdoc.features.outline import outline, plain_outline
from designdoc.features.subject import Subject
from designdoc.features.summary import summary
from designdoc.features.tokens import TokenKind, tokens
from designdoc.packs.store import load
from designdoc.recognition.coverage import State
from designdoc.records import replace
from designdoc.rules.engine import Reviewer
from designdoc.text import Span

from .drawn import drawn, quoted

TEXT = """\
---
status: draft
---

# Feed

## How good is it offline?

- NDCG@20 of 0.35 on the held-out week
- 设计 😀

### Data

| a | b |
| --- | --- |
| 1 | TODO |

```py
x
```

## Monitoring

TBD
"""


def test_the_outline_is_the_tree_of_headings_with_states() -> None:
    subject, _ = drawn(TEXT)
    (title,) = outline(subject)
    assert [child.name for child in title.children] == ["How good is it offline?", "Monitoring"]
    assert [child.name for child in title.children[0].children] == ["Data"]
    monitoring = title.children[1]
    assert monitoring.state in (State.THIN, State.MISSING)
    assert "Monitoring and alerting" in monitoring.detail
    assert quoted(subject, monitoring.span) == "## Monitoring\n\nTBD"
    assert quoted(subject, monitoring.name_span) == "## Monitoring"


def test_the_plain_outline_has_the_same_tree() -> None:
    subject, _ = drawn(TEXT)
    (title,) = plain_outline(subject.document)
    assert [child.name for child in title.children] == ["How good is it offline?", "Monitoring"]


def test_the_title_carries_the_summary_and_sections_what_is_open() -> None:
    subject, _ = drawn(TEXT)
    found = {quoted(subject, lens.span): lens.text for lens in lenses(subject)}
    assert found["# Feed"] == summary(subject)
    assert found["# Feed"].startswith(" of ".join(map(str, subject.coverage.tally)) + " sections")
    assert "thin" in found["## Monitoring"]


def test_a_section_is_not_blamed_for_those_that_would_stand_after_it() -> None:
    text = TEXT.replace("draft", "in-review")
    subject, _ = drawn(f"{text}\nAverage traffic is 500 requests/s, the peak is 300 requests/s.\n")
    monitoring = next(p for p in subject.document.passages if p.heading is not None and p.heading.text == "Monitoring")
    here = [f for f in subject.review.findings if monitoring.span.start <= f.span.start]
    assert {"missing-section", "peak-below-average"} <= {finding.rule for finding in here}
    lens = next(lens.text for lens in lenses(subject) if quoted(subject, lens.span) == "## Monitoring")
    assert lens.split(" · ")[-1] == "1 error, 1 warning", "the peak, and the placeholder"


def test_a_document_without_a_title_has_its_summary_on_the_first_line() -> None:
    subject, _ = drawn("Just a line.\n\n## Goals\n\n## Risks\n")
    assert quoted(subject, lenses(subject)[0].span) == "Just a line."


def test_hints_name_the_section_where_a_heading_says_it_otherwise() -> None:
    subject, _ = drawn(
        "# Feed\n\n## Offline evaluation metrics\n\nNDCG of 0.3.\n\n## Baseline\n\n50M requests per day.\n"
    )
    whole = Span(0, len(subject.document.text))
    labels = [inlay.text for inlay in inlays(subject, whole)]
    assert "Baseline" not in labels
    assert "≈ 579/s" in labels
    first_line = subject.document.text.index("##")
    assert inlays(subject, Span(0, first_line)) == []


def test_sections_lists_tables_fences_and_front_matter_fold() -> None:
    subject, _ = drawn(TEXT)
    lines = subject.document.text.split("\n")
    folded = {(lines[fold.first], lines[fold.last]) for fold in folds(subject.document)}
    assert {
        ("---", "---"),
        ("# Feed", "TBD"),
        ("## How good is it offline?", "```"),
        ("### Data", "```"),
        ("| a | b |", "| 1 | TODO |"),
        ("```py", "```"),
    } <= folded
    assert all(first != last for first, last in folded if first not in ("---", "```"))


def test_a_selection_grows_from_the_cell_to_the_document() -> None:
    subject, offset = drawn(TEXT.replace("TODO", "TO‸DO"))
    grown = [quoted(subject, span) for span in selection(subject.document, offset)]
    assert grown[0] == "TODO"
    assert grown[1].startswith("| a | b |")
    assert grown[-1] == subject.document.text
    assert [text.split("\n")[0] for text in grown[2:-1]] == ["### Data", "## How good is it offline?", "# Feed"]
    assert all(inner in outer for inner, outer in pairwise(grown))


def test_a_selection_holds_its_place_wherever_that_is() -> None:
    subject, _ = drawn(TEXT)
    for offset in range(len(subject.document.text) + 1):
        assert all(span.contains(offset) for span in selection(subject.document, offset)), offset


def test_the_outline_counts_what_lenses_count() -> None:
    """What is missing behind a section is no fault of it, and is counted at the title."""
    subject, _ = drawn(TEXT.replace("status: draft", "framework: ml-system-design"))
    (title,) = outline(subject)
    counts = {
        lens.text.rpartition(" · ")[2] for lens in lenses(subject) if quoted(subject, lens.span) == "## Monitoring"
    }
    assert counts == {title.children[1].detail.rpartition(" · ")[2]} == {"1 warning"}
    assert "warnings" in title.detail


def test_placeholders_and_metrics_are_coloured() -> None:
    subject, _ = drawn(TEXT)
    found = [(token.kind, quoted(subject, token.span)) for token in tokens(subject)]
    assert (TokenKind.PLACEHOLDER, "TBD") in found
    assert any(kind is TokenKind.METRIC and text.startswith("NDCG") for kind, text in found)
    spans = [token.span for token in tokens(subject)]
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_placeholders_of_a_rule_by_any_name_are_coloured() -> None:
    """What a rule marks stands in its file, so that the rules of a team are treated like those that ship."""
    pack = load("ml-system-design")
    renamed = {"placeholder-text": "our-placeholders", "template-text-left": "our-template"}
    rules = tuple(replace(rule, id=renamed.get(rule.id, rule.id), aliases=()) for rule in pack.rules)
    reviewer = Reviewer(replace(pack, rules=rules))
    subject = Subject(reviewer.review(parse(TEXT)), reviewer)
    assert "TBD" in [quoted(subject, token.span) for token in tokens(subject) if token.kind is TokenKind.PLACEHOLDER]


def test_a_word_that_is_no_metric_in_the_singular_is_not_coloured() -> None:
    subject, _ = drawn("# Shop\n\n## Online metrics\n\nThe sale is lost; sales fall by 3%.\n")
    found = [quoted(subject, token.span) for token in tokens(subject) if token.kind is TokenKind.METRIC]
    assert found == ["sales"]
    place = subject.document.text.index("sale is")
    assert hover(subject, place + 1) is None
    assert hover(subject, subject.document.text.index("sales fall") + 1) is not None


def test_two_sections_are_named_in_the_room_that_a_hint_has() -> None:
    subject, _ = drawn("# Feed\n\n## Deployment and monitoring plan\n\nA canary first; alerts on drift.\n")
    (hint,) = inlays(subject, Span(0, len(subject.document.text)))
    assert hint.text == "Deployment and rollout + 1"
    assert hint.tooltip == "This heading is read as the sections Deployment and rollout and Monitoring and alerting."
