"""What designdoc says about real documents, one line per finding, so that every change of behaviour can be read.

The documents belong to others and lie beside the project, in ``../shared/corpus``, or not at all; then this test is
skipped. The snapshot holds names of files, lines and rules, and no word of the documents. To accept a change, run
``pytest tests/house/test_corpus_snapshot.py --update-fixtures`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.rules.engine import Reviewer
from designdoc.text.decode import decode

SNAPSHOT = Path(__file__).with_name("corpus.snapshot")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FRAMEWORKS = {"ml": "ml-system-design", "general": "design-doc", "tricky": "design-doc"}


def findings() -> str:
    lines = []
    for folder, framework in FRAMEWORKS.items():
        reviewer = Reviewer(load(framework))
        for path in sorted((CORPUS / folder).glob("[0-9]*.md")):
            document = parse(decode(path.read_bytes()).text)
            for finding in reviewer.review(document).findings:
                line = document.lines.line_of(finding.span.start) + 1
                about = f" {finding.section}" if finding.rule == "missing-section" else ""
                lines.append(f"{folder}/{path.name}:{line} {finding.rule}{about}\n")
    return "".join(lines)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus does not lie beside the project")
def test_nothing_changed_on_real_documents(request: pytest.FixtureRequest) -> None:
    found = findings()
    if request.config.getoption("--update-fixtures"):
        SNAPSHOT.write_text(found, encoding="utf-8")
    assert found == SNAPSHOT.read_text(encoding="utf-8")
