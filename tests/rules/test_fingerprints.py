"""Fingerprints: what names a finding from one run to the next, however the document moves and grows around it."""

from __future__ import annotations

import pytest
from reviewing import findings

from designdoc.findings.fingerprint import fingerprints

ML = {"framework": "ml-system-design", "files": []}
TEXT = """\
# Related videos

## Requirements

- Low latency

## Offline evaluation

NDCG at 10 on the last two weeks.

## Model architecture

A two-tower network, because retrieval has 20 ms; a cross-encoder would be too slow.

## Monitoring

Alert when the error rate is above 1% for 5 minutes.
"""


def names(text: str) -> dict[str, str]:
    """The fingerprints of a text, each with the rule and the message that it names."""
    found = findings(text, ML)
    return dict(zip(fingerprints(found), (f"{f.rule}: {f.message}" for f in found), strict=True))


def test_they_are_unique() -> None:
    found = findings(TEXT, ML)
    assert len(set(fingerprints(found))) == len(found) > 10


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Related", "\n\n\n# Related"),
        ("## Offline", "\nWe have weighed this.\n\n## Offline"),
        ("## Requirements", "Read this first.\n\n## Requirements"),
        ("# Related videos", "# Similar videos"),
        ("\n", "\r\n"),
    ],
    ids=["blank lines at the top", "a paragraph", "an introduction", "another title", "line ends of Windows"],
)
def test_edits_elsewhere_keep_them(before: str, after: str) -> None:
    assert names(TEXT.replace(before, after)) == names(TEXT)


def test_a_new_section_takes_its_own_gap_away_and_no_other_name() -> None:
    grown = TEXT.replace("## Offline", "## Data sources\n\nWatch events from the event log, 13 months.\n\n## Offline")
    assert names(grown).items() <= names(TEXT).items()
    assert len(names(grown)) < len(names(TEXT))


def test_keys_of_the_front_matter_are_told_apart() -> None:
    both = names(f"---\nstatus: draft\n---\n{TEXT}")
    one = names(f"---\nstatus: draft\ncreated: 2026-01-02\n---\n{TEXT}")
    assert [said for name, said in both.items() if name not in one] == [
        "front-matter-key-missing: The front matter lacks 'created'."
    ]
