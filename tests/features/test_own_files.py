"""Settings and packs in the editor: what could stand at the cursor, and what stands under it."""

from __future__ import annotations

from functools import lru_cache
from textwrap import dedent

import pytest

from designdoc.features.own_files import SETTINGS, OwnFile, complete, hover
from designdoc.packs.model import Pack
from designdoc.packs.schemas import schema
from designdoc.packs.store import load
from designdoc.records import fields
from designdoc.rules.choosing.registry import check_names, find_check
from designdoc.text.apply import apply_edits
from designdoc.text.line_index import LineIndex

CURSOR = "‸"


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    return load("ml-system-design"), load("adr")


def drawn(text: str, kind: str = SETTINGS) -> tuple[OwnFile, int]:
    text = dedent(text)
    whole = text.replace(CURSOR, "")
    return OwnFile(whole, LineIndex(whole), kind, schema(kind), packs()), text.index(CURSOR)


def labels(text: str, kind: str = SETTINGS) -> list[str]:
    return [item.label for item in complete(*drawn(text, kind))]


def said(text: str, kind: str = SETTINGS) -> str:
    card = hover(*drawn(text, kind))
    return card.markdown if card else ""


def test_the_keys_of_the_settings() -> None:
    keys = ["documents", "detect", "packs", "rules", "synonyms", "exclude", "baseline", "fail-on", "min-severity"]
    assert labels("‸") == keys


def test_frameworks_that_documents_can_be_told_by_are_offered_and_explained() -> None:
    assert labels("detect: [‸]") == labels("detect:\n  - ‸") == ["adr", "ml-system-design"]
    assert "Decision record" in said("detect: [ad‸r]")
    assert "because they look like it" in said("det‸ect: [adr]")


def test_a_half_typed_key_is_replaced() -> None:
    file, offset = drawn("rules:\n  no-baseline: off\nfail‸\n")
    item = next(item for item in complete(file, offset) if item.label == "fail-on")
    assert apply_edits(file.text, [item.edit]) == "rules:\n  no-baseline: off\nfail-on: \n"


@pytest.mark.parametrize(
    "text",
    [
        "rules:\n  ‸",
        "rules:\n  no-baseline: off\n  ‸",
        "rules: {‸",
        "rules: {no-baseline: off, ‸}",
        "documents:\n  - files: a.md\n    rules:\n      ‸",
        "documents:\n- {files: a.md, rules: {‸}}",
    ],
)
def test_rules_are_offered_by_name(text: str) -> None:
    assert "latency-without-percentile" in labels(text)
    assert "files" not in labels(text)


@pytest.mark.parametrize(
    "text", ["rules:\n  no-baseline: ‸", "rules: {no-baseline: o‸}", "rules: {a: off, no-baseline: ‸"]
)
def test_the_levels_of_a_rule(text: str) -> None:
    assert labels(text) == ["off", "error", "warning", "info", "hint"]


def test_sections_for_synonyms() -> None:
    assert "online-metrics" in labels("synonyms:\n  ‸")
    assert labels("synonyms:\n  online-metrics: ‸") == []


@pytest.mark.parametrize(
    "text",
    [
        "documents:\n  - ‸",
        "documents:\n  -‸",
        "documents: [{‸",
        "documents:\n  - files: a.md\n    rules: {}\n  - ‸",
        "documents:\n  - ‸\n  - files: a.md\n    rules: {}\n",
    ],
)
def test_the_keys_of_an_entry_for_documents(text: str) -> None:
    assert labels(text) == ["files", "framework", "profile", "rules"]


@pytest.mark.parametrize(
    "text",
    [
        "documents:\n  - files: a.md\n    rules:\n      no-baseline: off\n    ‸",
        "documents:\n  - files: a.md\n    ‸\n    rules: {no-baseline: off}\n  - framework: adr\n",
        "documents:\n- ‸\n  files: a.md\n  rules: {no-baseline: off}\n",
        "documents: [{files: a.md, rules: {no-baseline: off}, ‸",
        "documents: [{framework: adr}, {files: a.md, ‸, rules: {no-baseline: off}}]",
        "documents: [{files: a.md, fra‸, rules: {}}]",
    ],
)
def test_keys_that_are_there_are_not_offered_again(text: str) -> None:
    assert labels(text) == ["framework", "profile"]


def test_at_the_top_and_among_rules_no_key_is_offered_again() -> None:
    assert "documents" not in labels("documents:\n- files: a.md\n‸\nrules: {}\n")
    assert "rules" not in labels("documents:\n- files: a.md\n‸\nrules: {}\n")
    assert "no-baseline" not in labels("rules:\n  no-baseline: off\n  # why\n  ‸")
    assert "no-baseline" not in labels("rules: {no-baseline: off, ‸}")
    assert "rules" in labels("ru‸les: {}"), "the one that is typed is"


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("fail-on:‸", "error", "fail-on: error"),
        ("fail-on: ‸", "error", "fail-on: error"),
        ("detect:\n  -‸", "adr", "detect:\n  - adr"),
        ("documents:\n  -‸", "files", "documents:\n  - files: "),
        ('rules: {"‸"}', "no-baseline", 'rules: {"no-baseline"}'),
        ('rules:\n  "no-b‸": off', "no-baseline", 'rules:\n  "no-baseline": off'),
        ("fail‸: error", "fail-on", "fail-on: error"),
        ("fai‸l-on: error", "fail-on", "fail-on: error"),
        ("fail-on: e‸rror", "warning", "fail-on: warning"),
        ("fail-on: 'e‸'", "warning", "fail-on: 'warning'"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_completed_is_yaml(text: str, label: str, after: str, newline: str) -> None:
    file, offset = drawn(("# 设计 😀\n" + text).replace("\n", newline))
    item = next(item for item in complete(file, offset) if item.label == label)
    assert apply_edits(file.text, [item.edit]) == ("# 设计 😀\n" + after).replace("\n", newline)


def test_frameworks_and_profiles_of_an_entry() -> None:
    assert labels("documents:\n  - framework: ‸") == ["adr", "ml-system-design"]
    assert "interview" in labels("documents:\n  - files: a.md\n    profile: ‸")


@pytest.mark.parametrize("text", ["exclude:\n  - ‸", "baseline: ‸", "# ‸", "unknown:\n  ‸"])
def test_free_text_is_left_alone(text: str) -> None:
    assert labels(text) == []


def test_the_keys_of_a_section_of_a_pack() -> None:
    assert {"title", "step", "synonyms", "scaffold"} <= set(labels("order: 10\n‸", "section"))
    kinds = [
        "strong",
        "weak",
        "names",
        "glossary",
        "together",
        "described",
        "labels",
        "questions",
        "expected",
        "brief",
        "in-code",
        "lead",
        "drawing",
    ]
    assert labels("evidence:\n  ‸", "section") == kinds
    assert labels("necessity: ‸", "section") == ["required", "recommended", "optional"]


def test_references_inside_packs() -> None:
    assert "online-metrics" in labels("satisfied-by: [‸]", "section")
    assert "online-metrics" in labels("satisfied-by:\n  - baseline\n  - ‸", "section")
    assert "online-serving" in labels("conditions:\n  - when: {fact: ‸", "section")
    assert labels("enabled: ‸", "rule") == ["true", "false"]


def test_nothing_inside_a_block_of_text() -> None:
    assert labels("scaffold: |\n  ## Rollout\n  ‸", "section") == []
    assert "title" in labels("scaffold: |\n  ## Rollout\n\n  title: x\n‸", "section")


def test_hover_explains_keys() -> None:
    assert "Levels of rules" in said("ru‸les:\n  no-baseline: off\n")
    assert "globs" in said("documents:\n  - fil‸es: a.md\n")


def test_hover_explains_rules_and_sections() -> None:
    assert "`no-baseline`" in said("rules: {no-base‸line: off}")
    assert "Questions it answers" in said("synonyms:\n  online-‸metrics: [Live KPIs]\n")
    assert "Questions it answers" in said("satisfied-by: [online-met‸rics]\n", "section")


def test_hover_is_silent_elsewhere() -> None:
    assert said("exclude:\n  - arch‸ive\n") == ""
    assert said("rules:\n  ‸\n") == ""


RULE = "check: requirement-without-number\noptions:\n"


def test_checks_are_offered_by_name() -> None:
    assert "requirement-without-number" in labels("check: ‸", "rule")


@pytest.mark.parametrize("text", [f"{RULE}  ‸", "check: requirement-without-number\noptions: {at-most: 3, ‸}"])
def test_the_options_of_a_rule_are_those_of_its_check(text: str) -> None:
    assert labels(text, "rule")[:3] == ["sections", "attributes", "number-words"]


def test_no_options_without_a_check() -> None:
    assert labels("options:\n  ‸", "rule") == []
    assert labels("check: no-such-check\noptions:\n  ‸", "rule") == []


def test_options_take_names_of_sections_and_word_lists() -> None:
    assert "online-metrics" in labels(f"{RULE}  sections: [‸]", "rule")
    assert "quality-attributes" in labels(f"{RULE}  attributes: ‸", "rule")
    assert "online-metrics" not in labels(f"{RULE}  attributes: ‸", "rule")


def test_an_option_is_explained_with_what_it_takes() -> None:
    card = said(f"{RULE}  number‸-words: number-words\n", "rule")
    assert "Name of a word list, required." in card
    assert "`number-words` that of numbers as words." in card
    assert "Whole number, may be left out." in said(f"{RULE}  at-m‸ost: 3\n", "rule")


def test_the_options_of_every_check_can_be_said() -> None:
    for name in sorted(check_names()):
        found = find_check(name)
        assert found is not None
        file, offset = drawn(f"check: {name}\noptions:\n  ‸\n", "rule")
        assert len(complete(file, offset)) == len(fields(found.options_type)), name
