"""Formulas of the glossary in a line of text."""

from __future__ import annotations

import pytest

from designdoc.features.formulas import readable
from designdoc.packs.store import load


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{clicks}{impressions}", "clicks / impressions"),
        (r"\frac{\text{matched n-grams}}{\text{n-grams in reference}}", "matched n-grams / n-grams in reference"),
        (r"\frac{TP}{TP+FN}", "TP / (TP + FN)"),
        (r"\frac1n\sum(y_i-\hat y_i)^2", "1/n Σ (y_i − ŷ_i)²"),
        (r"\sum_{i\le k}\frac{2^{rel_i}-1}{\log_2(i+1)}", "Σ_(i≤k) (2^(rel_i) − 1) / log₂(i + 1)"),
        (r"\frac{2}{k(k-1)}\sum_{i<j}d(i,j)", "2 / (k(k − 1)) · Σ_(i<j) d(i, j)"),
        (r"\exp\left(-\frac1N\sum\log p(t_i)\right)", "exp(−1/N Σ log p(t_i))"),
        (r"\sqrt{\tfrac1n\sum(y_i-\hat y_i)^2}", "√(1/n Σ (y_i − ŷ_i)²)"),
        (r"1-\binom{n-c}{k}/\binom nk", "1 − (n − c choose k)/(n choose k)"),
        ("hits / requests", "hits / requests"),
    ],
)
def test_latex_is_read_out(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize("broken", [r"\frac{a}", r"\frac", r"\text", "a_", "{" * 5000])
def test_what_is_no_latex_stays_as_it_is(broken: str) -> None:
    assert readable(broken) == broken


@pytest.mark.parametrize("pack", ["ml-system-design", "genai-system-design"])
def test_no_markup_is_left_in_the_glossary(pack: str) -> None:
    formulas = {metric.id: readable(metric.formula) for metric in load(pack).metrics}
    assert not {id_: text for id_, text in formulas.items() if any(sign in text for sign in "\\{}")}
