"""coverage, new, explain, rules, frameworks, config, and the help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

DESIGN = """\
---
title: Feed ranking
status: draft
---

# Feed ranking

## Problem statement

Readers scroll past 40 posts before they open one; 3 million readers a day waste 2 minutes each.

## Online metrics

The experiment is decided by the click-through rate: opened posts divided by shown posts, 4 % today, target 5 % within
two weeks. Registrations per weekly reader follow it. Guardrails stop the launch: hides per 1,000 impressions stay below
3, complaints below 0.1 %, and 28-day retention does not fall. Conversion and revenue per reader are watched live.

## Alternatives considered

TBD
"""


class TestCoverage:
    """``designdoc coverage``: a table for people, JSON for programs."""

    def test_json_has_the_shape_of_the_contract(self, designdoc, write) -> None:
        write("a.md", DESIGN)
        outcome = designdoc("coverage", "a.md", "--format", "json")
        assert outcome.status == 0
        value = json.loads(outcome.out)
        document = value["documents"][0]
        assert (value["version"], document["path"], document["framework"]) == (1, "a.md", "ml-system-design")
        sections = {section["id"]: section for section in document["sections"]}
        assert len(sections) == 58
        assert {section["state"] for section in sections.values()} <= {"covered", "thin", "missing", "not-applicable"}
        assert {section["necessity"] for section in sections.values()} <= {"required", "recommended", "optional"}
        assert sections["online-metrics"]["state"] == "covered"
        assert {"line": 12, "how": "heading"}.items() <= sections["online-metrics"]["evidence"][0].items()
        assert sections["alternatives-considered"]["state"] in ("thin", "missing")
        assert sections["diagram"]["state"] == "missing"
        assert {"line": 12, "text": "Online metrics", "sections": ["online-metrics"]} in document["headings"]
        assert set(document["requirement_parts"]) == {"functional", "non-functional", "scale-and-constraints"}
        assert document["diagram"] is False

    @pytest.mark.parametrize(
        ("heading", "sections"),
        [
            ("Block diagram of the solution", ["high-level-architecture", "diagram"]),
            ("2.2. Блок-схема решения", ["high-level-architecture", "diagram"]),
            ("系统架构图", ["high-level-architecture", "diagram"]),
            ("Diagram of the depot", ["diagram"]),
            ("Architecture", ["high-level-architecture"]),
        ],
    )
    def test_a_heading_that_names_a_drawing_stands_for_the_diagram(self, designdoc, write, heading, sections) -> None:
        write("a.md", f"# Leaks\n\n## {heading}\n\n```mermaid\nflowchart LR\n  a --> b\n```\n")
        out = designdoc("coverage", "a.md", "--framework", "ml-system-design", "--format", "json").out
        assert {"line": 3, "text": heading, "sections": sections} in json.loads(out)["documents"][0]["headings"]

    def test_the_profile_shifts_necessity_and_never_the_list(self, designdoc, write) -> None:
        write("a.md", DESIGN)
        found = {}
        for profile in ("production", "interview"):
            out = designdoc("coverage", "a.md", "--profile", profile, "--format", "json").out
            found[profile] = json.loads(out)["documents"][0]["sections"]
        assert [s["id"] for s in found["production"]] == [s["id"] for s in found["interview"]]
        assert [s["necessity"] for s in found["production"]] != [s["necessity"] for s in found["interview"]]

    def test_the_table_groups_sections_by_step_and_counts(self, designdoc, write) -> None:
        write("a.md", DESIGN)
        out = designdoc("coverage", "a.md").out
        assert "required sections covered" in out
        assert out.index("Evaluate offline and online") < out.index("Online metrics")
        assert "Balance: system" in out or "Balance" not in out
        assert "Diagram: none" in out

    def test_the_table_says_how_much_a_thin_section_is_needed(self, designdoc, write) -> None:
        write("a.md", DESIGN.replace("TBD", "We could also buy it."))
        row = next(line for line in designdoc("coverage", "a.md").out.splitlines() if "Alternatives" in line)
        assert row.split() == ["◐", "Alternatives", "considered", "thin", "required,", "line", "18"]

    def test_a_part_of_the_requirements_that_is_only_named_is_shown_as_thin(self, designdoc, write) -> None:
        write("a.md", "# Feed ranking\n\n## Functional requirements\n\nLater.\n")
        out = designdoc("coverage", "a.md").out
        assert "Requirements: ◐ Functional requirements  ✘ Non-functional requirements  ✘ Scale" in out

    def test_explain_shows_the_proof_and_how_to_teach_a_name(self, designdoc, write) -> None:
        write("a.md", DESIGN)
        out = designdoc("coverage", "--explain", "a.md").out
        assert "Online metrics (online-metrics): covered" in out
        assert "line 12 (heading" in out
        assert "synonyms: {" in out

    def test_explain_says_what_was_looked_for_and_what_was_taken_for_granted(self, designdoc, write) -> None:
        assistant = "A RAG assistant: a vector database, and an LLM that answers. "
        write("a.md", f"# Permits\n\n## Goals\n\nFast answers.\n\n## Approach\n\n{assistant * 8}\n")
        out = designdoc("coverage", "--explain", "--framework", "ml-system-design", "a.md").out
        assert "looked for headings such as 'risks', 'risk', 'risk assessment', and words such as" in out
        assert "expected are words such as 'non-goal…', 'out of scope', 'out-of-scope'" in out
        assert "not-applicable, optional because no model is trained here\n      taken from uses-rag:" in out
        long_line = next(line for line in out.splitlines() if "by 'vector database'" in line)
        assert "…" in long_line
        assert "vector database" in long_line.split("): ", 1)[1]

    def test_explain_keeps_words_on_a_line_and_tells_a_heading_from_a_word_in_it(self, designdoc, write) -> None:
        lead = "This document explains how the harbour finds\nits leaks, and why the crew trusts it with the pumps."
        skew = (
            "## Feature computation - zero train/serve skew, by construction\n\nThe same code runs at night and by day."
        )
        write("a.md", f"# Leaks\n\n{lead}\n\n{skew}\n")
        out = designdoc("coverage", "--explain", "--framework", "ml-system-design", "a.md").out
        assert "line 3 (text by 'This document explains how the harbour f…')" in out
        stored = out[out.index("(feature-store)") :]
        assert "it is only mentioned: a heading only holds a word of it" in stored[: stored.index("\n\n")]

    def test_a_taught_name_is_recognised(self, designdoc, write) -> None:
        write("a.md", DESIGN.replace("## Online metrics", "## Pulse board"))
        write(".designdoc.yaml", 'synonyms: {online-metrics: ["Pulse board"]}')
        out = designdoc("coverage", "a.md", "--format", "json").out
        heading = next(h for h in json.loads(out)["documents"][0]["headings"] if h["text"] == "Pulse board")
        assert heading["sections"] == ["online-metrics"]

    def test_a_file_that_is_no_design_document_says_so(self, designdoc, write) -> None:
        write("docs/readme.md", "# my-tool\n\nInstall it.\n")
        assert "not a design document that designdoc knows" in designdoc("coverage", "docs").out
        document = json.loads(designdoc("coverage", "docs", "--format", "json").out)["documents"][0]
        assert (document["framework"], document["sections"], document["balance"]) == (None, [], None)

    def test_unreadable_paths_are_2_and_the_rest_is_shown(self, designdoc, write) -> None:
        write("a.md", DESIGN)
        outcome = designdoc("coverage", "gone.md", "a.md", "--format", "json")
        assert outcome.status == 2
        value = json.loads(outcome.out)
        assert [d["path"] for d in value["documents"]] == ["a.md"]
        assert value["errors"] == [{"path": "gone.md", "message": "no such file or directory"}]


class TestNew:
    """``designdoc new``: a document to start from."""

    FRAMEWORKS = (
        "ml-system-design",
        "genai-system-design",
        "system-design",
        "design-doc",
        "rfc",
        "adr",
        "ml-model-card",
    )

    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_a_new_document_misses_no_section_of_its_framework(self, designdoc, write, framework) -> None:
        outcome = designdoc("new", "--framework", framework, "--title", "Feed: ranking", "docs/a.md")
        assert outcome.status == 0
        checked = designdoc("check", "docs/a.md", "--select", "missing-section", "--format", "json")
        document = json.loads(checked.out)["documents"][0]
        assert (document["framework"], document["status"]) == (framework, "draft")
        assert [f["message"] for f in document["findings"] if f["severity"] in ("error", "warning")] == []

    @pytest.mark.parametrize("framework", FRAMEWORKS)
    def test_of_a_new_document_only_the_prompts_are_found(self, designdoc, write, framework) -> None:
        designdoc("new", "--all", "--framework", framework, "--title", "Feed: ranking", "docs/a.md")
        found = json.loads(designdoc("check", "docs/a.md", "--format", "json").out)["documents"][0]["findings"]
        assert {f["rule"] for f in found} == {"template-text-left"}
        assert all("<" in f["message"] for f in found), "headings of the scaffold's tables are no prompts"

    def test_a_minus_is_standard_output(self, designdoc, folder) -> None:
        outcome = designdoc("new", "-", "--title", "Feed ranking")
        assert "\n# Feed ranking\n" in outcome.out
        assert not list(folder.iterdir())

    def test_it_goes_to_standard_output_without_a_file(self, designdoc) -> None:
        out = designdoc("new", "--title", "Feed ranking").out
        assert out.startswith("---\ntitle: Feed ranking\nauthors: []\nstatus: draft\nframework: ml-system-design\n")
        assert "\n# Feed ranking\n" in out

    def test_a_file_is_never_overwritten_by_accident(self, designdoc, write) -> None:
        path = write("a.md", "mine")
        outcome = designdoc("new", "a.md")
        assert (outcome.status, path.read_text()) == (2, "mine")
        assert outcome.err == "designdoc: a.md exists already; --force overwrites it\n"
        assert designdoc("new", "a.md", "--force").status == 0
        assert path.read_text("utf-8").startswith("---\n")

    @pytest.mark.parametrize(
        ("framework", "title"),
        [
            ("ml-system-design", "<Title of the ML system design document>"),
            ("adr", "<Title of the decision record>"),
            ("rfc", "<Title of the request for comments>"),
        ],
    )
    def test_without_a_title_the_place_of_one_is_marked(self, designdoc, framework, title) -> None:
        assert f"# {title}\n" in designdoc("new", "--framework", framework).out

    def test_profiles_ask_for_different_things(self, designdoc) -> None:
        production, interview = designdoc("new").out, designdoc("new", "--profile", "interview").out
        assert "profile: interview" in interview
        assert "Alternatives considered" in production
        assert "Alternatives considered" not in interview

    def test_an_unknown_profile_is_bad_usage(self, designdoc) -> None:
        assert designdoc("new", "--profile", "pilots").status == 2


class TestExplain:
    """``designdoc explain``: rules, sections, metrics, tasks, losses."""

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("missing-section", "Why it matters"),
            ("online-metrics", "Questions it answers"),
            ("Online Metrics", "section online-metrics"),
            ("ndcg", "Formula"),
            ("cross-entropy", "loss"),
            ("production", "profile production of ML system design document"),
            ("design-doc", "framework design-doc"),
            ("Datenschutz", "section privacy-and-compliance"),
        ],
    )
    def test_a_page_for_each_kind(self, designdoc, name, words) -> None:
        outcome = designdoc("explain", name)
        assert outcome.status == 0
        assert words in outcome.out

    def test_an_unknown_name_comes_with_near_ones(self, designdoc) -> None:
        outcome = designdoc("explain", "missing-sectoin")
        assert (outcome.status, outcome.out) == (2, "")
        assert outcome.err.startswith(
            "designdoc: nothing is called 'missing-sectoin'; did you mean missing-section or "
        )

    def test_who_writes_the_beginning_of_a_name_is_told_the_rest(self, designdoc) -> None:
        assert "did you mean no-rollback-or-canary or " in designdoc("explain", "no-rollback").err
        assert "did you mean loss function" in designdoc("explain", "loss f").err

    def test_the_page_of_a_rule_says_how_to_switch_it_the_other_way(self, designdoc) -> None:
        assert "rules: {missing-section: off}" in designdoc("explain", "missing-section").out
        assert "rules: {no-guardrail-metrics: info}" in designdoc("explain", "no-guardrail-metrics").out

    def test_every_rule_has_a_page_that_fits_a_terminal(self, designdoc) -> None:
        listed = json.loads(designdoc("rules", "--format", "json").out)["rules"]
        for rule in listed[::9]:
            lines = designdoc("explain", rule["id"]).out.splitlines()
            assert lines[0] == rule["id"]
            assert all(len(line) <= 200 for line in lines)


def test_rules_are_listed_by_group(designdoc) -> None:
    out = designdoc("rules").out
    assert "missing-section" in out
    assert "rules, " in out.splitlines()[-1]
    listed = json.loads(designdoc("rules", "--format", "json").out)["rules"]
    assert all({"id", "group", "severity", "enabled", "summary", "frameworks"} <= rule.keys() for rule in listed)


def test_frameworks_are_listed_the_default_one_first(designdoc) -> None:
    listed = json.loads(designdoc("frameworks", "--format", "json").out)["frameworks"]
    assert listed[0]["id"] == "ml-system-design"
    assert {framework["id"] for framework in listed} == set(TestNew.FRAMEWORKS)
    assert "profiles: production, pilot, concept, interview" in designdoc("frameworks").out


class TestConfig:
    """``designdoc config``: what holds, and who said so."""

    def settings(self, out: str) -> dict[str, tuple[object, str]]:
        return {entry["key"]: (entry["value"], entry["origin"]) for entry in json.loads(out)["settings"]}

    def test_every_setting_comes_with_its_line(self, designdoc, write) -> None:
        write(
            ".designdoc.yaml",
            "rules:\n  thin-section: off\n  empty-section: error\ndocuments:\n"
            '  - files: "docs/*.md"\n    framework: adr\n    rules: {thin-section: hint}\nfail-on: error\n',
        )
        found = self.settings(designdoc("config", "docs/a.md", "--format", "json").out)
        assert found["rules.thin-section"] == ("hint", ".designdoc.yaml:7")
        assert found["rules.empty-section"] == ("error", ".designdoc.yaml:3")
        assert found["framework"] == ("adr", ".designdoc.yaml:6")
        assert found["fail-on"] == ("error", ".designdoc.yaml:8")
        assert found["exclude"] == ([], "default")

    def test_the_command_line_wins(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "*.md", framework: adr}]')
        found = self.settings(designdoc("config", "a.md", "--framework", "rfc", "--format", "json").out)
        assert found["framework"] == ("rfc", "command line")

    def test_without_a_file_the_defaults_are_shown(self, designdoc) -> None:
        assert "none found, so the defaults hold" in designdoc("config").out

    def test_it_says_which_framework_a_document_follows_and_why(self, designdoc, write) -> None:
        write("tool.md", "# Tool\n\nHow to install it.\n")
        write("rfc.md", "---\nframework: rfc\n---\n# Pay once\n")
        assert "This document follows rfc (front matter).\n" in designdoc("config", "rfc.md").out
        left_alone = designdoc("config", "tool.md").out
        assert "left alone in folders and editors: it does not speak of machine learning.\n" in left_alone
        assert "write `framework:` into its front matter" in left_alone
        why = {"framework": None, "why": "it does not speak of machine learning"}
        assert json.loads(designdoc("config", "--format", "json", "tool.md").out)["document"] == why
        write("README.md", "# Tool\n\nHow to install it.\n")
        assert "a file called README.md is no design unless it says so" in designdoc("config", "README.md").out

    def test_mistakes_are_reported(self, designdoc, write) -> None:
        write(".designdoc.yaml", "exlude: [a]\n")
        outcome = designdoc("config")
        assert outcome.status == 2
        assert "Did you mean 'exclude'?" in outcome.err


def test_the_help_lists_every_command_and_every_command_has_help(designdoc) -> None:
    listed = designdoc("--help").out
    commands = Path(__file__).parent.parent.parent / "server" / "designdoc" / "cli" / "commands"
    names = {path.stem for path in commands.glob("*.py") if path.stem != "__init__"}
    assert {line.split()[0] for line in listed.splitlines() if line.startswith("  ")} == names
    for name in sorted(names - {"server"}):
        outcome = designdoc(name, "--help")
        assert outcome.status == 0
        assert f"usage: designdoc {name}" in outcome.out


def test_a_slip_in_a_command_comes_with_the_nearest_one(designdoc, write) -> None:
    assert designdoc("chek").err == "designdoc: unknown command 'chek'; did you mean 'check'?\n"
    write("a.md", "# A\n")
    assert designdoc("a.md").err == "designdoc: 'a.md' is a path; did you mean `designdoc check a.md`?\n"
    assert designdoc().status == 2
