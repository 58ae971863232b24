"""Every rule is complete, every check is used, and every message can be read as a sentence."""

from __future__ import annotations

import pytest
from test_examples import RULES

from designdoc.packs.model import Rule
from designdoc.rules.choosing.options import read_options
from designdoc.rules.choosing.registry import check_names, find_check

WITHOUT_FIRING_EXAMPLE = {
    "check-crashed": "no document makes a check crash; test_engine does",
    "no-reference-diagram": "needs a document of 400 words; test_long_documents has one",
    "ml-heavy-balance": "needs a document of 800 words; test_long_documents has one",
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
class TestRule:
    def test_is_complete(self, rule: Rule) -> None:
        for text in (rule.summary, rule.why, rule.message, rule.false_positives):
            assert text.strip(), "summary, why, message and false-positives are what people read"
        assert rule.summary.endswith(".")

    def test_shows_what_it_finds_and_what_it_leaves_alone(self, rule: Rule) -> None:
        if rule.id not in WITHOUT_FIRING_EXAMPLE:
            assert rule.firing
            assert rule.silent

    def test_fits_its_check(self, rule: Rule) -> None:
        check = find_check(rule.check)
        assert check is not None
        read_options(check.options_type, rule.options)

    def test_absence_rules_look_at_the_whole_document(self, rule: Rule) -> None:
        check = find_check(rule.check)
        assert check is not None
        assert not rule.absence or check.scope.value == "document"


def test_every_check_is_used() -> None:
    assert check_names() == {rule.check for rule in RULES.values()}


def test_no_name_stands_for_two_rules() -> None:
    names = [name for rule in RULES.values() for name in (rule.id, *rule.aliases)]
    assert len(names) == len(set(names))
