"""``designdoc check`` as people and CI run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FLAWED = """\
# Design Netflix

## Model architecture

A recurrent network with 4 layers reads the watch history.

## Training

We train on 8 GPUs with cross entropy loss.

## Offline evaluation

Accuracy on a random split.
"""

EXAMPLES = Path(__file__).parents[2] / "examples"
README = "# my-tool\n\nInstall it with `pip install my-tool` and read the manual.\n"


def documents(out: str) -> dict[str, dict[str, object]]:
    return {document["path"]: document for document in json.loads(out)["documents"]}


def rules(out: str) -> list[str]:
    return [finding["rule"] for document in json.loads(out)["documents"] for finding in document["findings"]]


class TestExitStatus:
    """0, 1 and 2 as the contract says."""

    def test_findings_at_or_above_the_threshold_are_1(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        assert designdoc("check", "a.md").status == 1
        assert designdoc("check", "--fail-on", "error", "a.md").status == 0
        assert designdoc("check", "--fail-on", "never", "a.md").status == 0

    def test_the_threshold_may_stand_in_the_settings(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        write(".designdoc.yaml", "fail-on: never")
        assert designdoc("check", "a.md").status == 0
        assert designdoc("check", "--fail-on", "warning", "a.md").status == 1

    def test_lighter_findings_neither_show_nor_count(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        everything = designdoc("check", "a.md", "--fail-on", "info")
        assert (everything.status, "info: " in everything.out) == (1, True)
        for least in ("warning", "error"):
            for _ in range(2):  # The second time out of the transcript.
                outcome = designdoc("check", "a.md", "--fail-on", "info", "--min-severity", least)
                assert "info: " not in outcome.out
                assert " not shown (min-severity).\n" in outcome.out
                assert (outcome.status, "warning: " in outcome.out) == ((1, True) if least == "warning" else (0, False))
        write(".designdoc.yaml", "min-severity: warning")
        assert "info: " not in designdoc("check", "a.md").out
        assert "info: " in designdoc("check", "a.md", "--min-severity", "hint").out

    def test_a_missing_path_is_2_and_the_rest_is_still_checked(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "gone.md", "a.md", "--format", "json")
        assert outcome.status == 2
        assert outcome.err == "designdoc: gone.md: no such file or directory\n"
        assert list(documents(outcome.out)) == ["a.md"]
        assert json.loads(outcome.out)["errors"] == [{"path": "gone.md", "message": "no such file or directory"}]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--framework", "adrr"], "--framework: Unknown framework 'adrr'. Did you mean 'adr'?"),
            (["--profile", "pilots"], "--profile: Unknown profile 'pilots'. Did you mean 'pilot'?"),
            (
                ["--select", "missing-sectoin"],
                "--select: Unknown rule 'missing-sectoin'. Did you mean 'missing-section'?",
            ),
            (["--select", "weather"], "--select: Unknown rule 'weather'. `designdoc rules` lists them."),
            (["--select", " ,"], "--select names no rule; leave it out to run all that are on, or write ALL"),
            (["--format", "yaml"], "Unknown format 'yaml'. Known: text, "),
            (["--format", "sarf"], "Unknown format 'sarf'. Did you mean 'sarif'?"),
            (["--output", "json="], "the file name is missing"),
            (["--output", "json", "--output", "text"], "only one format can go to standard output"),
            (["--format", "github", "--output", "sarif=-"], "only one format can go to standard output"),
            (["--format", "github", "--output", "text"], "only one format can go to standard output"),
            (["--output", "json=r", "--output", "sarif=./r"], "two reports go to the same file"),
            (["--executor", ""], "--executor : write MODULE:FACTORY"),
            (["--config", "nowhere.yaml"], "nowhere.yaml: no such file or directory"),
            (["--fail-on", "fatal"], "invalid choice: 'fatal'"),
            (["--frobnicate"], "unrecognized arguments: --frobnicate"),
        ],
    )
    def test_bad_usage_is_2_with_one_clear_line(self, designdoc, write, arguments, message) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md", *arguments)
        assert outcome.status == 2
        assert message in outcome.err
        assert outcome.err.count("\n") == 1

    def test_a_mistake_in_the_settings_is_2_at_its_line_and_the_rest_holds(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        write(".designdoc.yaml", "rules:\n  missing-sectoin: off\n  thin-section: of\nfail-on: never\n")
        outcome = designdoc("check", "a.md")
        assert outcome.status == 2
        assert ".designdoc.yaml:2:3: rules.missing-sectoin: Unknown rule" in outcome.err
        assert ".designdoc.yaml:3:17: rules.thin-section: Expected off," in outcome.err
        assert "a.md:" in outcome.out

    def test_a_folder_without_documents_is_a_note(self, designdoc, folder) -> None:
        (folder / "docs").mkdir()
        outcome = designdoc("check", "docs")
        assert (outcome.status, outcome.err) == (0, "designdoc: docs: no Markdown files found\n")

    def test_so_is_one_whose_documents_are_all_excluded_and_it_says_so(self, designdoc, write) -> None:
        write("docs/old/a.md", FLAWED)
        write(".designdoc.yaml", "exclude: [docs/old]\n")
        outcome = designdoc("check", "docs")
        told = "no Markdown files found outside of what git ignores, `exclude:` names, or is hidden or vendored"
        assert (outcome.status, outcome.err) == (0, f"designdoc: docs: {told}\n")


class TestWhichDocuments:
    """Noise in files it was not meant for is what users complain about first."""

    def test_a_named_file_is_checked_against_the_default_framework(self, designdoc, write) -> None:
        write("notes.md", README)
        document = documents(designdoc("check", "notes.md", "--format", "json").out)["notes.md"]
        assert (document["framework"], document["assumed"]) == ("ml-system-design", True)
        assert document["findings"]

    def test_whoever_is_surprised_by_what_was_checked_is_told_why(self, designdoc, write) -> None:
        write("docs/notes.md", README)
        taken = "1 document names no framework, so ml-system-design was taken; name it in the front matter or with"
        assert taken in designdoc("check", "docs/notes.md").out
        assert taken not in designdoc("check", "docs/notes.md", "--framework", "ml-system-design").out
        assert "`designdoc config PATH` tells which files are left alone, and why.\n" in designdoc("check", "docs").out

    def test_folders_and_hooks_leave_a_readme_alone(self, designdoc, write) -> None:
        write("docs/README.md", README)
        for arguments in (["docs"], ["--detected-only", "docs/README.md"], ["docs/*.md"]):
            outcome = designdoc("check", *arguments, "--format", "json")
            document = documents(outcome.out)["docs/README.md"]
            assert (outcome.status, document["framework"], document["findings"]) == (0, None, [])

    def test_a_readme_is_left_alone_whatever_it_describes(self, designdoc, write) -> None:
        """Also where the same text under another name was remembered as a design."""
        design = (EXAMPLES / "fraud-detection.md").read_text("utf-8").split("---\n", 2)[2]
        for name in ("design", "README", "README.zh-CN"):
            write(f"docs/{name}.md", design)
        for _ in range(2):
            found = documents(designdoc("check", "docs", "--format", "json").out)
            followed = {path for path, document in found.items() if document["framework"]}
            assert followed == {"docs/design.md"}

    def test_front_matter_wins_over_settings_and_the_command_line_over_both(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "*.md", framework: rfc}]')
        write("plain.md", README)
        write("said.md", "---\nframework: adr\n---\n" + README)
        found = documents(designdoc("check", ".", "--format", "json").out)
        assert {path: document["framework"] for path, document in found.items()} == {
            "plain.md": "rfc",
            "said.md": "adr",
        }
        found = documents(designdoc("check", ".", "--framework", "system-design", "--format", "json").out)
        assert {document["framework"] for document in found.values()} == {"system-design"}

    def test_an_unknown_framework_in_front_matter_is_said_and_nothing_is_checked(self, designdoc, write) -> None:
        write("a.md", "---\nframework: adrr\n---\n" + README)
        outcome = designdoc("check", "a.md")
        assert outcome.status == 2
        assert "a.md: Unknown framework 'adrr'. Did you mean 'adr'? (front matter)" in outcome.err

    def test_an_unknown_framework_in_the_settings_is_said_once_and_the_next_way_decides(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "*.md", framework: adrr}]')
        for name in ("a.md", "b.md", "c.md"):
            write(name, FLAWED)
        outcome = designdoc("check", ".", "--framework", "adr", "--format", "json")
        assert {document["framework"] for document in documents(outcome.out).values()} == {"adr"}
        outcome = designdoc("check", "a.md", "b.md", "c.md", "--format", "json")
        said = ".designdoc.yaml:1:40: documents[0].framework: Unknown framework 'adrr'. Did you mean 'adr'?"
        assert (outcome.status, outcome.err) == (2, f"designdoc: {said}\n")
        assert {document["framework"] for document in documents(outcome.out).values()} == {"ml-system-design"}

    def test_a_glob_that_matches_nothing_is_remarked_on_where_all_files_are_there(self, designdoc, write) -> None:
        write(
            ".designdoc.yaml",
            'documents:\n- {files: "desing/*.md", framework: adr}\n- {files: "*.md", framework: rfc}\n',
        )
        write("design/a.md", README)
        outcome = designdoc("check", ".")
        assert outcome.err == "designdoc: .designdoc.yaml:2:4: documents[0].files: Matches none of the files here.\n"
        assert outcome.status != 2
        assert designdoc("check", "design").err == ""

    def test_profile_from_settings_front_matter_and_command_line(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "*.md", framework: ml-system-design, profile: pilot}]')
        write("a.md", FLAWED)
        write("b.md", "---\nprofile: concept\n---\n" + FLAWED)
        found = documents(designdoc("check", ".", "--format", "json").out)
        assert {path: document["profile"] for path, document in found.items()} == {"a.md": "pilot", "b.md": "concept"}
        found = documents(designdoc("check", ".", "--profile", "interview", "--format", "json").out)
        assert {document["profile"] for document in found.values()} == {"interview"}

    def test_excluded_files_are_skipped_in_folders_and_with_force_exclude(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'exclude: ["old/"]')
        write("docs/old/a.md", FLAWED)
        write("docs/b.md", FLAWED)
        assert list(documents(designdoc("check", "docs", "--format", "json").out)) == ["docs/b.md"]
        assert list(documents(designdoc("check", "docs/old/a.md", "--format", "json").out)) == ["docs/old/a.md"]
        outcome = designdoc("check", "docs/old/a.md", "--force-exclude", "--format", "json")
        assert (outcome.status, documents(outcome.out)) == (0, {})

    def test_isolated_ignores_settings_and_config_replaces_them(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "*.md", framework: adr}]')
        write("other.yaml", 'documents: [{files: "*.md", framework: rfc}]')
        write("a.md", README)
        assert documents(designdoc("check", "--isolated", ".", "--format", "json").out)["a.md"]["framework"] is None
        found = documents(designdoc("check", "--config", "other.yaml", ".", "--format", "json").out)
        assert found["a.md"]["framework"] == "rfc"


class TestStandardInput:
    """``-`` reads a document from a pipe."""

    def test_it_is_checked_like_a_named_file(self, designdoc) -> None:
        outcome = designdoc("check", "-", "--format", "json", stdin=FLAWED.encode())
        assert outcome.status == 1
        assert documents(outcome.out)["-"]["framework"] == "ml-system-design"

    def test_its_file_name_decides_on_settings_and_stands_in_the_report(self, designdoc, write) -> None:
        write(".designdoc.yaml", 'documents: [{files: "adr/*.md", framework: adr}]')
        outcome = designdoc("check", "-", "--stdin-filename", "adr/7.md", "--format", "json", stdin=README.encode())
        assert documents(outcome.out)["adr/7.md"]["framework"] == "adr"


class TestRuleChoice:
    """--select, --ignore and the settings, as users of ruff know them."""

    def test_select_runs_nothing_else(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md", "--select", "missing-section,thin-section", "--format", "json")
        assert set(rules(outcome.out)) <= {"missing-section", "thin-section"}
        assert "missing-section" in rules(outcome.out)

    def test_ignore_wins_over_select(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md", "--select", "missing-section", "--ignore", "missing-section")
        assert outcome.status == 0

    def test_the_more_specific_name_decides(self, designdoc, write) -> None:
        write("a.md", FLAWED)

        def found(*choice: str) -> set[str]:
            return set(rules(designdoc("check", "a.md", *choice, "--format", "json").out))

        assert found("--select", "missing-section", "--ignore", "structure") == {"missing-section"}
        assert "missing-section" not in found("--select", "structure", "--ignore", "missing-section")
        assert found("--select", "missing-section", "--ignore", "ALL") == {"missing-section"}

    def test_all_names_every_rule_also_those_that_are_off(self, designdoc, write) -> None:
        write("a.md", FLAWED + "\n#### A step too deep\n\nText.\n")
        by_default = set(rules(designdoc("check", "a.md", "--format", "json").out))
        everything = set(rules(designdoc("check", "a.md", "--select", "ALL", "--format", "json").out))
        assert everything - by_default >= {"heading-level-jump"}
        assert designdoc("check", "a.md", "--ignore", "ALL", "--format", "concise").out == ""

    def test_a_rule_that_is_selected_by_name_runs_though_the_settings_turn_it_off(self, designdoc, write) -> None:
        write(".designdoc.yaml", "rules: {missing-section: off}\n")
        write("a.md", FLAWED)
        by_name = designdoc("check", "a.md", "--select", "missing-section", "--format", "json")
        assert "missing-section" in rules(by_name.out)
        by_group = designdoc("check", "a.md", "--select", "structure", "--format", "json")
        assert "missing-section" not in rules(by_group.out), "the team has turned it off"

    def test_levels_in_the_settings_hold_per_entry(self, designdoc, write) -> None:
        write(
            ".designdoc.yaml",
            "rules: {front-matter-missing: off}\n"
            'documents: [{files: "strict/*.md", framework: ml-system-design, rules: {front-matter-missing: error}}]\n',
        )
        write("strict/a.md", FLAWED)
        write("a.md", FLAWED)
        found = documents(designdoc("check", "strict/a.md", "a.md", "--format", "json").out)
        severities = {
            path: {f["severity"] for f in document["findings"] if f["rule"] == "front-matter-missing"}
            for path, document in found.items()
        }
        assert severities == {"strict/a.md": {"error"}, "a.md": set()}


class TestOutput:
    """Formats to files and standard output."""

    def test_several_formats_at_once(self, designdoc, write, folder) -> None:
        write("a.md", FLAWED)
        outcome = designdoc(
            "check", "a.md", "--output", "json=out.json", "--output", "sarif=out.sarif", "--output", "concise"
        )
        assert outcome.status == 1
        assert outcome.out.startswith("a.md:")
        assert json.loads((folder / "out.json").read_text("utf-8"))["documents"][0]["path"] == "a.md"
        assert json.loads((folder / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def test_a_format_goes_to_standard_output_beside_reports_in_files(self, designdoc, write, folder) -> None:
        write("a.md", FLAWED)
        alone = designdoc("check", "a.md", "--format", "github").out
        outcome = designdoc("check", "a.md", "--format", "github", "--output", "sarif=out.sarif")
        assert outcome.out == alone
        assert json.loads((folder / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def test_a_dash_is_standard_output(self, designdoc, write, folder) -> None:
        write("a.md", FLAWED)
        alone = designdoc("check", "a.md", "--format", "sarif").out
        outcome = designdoc("check", "a.md", "--output", "sarif=-", "--output", "json=out.json")
        assert outcome.out == alone
        assert not (folder / "-").exists()

    def test_a_report_that_cannot_be_written_is_2(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md", "--output", "json=no/such/folder/out.json")
        assert outcome.status == 2
        assert outcome.err == "designdoc: no/such/folder/out.json: no such file or directory\n"

    def test_sarif_explains_its_rules(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        log = json.loads(designdoc("check", "a.md", "--format", "sarif").out)
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert "missing-section" in {rule["id"] for rule in rules}
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]

    def test_plain_when_piped_and_coloured_on_request(self, designdoc, write, monkeypatch) -> None:
        write("a.md", FLAWED)
        assert "\x1b[" not in designdoc("check", "a.md").out
        assert "\x1b[" in designdoc("check", "a.md", "--color", "always").out
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in designdoc("check", "a.md").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in designdoc("check", "a.md").out

    def test_ranges_count_code_points_from_1(self, designdoc, write) -> None:
        write("a.md", "# 🚀 Design\n\n## 模型 architecture\n\n🚀 模型 TODO\n")
        checked = designdoc("check", "a.md", "--select", "placeholder-text", "--format", "json")
        (finding,) = documents(checked.out)["a.md"]["findings"]
        assert finding["range"] == {"start": {"line": 5, "column": 6}, "end": {"line": 5, "column": 10}}


class TestBadInput:
    """One clear message, never a traceback, everything else still checked."""

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\x00\x00# A\x00",
            b"\xef\xbb\xbf# A\r\n\r\n## Model\r\n",
            b"# A\r## Model\r",
            b"---\n&a [*a]\n---\n# A\n",
            b"---\n: : :\n---\n# A\n",
            b"---\n" + b"- " * 5000,
            b"# A\n" + b"> " * 3000 + b"x\n",
            b"# A\n" + b"|a" * 200 + b"|\n" + b"|-" * 200 + b"|\n" + b"|x|\n" * 50,
            b"# " + b"x" * 100_000,
        ],
        ids=["empty", "nul", "bom-crlf", "cr", "yaml-bomb", "no-yaml", "deep-yaml", "quotes", "table", "long-line"],
    )
    def test_awkward_files_are_checked(self, designdoc, write, data) -> None:
        write("a.md", data)
        outcome = designdoc("check", "a.md", "--format", "json")
        assert outcome.status in (0, 1)
        assert outcome.err == ""
        assert documents(outcome.out)["a.md"]["framework"]

    def test_invalid_utf8_is_said_and_the_document_is_checked_all_the_same(self, designdoc, write) -> None:
        write("a.md", b"# A\n\ncaf\xe9\n")
        outcome = designdoc("check", "a.md", "--format", "json")
        assert outcome.status == 2
        assert outcome.err == "designdoc: a.md: not valid UTF-8: byte 0xe9 in line 3; save it as UTF-8\n"
        assert documents(outcome.out)["a.md"]["findings"]

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
    def test_the_encoding_of_a_document_that_is_left_alone_fails_nothing(self, designdoc, write, encoding) -> None:
        write("docs/notes.md", "# Notes\n\nA café.\n".encode(encoding))
        for command in ("check", "coverage", "fix"):
            outcome = designdoc(command, "docs")
            assert (outcome.status, "UTF" in outcome.err) == (0, False)

    def test_a_fault_of_ours_in_one_document_costs_that_document(self, designdoc, write, monkeypatch) -> None:
        from designdoc.cli.checking.file_reviewer import FileReviewer

        review = FileReviewer.review_bytes

        def faulty(self, candidate, data, exists=None):
            if candidate.path == "a.md":
                raise ValueError("boom")
            return review(self, candidate, data, exists)

        monkeypatch.setattr(FileReviewer, "review_bytes", faulty)
        monkeypatch.delenv("DESIGNDOC_DEBUG")
        write("a.md", FLAWED)
        write("b.md", FLAWED)
        outcome = designdoc("check", "a.md", "b.md", "--format", "json")
        assert outcome.status == 2
        assert outcome.err.startswith("designdoc: a.md: internal error (ValueError: boom)")
        assert list(documents(outcome.out)) == ["b.md"]

    def test_any_other_fault_is_one_line(self, designdoc, write, monkeypatch) -> None:
        import designdoc.cli.commands.check as command

        def faulty(*arguments):
            raise ValueError("boom")

        monkeypatch.setattr(command, "check_files", faulty)
        monkeypatch.delenv("DESIGNDOC_DEBUG")
        outcome = designdoc("check", "a.md")
        assert outcome.status == 2
        assert outcome.err == "designdoc: internal error (ValueError: boom); set DESIGNDOC_DEBUG=1 to see where\n"

    def test_packs_that_extend_each_other_are_a_mistake_and_end(self, designdoc, write) -> None:
        write("packs/a/pack.yaml", "id: a\ntitle: A\nextends: [b]\n")
        write("packs/b/pack.yaml", "id: b\ntitle: B\nextends: [a]\n")
        write(".designdoc.yaml", "packs: [packs]\n")
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md")
        assert outcome.status == 2
        assert "Traceback" not in outcome.err
        assert "packs/" in outcome.err
        assert "a.md:" in outcome.out
