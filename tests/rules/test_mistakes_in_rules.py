"""What a rule of a user's pack says wrong is reported at its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.packs.store import load, pack_ids
from designdoc.rules.choosing.rule_mistakes import problems_of
from designdoc.rules.reviewers import Reviewers
from designdoc.workspace.settings import from_text

RULE = """\
check: {check}
group: quantification
severity: warning
enabled: true
summary: A word.
why: It is one.
message: "{message}"
options: {options}
"""
OPTIONS = (
    "{{sections: [{section}], vague: {words}, attributes: quality-attributes, number-words: number-words, "
    "comparing: [option]{more}}}"
)
RIGHT = {"check": "vague-quality-word", "message": "'{word}' is vague."}
USUAL = {"section": "non-functional-requirements", "words": "vague-words", "more": ""}


def mistakes(folder: Path, rule: str) -> list[str]:
    (folder / "house" / "rules").mkdir(parents=True)
    (folder / "house" / "pack.yaml").write_text("title: House\nextends: [ml-system-design]\n", "utf-8")
    (folder / "house" / "rules" / "no-fast.yaml").write_text(rule, "utf-8")
    settings, _ = from_text("packs: [house]\n", str(folder / ".designdoc.yaml"), folder)
    reviewers = Reviewers(settings)
    reviewers.settings_mistakes()
    return [str(mistake).partition("no-fast.yaml:")[2] for mistake in reviewers.pack_mistakes]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, []),
        ({"words": "vague-word"}, ["8:59: options.vague: Unknown word list 'vague-word'. Did you mean 'vague-words'?"]),
        (
            {"section": "nfrs"},
            ["8:22: options.sections[0]: Unknown section 'nfrs'. `designdoc coverage --explain` names them."],
        ),
        (
            {"more": ", longest: many"},
            ["8:162: options.longest: Int is expected, not 'many'."],
        ),
        (
            {"more": ", shortest: 3"},
            [
                "8:163: options.shortest: Unknown option 'shortest'. "
                "Known: sections, vague, attributes, number-words, comparing, longest, meaning."
            ],
        ),
        (
            {"more": ", meaning: {fast-words: {en: soon}}"},
            ["8:175: options.meaning.fast-words: Unknown word list 'fast-words'. Did you mean 'test-words'?"],
        ),
    ],
)
def test_options(tmp_path: Path, options: dict[str, str], said: list[str]) -> None:
    rule = RULE.format(**RIGHT, options=OPTIONS.format(**{**USUAL, **options}))
    assert mistakes(tmp_path, rule) == said


def test_an_option_that_is_missing(tmp_path: Path) -> None:
    rule = RULE.format(**RIGHT, options="{sections: [labels]}")
    assert mistakes(tmp_path, rule) == ["8:10: options: The option 'vague' is missing."]


def test_a_check_that_does_not_exist(tmp_path: Path) -> None:
    rule = RULE.format(**{**RIGHT, "check": "vague-quality-words"}, options=OPTIONS.format(**USUAL))
    assert mistakes(tmp_path, rule) == [
        "1:8: check: Unknown check 'vague-quality-words'. Did you mean 'vague-quality-word'?"
    ]


def test_a_brace_that_nothing_closes(tmp_path: Path) -> None:
    rule = RULE.format(**{**RIGHT, "message": "{word is vague"}, options=OPTIONS.format(**USUAL))
    (said,) = mistakes(tmp_path, rule)
    assert said.startswith("7:10: message: This is no message")


def test_shipped_rules_have_no_such_mistakes() -> None:
    packs = [loaded for pack_id in pack_ids() if (loaded := load(pack_id)).framework is not None]
    found = [(pack.id, rule.id, said) for pack in packs for rule in pack.rules for _, said in problems_of(rule, pack)]
    elsewhere = [one for one in found if one[2].startswith("Unknown section")]
    assert found == elsewhere, "a rule that several frameworks share may name sections of each of them"
