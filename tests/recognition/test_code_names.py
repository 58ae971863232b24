"""Losses and metrics that are set in code are named, and other words in code are not."""

from __future__ import annotations

import pytest
from recognised import recognise, state

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import State
from designdoc.recognition.recogniser import Recogniser
from edits import edited


@pytest.mark.parametrize(
    ("code", "section"),
    [
        ("BCEWithLogitsLoss", "loss-function"),
        ('loss="binary_crossentropy"', "loss-function"),
        ("NDCG@10", "offline-evaluation"),
    ],
)
def test_a_name_in_code_is_a_mention(code: str, section: str) -> None:
    assert state(f"# Plan\n\n## Notes\n\nIt runs with `{code}` and a small step.\n", section) is State.THIN


@pytest.mark.parametrize("code", ["retraining", "a/b test", "feature_store", "canary release"])
def test_other_words_in_code_say_nothing(code: str) -> None:
    found = recognise(f"# Plan\n\n## Notes\n\nThe branch is called `{code}` and is old.\n")
    assert all(section.state is not State.COVERED for section in found.sections.values())
    assert found.sections["retraining"].state is State.MISSING


def test_what_is_typed_before_it_moves_the_proof() -> None:
    recogniser = Recogniser(load("ml-system-design"))
    document = parse("# Plan\n\n## Notes\n\nIt runs with `BCELoss` and a small step.\n")
    recogniser.recognise(document)
    at = document.text.index("It runs")
    for typed in ("x", "y ", "and `MSELoss` "):
        document = edited(document, at, at, typed)
        told = recogniser.recognise(document)
        fresh = recognise(document.text)
        assert told.sections == fresh.sections
        assert told.proofs["loss-function"] == fresh.proofs["loss-function"]
