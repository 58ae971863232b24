"""What stands below "Alternatives considered" is an option that was weighed, and no part of the design."""

from __future__ import annotations

import pytest
from recognised import recognise, sections_of, state

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import State
from designdoc.recognition.recogniser import Recogniser

TEXT = """# Churn prediction

## {heading}

### Feature store

A feature store such as Feast would serve the same features online. Not needed for a nightly batch, so we dropped it.

### Deep learning model

An LSTM over events gained 0.3 points of AUC and took eight GPU hours, four times what the budget has. Rejected.
"""


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Alternatives considered",
            "Rejected alternatives",
            "3. Alternatives",
            "Рассмотренные альтернативы",
            "备选方案",
        ),
        *(
            "検討した代替案",
            "검토한 대안",
            "Alternativas consideradas",
            "Alternatives envisagées",
            "Verworfene Alternativen",
        ),
    ],
)
def test_headings_below_alternatives_are_options(heading: str) -> None:
    text = TEXT.format(heading=heading)
    assert sections_of(text)[1:] == [("alternatives-considered",)] * 3
    assert state(text, "alternatives-considered") is State.COVERED
    assert state(text, "feature-store") is not State.COVERED
    assert state(text, "model-architecture") is not State.COVERED


def test_a_comparison_of_models_among_the_alternatives_is_one() -> None:
    models = "We compared logistic regression, gradient boosting and an LSTM: boosting wins, trees cost less to serve."
    text = f"# Churn\n\n## Alternatives considered\n\n### Models\n\n{models}\n"
    assert state(text, "model-selection") is not State.MISSING


@pytest.mark.parametrize("heading", ["Key decisions", "Design", "Trade-offs"])
def test_below_other_headings_a_section_is_itself(heading: str) -> None:
    assert sections_of(TEXT.format(heading=heading))[2] == ("feature-store",)


def test_the_alternatives_end_with_the_next_heading_of_their_level() -> None:
    text = (
        TEXT.format(heading="Alternatives considered") + "\n## Feature store\n\nFeast serves both training and API.\n"
    )
    assert recognise(text).headings[-1].sections == ("feature-store",)


def test_an_overview_with_a_drawing_is_one_of_the_design() -> None:
    recogniser = Recogniser(load("design-doc"))
    drawn = recogniser.recognise(parse("# Routing\n\n## Overview\n\nThe parts:\n\n![Architecture](parts.png)\n"))
    told = recogniser.recognise(parse("# Routing\n\n## Overview\n\nCalls are routed by weight from now on.\n"))
    assert drawn.headings[1].sections == ("overview-of-design",)
    assert told.headings[1].sections == ("summary",)
