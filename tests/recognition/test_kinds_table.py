"""What real documents are taken for when every framework is asked for, as a table: ``pytest -s`` prints it.

``DESIGNDOC_KINDS`` names a folder with one folder for each kind of document, called after the framework that such
documents follow ("rfc", or "rfc of Kubernetes") or anything else ("readme"). The documents belong to others.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.rules.reviewers import Reviewers
from designdoc.text.decode import decode
from designdoc.workspace.settings import DETECTED, Settings

KINDS = Path(os.environ.get("DESIGNDOC_KINDS", ""))
TOLD = (*DETECTED, *(id_ for id_ in sorted(store.pack_ids()) if store.told_by(id_) == "marks"))
RIGHT = 0.95

pytestmark = pytest.mark.skipif("DESIGNDOC_KINDS" not in os.environ, reason="no folder with documents of each kind")


def test_what_is_told_by_marks_is_right_nineteen_times_in_twenty() -> None:
    reviewers = Reviewers(Settings(KINDS, detect=TOLD))
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(KINDS.glob("*/**/*.md*")):
        document = parse(decode(path.read_bytes()).text)
        found = reviewers.for_path(path, document).framework
        table[path.relative_to(KINDS).parts[0]][found or "left alone"] += 1
    for kind, verdicts in sorted(table.items()):
        print(f"{kind:24}", ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))
    for framework in TOLD:
        right = sum(count[framework] for kind, count in table.items() if kind.split()[0] == framework)
        told = sum(count[framework] for count in table.values())
        print(f"{framework:24} {right} of {told}")
        assert framework in DETECTED or right >= RIGHT * told
