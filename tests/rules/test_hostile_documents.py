"""No document makes a review slow: 64 KB of anything cost at most twenty times what 64 KB of an ordinary design cost.

Parsing has tests of its own; here everything runs that ``designdoc check`` runs, with every rule that there is.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewing import pack
from test_hostile_text import HOSTILE as HOSTILE_MARKDOWN

from designdoc.cli.process.garbage_collection import collect_rarely
from designdoc.document.parse import parse
from designdoc.reports.from_review import result_of
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer

_SIZE = 65_536
_MOST_TIMES_ORDINARY = 20
_ORDINARY = Path(__file__).parents[2] / "examples" / "fraud-detection.md"


def repeated(piece: str) -> str:
    return (piece * (_SIZE // len(piece) + 1))[:_SIZE]


def numbered(piece: str) -> str:
    """Every piece with a number of its own, so that nothing that was remembered fits."""
    return "".join(piece.format(number) for number in range(_SIZE // len(piece.format(9_999)) + 1))[:_SIZE]


HOSTILE = {name: repeated(text) for name, text in HOSTILE_MARKDOWN.items()} | {
    "headings with one name": repeated("## Online metrics\n"),
    "headings with names of their own": numbered("## Part {}\n"),
    "headings with misspelled names": numbered("## Onlime metrcs {}\n\nClicks.\n\n"),
    "headings ever deeper": repeated("# a\n## b\n### c\n#### d\n##### e\n###### f\n"),
    "anchors to nowhere": numbered("See [this](#part-{}). "),
    "links to files": numbered("[plan](plan-{}.md) "),
    "definitions of links": numbered("[name-{0}]: https://example.com/{0}\n"),
    "one paragraph of terms": repeated("the online metric, the feature store, training data and the serving latency "),
    "sentences of terms": repeated("We retrain the ranking model nightly. Latency must be fast. "),
    "percentiles": numbered("p99 latency is {} ms and p50 latency is 900 ms. "),
    "sums": numbered("{} users x 3 requests a day = 7 QPS. "),
    "one long sum": "10 = " + repeated("1 + "),
    "shares": repeated("70 % training, 20 % validation, 30 % test, "),
    "table of numbers": "| a | b | c | total |\n|---|---|---|---|\n" + numbered("| {} ms | 20 % | 3 GB | 7 |\n"),
    "table of one row": "| " + repeated("5 ms | ") + "\n",
    "metrics": numbered("AUC of 1.{} and NDCG of 140 %, accuracy. "),
    "conflicting values": numbered("The p99 latency is {} ms.\n\n"),
    "placeholders": numbered("TODO {} <fill in> TBD [insert name here] "),
    "questions": numbered("Which model {}? "),
    "checkboxes": repeated("- [ ] write this\n"),
    "suppressions": numbered("<!-- designdoc-disable-next-line rule-{}: why -->\n"),
    "suppressions of one rule": repeated("<!-- designdoc-disable missing-section: why -->\n"),
    "diagram": "```mermaid\nflowchart LR\n" + numbered("n{0}[Model {0}] --> n1\n") + "```\n",
    "diagram in one line": "```mermaid\nflowchart LR\n" + repeated("a --> b & c & ") + "\n```\n",
    "drawing of characters": "```\n" + repeated("+--+ --> | a | ") + "\n```\n",
    "front matter of many keys": "---\n" + numbered("key{}: 2024-13-45\n") + "---\n# T\n",
    "options": "## Alternatives considered\n\n" + numbered("### Option {}\n\nIt is cheap.\n\n"),
    "Chinese without spaces": repeated("我们训练模型并监控点击率和延迟"),
    "accents that combine": repeated("e\u0301\u0302\u0303"),
}


def cost(reviewer: Reviewer, text: str) -> float:
    """The processor time of a review and of making everything that the largest report prints, in seconds."""
    start = time.process_time()
    result_of("a.md", reviewer.review(parse(text), exists=lambda path: False), sections=True)
    return time.process_time() - start


@pytest.fixture(scope="module")
def reviewer() -> Iterator[Reviewer]:
    before = gc.get_threshold()
    collect_rarely()
    every = pack()
    yield Reviewer(every, RuleSettings(select=tuple(rule.id for rule in every.rules)))
    gc.set_threshold(*before)


@pytest.fixture(scope="module")
def ordinary_cost(reviewer: Reviewer) -> float:
    text = _ORDINARY.read_text(encoding="utf-8").split("---\n", 2)[2]
    # Each copy says something else, as documents do.
    parts = (text.replace("The ", f"The {number} ") for number in range(_SIZE // len(text) + 1))
    long = "".join(parts)[:_SIZE]
    return min(cost(reviewer, long + " " * number) for number in range(2))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_costs_little_more_than_an_ordinary_one(
    name: str, reviewer: Reviewer, ordinary_cost: float
) -> None:
    allowed = _MOST_TIMES_ORDINARY * ordinary_cost
    assert any(cost(reviewer, HOSTILE[name]) <= allowed for _ in range(2)), f"more than {allowed:.2f} s"
