"""``designdoc explain``: rules, sections, metrics, tasks, losses."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing-section", "Why it matters"),
        ("online-metrics", "Questions it answers"),
        ("Online Metrics", "section online-metrics"),
        ("ndcg", "Formula"),
        ("NDCG@10", "NDCG@k"),
        ("recall at 100", "recall@k"),
        ("cross-entropy", "loss"),
        ("production", "profile production of ML system design document"),
        ("design-doc", "framework design-doc"),
        ("Datenschutz", "section privacy-and-compliance"),
    ],
)
def test_a_page_for_each_kind(designdoc, name, words) -> None:
    outcome = designdoc("explain", name)
    assert outcome.status == 0
    assert words in outcome.out


def test_an_unknown_name_comes_with_near_ones(designdoc) -> None:
    outcome = designdoc("explain", "missing-sectoin")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("designdoc: Nothing is called 'missing-sectoin'. Did you mean missing-section or ")


def test_who_writes_the_beginning_of_a_name_is_told_the_rest(designdoc) -> None:
    assert "Did you mean no-rollback-or-canary or " in designdoc("explain", "no-rollback").err
    assert "Did you mean loss function" in designdoc("explain", "loss f").err


def test_the_page_of_a_rule_says_how_to_switch_it_the_other_way(designdoc) -> None:
    assert "rules: {missing-section: off}" in designdoc("explain", "missing-section").out
    assert "rules: {no-guardrail-metrics: info}" in designdoc("explain", "no-guardrail-metrics").out


def test_every_rule_has_a_page_that_fits_a_terminal(designdoc) -> None:
    listed = json.loads(designdoc("rules", "--format", "json").out)["rules"]
    for rule in listed[::9]:
        lines = designdoc("explain", rule["id"]).out.splitlines()
        assert lines[0] == rule["id"]
        assert all(len(line) <= 200 for line in lines)
