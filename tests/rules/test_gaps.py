"""One finding per gap: the most specific absence rule is kept, the others are dropped."""

from __future__ import annotations

from typing import Any

import pytest
from reviewing import findings
from synthetic import each_word, gap, install, pack_with, rule

from designdoc.document.parse import parse
from designdoc.findings.level import Level
from designdoc.packs.model import Rule
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer

GENERAL = rule("missing", "missing", absence=True)
SPECIFIC = rule("no-pipeline", "no-pipeline", absence=True, replaces=("data-pipeline",))
COMBINED = rule("forgotten", "forgotten", absence=True, replaces=("data-pipeline", "serving-architecture"))


@pytest.fixture(autouse=True)
def _checks(monkeypatch: pytest.MonkeyPatch) -> None:
    install(
        monkeypatch,
        missing=gap("data-pipeline"),
        no_pipeline=gap("data-pipeline"),
        forgotten=gap("data-pipeline", "serving-architecture"),
        placeholder=each_word("TBD"),
        about_pipeline=each_word("Pipelne", about=("data-pipeline",)),
    )


def said(*rules: Rule, text: str = "# Title\n", **settings: Any) -> set[str]:
    review = Reviewer(pack_with(*rules), RuleSettings(**settings)).review(parse(text))
    return {finding.rule for finding in review.findings}


def test_a_specific_rule_replaces_the_general_one() -> None:
    assert said(GENERAL, SPECIFIC) == {"no-pipeline"}


def test_a_rule_about_several_sections_beats_one_about_a_single_section() -> None:
    assert said(GENERAL, SPECIFIC, COMBINED) == {"forgotten"}


def test_the_general_rule_is_kept_when_no_other_fires() -> None:
    assert said(GENERAL) == {"missing"}


def test_turning_a_specific_rule_off_does_not_call_the_general_one_in() -> None:
    assert said(GENERAL, SPECIFIC, levels={"no-pipeline": Level.OFF}) == set()


def test_a_specific_rule_that_is_off_by_default_leaves_its_gap_to_the_general_one() -> None:
    assert said(GENERAL, rule("no-pipeline", "no-pipeline", enabled=False, replaces=("data-pipeline",))) == {"missing"}


def test_unfinished_text_under_a_heading_reports_its_section() -> None:
    unfinished = rule("placeholder", "placeholder", unfinished=True)
    assert said(GENERAL, unfinished, text="# Title\n\n## Data pipeline\n\nTBD\n") == {"placeholder"}
    assert said(GENERAL, unfinished, text="# Title\n\n## Serving\n\nTBD\n") == {"missing", "placeholder"}


def test_a_passage_finding_reports_the_sections_it_is_about() -> None:
    slip = rule("slip", "about-pipeline")
    assert said(GENERAL, slip, text="# Title\n\n## Data Pipelne\n\nNightly.\n") == {"slip"}


def test_hardly_any_structure_silences_every_absence_rule() -> None:
    rules = {finding.rule for finding in findings("# Ideas\n\nWe could embed everything.\n")}
    assert "no-recognisable-structure" in rules
    assert not rules & {"missing-section", "data-pipeline-missing", "no-reference-diagram"}


def test_absence_rules_speak_when_the_rule_on_structure_is_off() -> None:
    rules = {f.rule for f in findings("# Ideas\n\nWe could.\n", {"rules": {"no-recognisable-structure": "off"}})}
    assert "missing-section" in rules
