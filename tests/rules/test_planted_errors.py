"""Recall: errors that authors make, written one at a time into the good examples, are found.

The examples have no finding of their own. Each error is put at the end of the section in which an author would make it;
a rule that misses it is named in ``MISSED``, with the reason, so that the figure in docs/rule-audit.md stays true.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from reviewing import review

from designdoc.document.parse import parse
from designdoc.recognition.coverage import HeadingMatch

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = ("video-recommendations.md", "fraud-detection.md")


class Planted(NamedTuple):
    """A text with an error, the section at whose end it is written, and the rule that should speak."""

    rule: str
    section: str
    text: str


RISKS = "| Risk | Mitigation |\n| --- | --- |\n| Leak | Audit |\n| Loss | |"
COSTS = "| Part | USD |\n| --- | --- |\n| GPU | 40 |\n| Disk | 20 |\n| Total | 90 |"
ERRORS = (
    Planted("wrong-arithmetic", "scale-estimation", "10M users x 5 requests / 86,400 s = 5,800 requests per second."),
    Planted("wrong-arithmetic", "scale-estimation", r"In a formula: $900M \times 64 \times 2 \text{ bytes} = 1.2$ TB."),
    Planted("metric-out-of-range", "offline-evaluation", "The new model reaches a ROC-AUC of 1.4 on a held-out week."),
    Planted("worse-than-chance", "offline-evaluation", "The new model reaches a ROC-AUC of 0.42 on a held-out week."),
    Planted("cutoff-k-undefined", "offline-evaluation", "- Precision@k on the held-out week"),
    Planted(
        "peak-below-average",
        "scale-estimation",
        "- Average QPS: 900\n- Peak QPS: 300",
    ),
    Planted("latency-without-percentile", "non-functional-requirements", "- Latency of the export: at best 300 ms"),
    Planted("nfr-without-number", "non-functional-requirements", "- Bandwidth: wide enough"),
    Planted("vague-quality-word", "non-functional-requirements", "- The export must be fast"),
    Planted("percentile-inversion", "non-functional-requirements", "- Start-up: p50 900 ms, p99 400 ms"),
    Planted("percentile-inversion", "non-functional-requirements", "- P50/P95/P99 of the export: 20/90/50 ms"),
    Planted("availability-downtime-mismatch", "non-functional-requirements", "- 99.9% available: 4 h downtime a month"),
    Planted("perfect-availability", "non-functional-requirements", "- 100% availability of the export"),
    Planted("split-does-not-add-up", "data-splits", "The split is 70% train, 20% validation and 20% test."),
    Planted("tuning-on-test-set", "training-pipeline", "Hyperparameters are tuned on the test set."),
    Planted(
        "risk-without-mitigation",
        "risks-and-mitigations",
        "| Risk | Mitigation |\n| --- | --- |\n| Leak | Audit |\n| Loss | |",
    ),
    Planted("placeholder-text", "deployment-and-rollout", "The second step is TBD."),
    Planted(
        "table-total-mismatch",
        "cost-estimate",
        "| Part | USD |\n| --- | --- |\n| GPU | 40 |\n| Disk | 20 |\n| Total | 90 |",
    ),
    Planted("template-text-left", "labels", "What exactly counts as positive and as negative, in which window?"),
    Planted("broken-anchor", "summary", "See [the appendix](#appendix-z)."),
    Planted("number-without-unit", "non-functional-requirements", "- Latency (p99): 300"),
    Planted("empty-section", "monitoring-and-alerting", "### Second dashboard"),
    Planted("diagram-unknown-type", "serving-architecture", "```mermaid\nflowchrt LR\n  a --> b\n```"),
)
MISSED = frozenset((document, "number-without-unit") for document in DOCUMENTS)
"""What is known to be missed: both examples name units in the text around the requirements, and a number without one
could be meant in those.
"""


def heading(text: str, section: str) -> HeadingMatch:
    return next(match for match in review(text).coverage.headings if section in match.sections)


def planted(text: str, error: Planted) -> str:
    passage = parse(text).passages[heading(text, error.section).passage]
    return f"{text[: passage.span.end].rstrip()}\n\n{error.text}\n\n{text[passage.span.end :]}"


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("error", ERRORS, ids=[f"{error.rule}-{number}" for number, error in enumerate(ERRORS)])
def test_a_planted_error_is_found(name: str, error: Planted) -> None:
    text = (EXAMPLES / name).read_text("utf-8")
    found = [finding.rule for finding in review(planted(text, error)).findings]
    assert (error.rule in found) is ((name, error.rule) not in MISSED), found
    assert set(found) <= {error.rule}, "one error, and nothing is said about the rest"
