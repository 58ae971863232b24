"""``designdoc rules`` and ``designdoc frameworks``: what there is."""

from __future__ import annotations

import json
from pathlib import Path

RULES = Path(__file__).parents[2] / "rules"


def test_rules_are_listed_by_group(designdoc) -> None:
    out = designdoc("rules").out
    assert "missing-section" in out
    assert "rules, " in out.splitlines()[-1]
    listed = json.loads(designdoc("rules", "--format", "json").out)["rules"]
    assert all({"id", "group", "severity", "enabled", "summary", "frameworks"} <= rule.keys() for rule in listed)


def test_frameworks_are_listed_the_default_one_first(designdoc) -> None:
    listed = json.loads(designdoc("frameworks", "--format", "json").out)["frameworks"]
    assert listed[0]["id"] == "ml-system-design"
    shipped = {head.parent.name for head in RULES.glob("*/pack.yaml")}
    assert {framework["id"] for framework in listed} == shipped - {"base"}
    assert "profiles: production, pilot, concept, interview" in designdoc("frameworks").out
