"""Which documents of a corpus are taken for ML system designs, as a table: ``pytest -s`` prints it.

The corpus lies beside the project (``../shared/corpus``) or where ``DESIGNDOC_CORPUS`` says; it is no part of it.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from recognised import recogniser

from designdoc.document.parse import parse
from designdoc.recognition.detection.detector import Detector

CORPUS = Path(os.environ.get("DESIGNDOC_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
LABELS = CORPUS / "ml" / "labels.jsonl"

pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="no labelled corpus beside the project")


def kinds() -> dict[str, str]:
    """What each document is, by its path in the corpus: the labelled kind, or the folder it lies in."""
    labelled = {line["file"]: line["kind"] for line in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    general = {f"{path.parent.name}/{path.name}": path.parent.name for path in CORPUS.glob("[gt]*/*.md")}
    return {**general, **{name: f"ml: {kind}" for name, kind in labelled.items()}}


def test_designs_are_detected_and_other_documents_left_alone() -> None:
    detector = Detector(recogniser())
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in kinds().items():
        found = detector.detect(parse((CORPUS / name).read_text("utf-8-sig", "replace")))
        table[kind]["detected" if found.framework else found.why] += 1
    for kind, verdicts in sorted(table.items()):
        print(f"{kind:20}", ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))
    assert set(table["ml: design-doc"]) == {"detected"}
    assert "detected" not in table["general"]
    assert "detected" not in table["ml: template"]
