"""The status of a document: which of the known ones an author means."""

from __future__ import annotations

import pytest

from designdoc.packs.store import load
from designdoc.recognition.status import canonical_status


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("draft", "draft"),
        (" Draft ", "draft"),
        ("In Review", "in-review"),
        ("in_review", "in-review"),
        ("IN-REVIEW", "in-review"),
        ("WIP", "draft"),
        ("work_in_progress", "draft"),
        ("черновик", "draft"),
        ("weather", None),
        (3, None),
        (None, None),
    ],
)
def test_a_status_is_known_however_it_is_written(written: object, meant: str | None) -> None:
    assert canonical_status(written, load("ml-system-design").lexicon) == meant
