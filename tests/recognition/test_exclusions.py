"""What a list says the design leaves out speaks for no section but the goals and non-goals."""

from __future__ import annotations

import pytest
from recognised import recognise, sections_of, state

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import State
from designdoc.recognition.recogniser import Recogniser
from edits import edited

ITEMS = "- retraining every week\n- monitoring with alerts and drift detection\n"


@pytest.mark.parametrize(
    "introduction",
    [
        "**Out of scope:**\n\n",
        "**Out of scope**\n\n",
        "The first version does not include:\n\n",
        "In this version we build the ranking. It will not cover:\n",
        "Was nicht enthalten ist:\n\n",
        "Не входит в скоуп:\n\n",
        "本次 MVP 不包含：\n\n",
        "Queda fuera de esta versión:\n\n",
    ],
)
def test_items_of_a_list_of_exclusions_cover_nothing(introduction: str) -> None:
    text = f"# Fraud detection\n\n## Scope\n\nWe detect card fraud.\n\n{introduction}{ITEMS}"
    assert state(text, "retraining") is State.MISSING
    assert state(text, "monitoring-and-alerting") is not State.COVERED


@pytest.mark.parametrize(
    "text",
    [
        f"# Plan\n\n## Scope\n\nNothing is out of scope. We do:\n\n{ITEMS}",
        f"# Plan\n\n## Scope\n\n**Out of scope:** payments.\n\n{ITEMS}",
        f"# Plan\n\n## Scope\n\n- Out of scope:\n  - payments\n{ITEMS}",
        f"# Plan\n\n## Scope\n\nOut of scope:\n\n- payments\n\nIn scope:\n\n{ITEMS}",
    ],
    ids=["another sentence between", "the exclusion is over", "items beside it", "a second list"],
)
def test_other_lists_count(text: str) -> None:
    assert state(text, "retraining") is not State.MISSING


def test_what_is_left_out_tells_no_fact() -> None:
    plan = "# Churn\n\n## Scope\n\nA gradient boosting model scores customers every night.\n\n"
    left_out = recognise(f"{plan}Out of scope:\n\n- a chatbot with RAG over an LLM\n")
    built = recognise(f"{plan}In scope:\n\n- a chatbot with RAG over an LLM\n")
    assert built.facts["uses-rag"].terms
    assert not left_out.facts["uses-rag"].terms


LEFT_OUT = """# Churn prediction

## {heading}

### Feature store

A feature store such as Feast would serve the same features online and offline, so that training and serving agree.

### Online serving

We could score every customer at each visit behind an API with an autoscaled service in two regions.
"""


@pytest.mark.parametrize("heading", ["Out of scope", "Future work", "Non-goals", "Fuera de alcance", "今後の課題"])
def test_headings_below_what_is_left_out_cover_nothing(heading: str) -> None:
    text = LEFT_OUT.format(heading=heading)
    assert state(text, "feature-store") is State.THIN
    assert state(text, "serving-architecture") is State.THIN


def test_headings_of_what_is_left_out_are_about_the_non_goals() -> None:
    assert sections_of(LEFT_OUT.format(heading="Out of scope"))[1:] == [("goals-and-non-goals",)] * 3


def test_a_label_among_what_is_left_out_covers_nothing() -> None:
    label = "**Monitoring:** dashboards with alerts on drift and latency, each with an owner and a threshold of 3 %.\n"
    assert state(f"# Plan\n\n## Monitoring notes\n\n{label}", "monitoring-and-alerting") is State.COVERED
    assert state(f"# Plan\n\n## Out of scope\n\n{label}", "monitoring-and-alerting") is not State.COVERED


def test_typing_it_into_a_heading_leaves_out_what_stands_below() -> None:
    recogniser = Recogniser(load("ml-system-design"))
    document = parse(LEFT_OUT.format(heading="Later work"))
    assert recogniser.recognise(document).sections["feature-store"].state is State.COVERED
    start = document.text.index("Later")
    for old, new, kept in (("Later", "Future", State.THIN), ("Future", "Coming", State.COVERED)):
        document = edited(document, start, start + len(old), new)
        typed = recogniser.recognise(document)
        assert typed.sections == recognise(document.text).sections
        assert typed.sections["feature-store"].state is kept
