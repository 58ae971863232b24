"""What a list says the design leaves out speaks for no section but the goals and non-goals."""

from __future__ import annotations

import pytest
from recognised import recognise, state

from designdoc.recognition.coverage import State

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
