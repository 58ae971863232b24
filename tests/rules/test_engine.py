"""The engine: which rules run, how heavy their findings are, and what a crash costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from reviewing import findings, pack
from synthetic import each_word, gap, install, pack_with, rule

from designdoc.document.parse import parse
from designdoc.findings import Fix, Severity
from designdoc.findings.level import Level
from designdoc.records import replace
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit

PLACEHOLDER = "# Videos\n\nLatency: TBD\n"


def severities(text: str, levels: dict[str, str] | None = None) -> dict[str, str]:
    return {f.rule: f.severity.value for f in findings(text, {"rules": levels or {}})}


def with_status(status: str) -> str:
    return f"---\nstatus: {status}\n---\n{PLACEHOLDER}"


class TestSeverity:
    @pytest.mark.parametrize(
        ("status", "severity"),
        [("draft", "info"), ("wip", "info"), ("in-review", "warning"), ("approved", "error"), ("implemented", "error")],
    )
    def test_unfinished_text_weighs_by_status(self, status: str, severity: str) -> None:
        assert severities(with_status(status))["placeholder-text"] == severity

    def test_without_a_status_it_weighs_as_written(self) -> None:
        assert severities(PLACEHOLDER)["placeholder-text"] == "warning"

    def test_the_users_level_is_not_shifted_by_the_status(self) -> None:
        assert severities(with_status("draft"), {"placeholder-text": "error"})["placeholder-text"] == "error"

    def test_missing_sections_weigh_by_necessity(self) -> None:
        text = "# V\n\n## Problem statement\n\nViewers leave.\n"
        found = {f.section: f.severity for f in findings(text, {"select": ["missing-section"]})}
        assert found["success-metrics"] is Severity.WARNING
        assert found["glossary" if "glossary" in found else "references"] is Severity.HINT

    def test_a_draft_is_nagged_about_missing_sections(self) -> None:
        text = "---\nstatus: draft\n---\n# V\n\n## Problem statement\n\nViewers leave.\n"
        found = {f.section: f.severity for f in findings(text, {"select": ["missing-section"]})}
        assert found["success-metrics"] is Severity.INFO


class TestSelection:
    def test_a_level_turns_on_what_is_off_by_default(self) -> None:
        text = "# V\n\n## Data\n\n#### Labels\n\nWatches.\n"
        assert "heading-level-jump" not in severities(text)
        assert severities(text, {"heading-level-jump": "warning"})["heading-level-jump"] == "warning"

    def test_off_is_off(self) -> None:
        assert "placeholder-text" not in severities(PLACEHOLDER, {"placeholder-text": "off"})

    def test_a_group_may_be_set_and_a_rule_of_it_differently(self) -> None:
        levels = {"structure": "off", "placeholder-text": "hint"}
        found = severities(PLACEHOLDER, levels)
        assert found["placeholder-text"] == "hint"
        assert "missing-section" not in found

    def test_select_runs_nothing_else_and_ignore_takes_away(self) -> None:
        select = Reviewer(pack(), RuleSettings(select=("structure",), ignore=("placeholder-text",)))
        rules = {f.rule for f in select.review(parse(PLACEHOLDER)).findings}
        assert "placeholder-text" not in rules
        assert "front-matter-missing" not in rules

    def test_a_profile_turns_groups_off(self) -> None:
        assert "front-matter-missing" not in {f.rule for f in findings(PLACEHOLDER, {"profile": "interview"})}

    def test_front_matter_turns_rules_off(self) -> None:
        text = f"---\ndesigndoc: {{disable: [placeholder-text]}}\n---\n{PLACEHOLDER}"
        assert "placeholder-text" not in severities(text)

    def test_an_alias_is_as_good_as_the_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        install(monkeypatch, word=each_word("TBD"))
        renamed = pack_with(rule("new-name", "word", aliases=("old-name",)))
        off = Reviewer(renamed, RuleSettings(levels={"old-name": Level.OFF}))
        assert off.review(parse(PLACEHOLDER)).findings == ()

    @pytest.mark.parametrize(
        ("mistake", "fault"),
        [
            ({"check": "nothing"}, "there is no check 'nothing'"),
            ({"options": {"colour": 1}}, "Unknown option 'colour'. There are none here."),
            ({"check": "section-too-deep", "options": {"deepest": "low"}}, "int is expected, not 'low'"),
        ],
    )
    def test_a_mistake_in_a_rule_costs_that_rule_alone(self, mistake: dict[str, Any], fault: str) -> None:
        wrong = replace(rule("wrong", "empty-section"), **mistake)
        others = [r for r in pack().rules if r.id in ("check-crashed", "placeholder-text")]
        found = Reviewer(pack_with(wrong, *others)).review(parse(PLACEHOLDER)).findings
        assert [f.rule for f in found] == ["check-crashed", "placeholder-text"]
        assert f"'wrong' could not be checked: {fault}." in found[0].message


class TestCrashes:
    def crashing(self, monkeypatch: pytest.MonkeyPatch) -> Reviewer:
        @document_check
        def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
            yield Hit(Span(0, 1))
            raise RuntimeError(view.document.text)

        install(monkeypatch, crashing=check, word=each_word("TBD"))
        crashed = next(r for r in pack().rules if r.id == "check-crashed")
        return Reviewer(pack_with(rule("faulty", "crashing"), rule("word", "word"), crashed))

    def test_a_crash_is_one_finding_and_the_rest_of_the_review_stands(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.crashing(monkeypatch).review(parse(PLACEHOLDER)).findings
        assert [f.rule for f in found] == ["check-crashed", "faulty", "word"]

    def test_it_names_the_rule_and_never_quotes_the_document(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.crashing(monkeypatch).review(parse(PLACEHOLDER)).findings
        assert "'faulty'" in found[0].message
        assert "RuntimeError" in found[0].message
        assert "Videos" not in found[0].message

    def test_a_fix_that_cannot_be_made_is_told_by_the_next_review(self, monkeypatch: pytest.MonkeyPatch) -> None:
        @document_check
        def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
            def make() -> tuple[TextEdit, ...]:
                raise RuntimeError(view.document.text)

            yield Hit(Span(0, 1), fixes=(Fix("Mend it", DeferredEdits(make)),))

        install(monkeypatch, faulty=check)
        crashed = next(r for r in pack().rules if r.id == "check-crashed")
        reviewer = Reviewer(pack_with(rule("faulty", "faulty"), crashed))
        first = reviewer.review(parse(PLACEHOLDER))
        assert not reviewer.has_more_to_say(first), "nobody has looked at the edits"
        assert list(first.findings[0].fixes[0].edits) == []
        assert reviewer.has_more_to_say(first)
        second = reviewer.review(parse(PLACEHOLDER))
        assert [f.rule for f in second.findings] == ["check-crashed", "faulty"]
        assert "RuntimeError" in second.findings[0].message
        assert "Videos" not in second.findings[0].message
        assert not reviewer.has_more_to_say(second)

    def test_a_message_without_its_values_is_a_crash_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        install(monkeypatch, word=each_word("TBD"), hole=gap("data-pipeline"))
        crashed = next(r for r in pack().rules if r.id == "check-crashed")
        rules = pack_with(rule("a", "word", message="{nothing}"), rule("b", "hole", message="{nothing}"), crashed)
        found = Reviewer(rules).review(parse(PLACEHOLDER)).findings
        assert [f.rule for f in found] == ["check-crashed", "check-crashed"]


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "# V\n\n## Zebra\n\nTBD\n\n## Monitoring\n\n## Serving\n\nTODO\n"
    places = [f.span for f in findings(text)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text", ["", "\n", "---\n", "\x00", "#", "\ufeff# x", "- [ ]", "|a|\n|-|", "```mermaid", "# \r\n"]
)
def test_no_text_is_too_poor_to_review(text: str) -> None:
    everything = Reviewer(pack(), RuleSettings(select=tuple(r.id for r in pack().rules)))
    review = everything.review(parse(text), exists=lambda path: False)
    assert "check-crashed" not in {f.rule for f in review.findings}
    for finding in review.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
