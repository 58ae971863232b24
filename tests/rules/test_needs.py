"""Needs: a check that is called for every passage finds nothing in those that lack what it says it needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import pack

import markdown_fixtures as fixtures
from designdoc.document.parse import parse
from designdoc.findings import Finding
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.choosing.selection import ActiveRule, PassageCalls
from designdoc.rules.engine import Reviewer

FILES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
ALL_RULES = RuleSettings(select=tuple(rule.id for rule in pack().rules))


def every_rule(self: PassageCalls, traits: frozenset[object]) -> tuple[ActiveRule, ...]:
    return self._rules


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(pack(), ALL_RULES)


def findings(file: Path, reviewer: Reviewer) -> tuple[Finding, ...]:
    """What all rules find in the texts of a fixture, taken together."""
    cases = fixtures.cases(file.read_text(encoding="utf-8"))
    return reviewer.review(parse("\n\n".join(case.text for case in cases))).findings


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_check_finds_nothing_where_its_needs_are_not_met(
    file: Path, reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings(file, reviewer)
    monkeypatch.setattr(PassageCalls, "for_passage", every_rule)
    assert findings(file, reviewer) == found


def test_most_rules_are_not_called_for_most_passages(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES[:20]]
    asked = PassageCalls.for_passage
    called: list[int] = []

    def counted(self: PassageCalls, traits: frozenset[object]) -> tuple[ActiveRule, ...]:
        rules = asked(self, traits)
        called.append(len(rules))
        return rules

    monkeypatch.setattr(PassageCalls, "for_passage", counted)
    reviewer.review(parse("\n\n".join(texts)))
    rules = sum(rule.check in PASSAGE_CHECKS for rule in pack().rules)
    assert sum(called) < len(called) * rules / 3


PASSAGE_CHECKS = frozenset(
    path.stem.replace("_", "-")
    for path in (Path(__file__).parents[2] / "server/designdoc/rules/checks").glob("*.py")
    if "@passage_check" in path.read_text(encoding="utf-8")
)
