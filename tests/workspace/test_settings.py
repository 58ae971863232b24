"""Reading .designdoc.yaml: what holds for which document, and where mistakes are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from designdoc.findings.level import Level
from designdoc.packs.roots import pack_folders
from designdoc.workspace.settings import Settings, from_text, load, nearest_settings_file
from designdoc.workspace.settings_file import FailOn
from designdoc.workspace.settings_finder import SettingsFinder

ROOT = Path("/project").absolute()

FULL = """\
documents:
  - {files: "docs/design/**/*.md", framework: ml-system-design, profile: pilot, rules: {no-baseline: error}}
  - files: [adr/*.md, "*.adr.md"]
    framework: adr
packs: [./house-rules]
rules: {feature-store-missing: off, no-baseline: hint}
synonyms: {online-metrics: ["Live KPIs"], goals: Aims}
exclude: ["**/archive/**", drafts/]
baseline: .designdoc-baseline.json
fail-on: error
"""


def settings(text: str) -> Settings:
    result, mistakes = from_text(text, ".designdoc.yaml", ROOT)
    assert [mistake.key for mistake in mistakes if mistake.key != "packs[0]"] == []
    return result


def mistakes(text: str) -> list[str]:
    return [str(mistake) for mistake in from_text(text, ".designdoc.yaml", ROOT)[1]]


def test_everything_that_a_file_can_say() -> None:
    result = settings(FULL)
    assert result.packs == (ROOT / "house-rules",)
    assert result.rules == {"feature-store-missing": Level.OFF, "no-baseline": Level.HINT}
    assert result.synonyms == {"online-metrics": ("Live KPIs",), "goals": ("Aims",)}
    assert result.baseline == ROOT / ".designdoc-baseline.json"
    assert result.fail_on is FailOn.ERROR


def test_the_first_matching_entry_wins_and_its_rules_are_laid_over_the_general_ones() -> None:
    here = settings(FULL).for_path(ROOT / "docs/design/deep/ranking.md")
    assert (here.framework, here.profile, here.entry) == ("ml-system-design", "pilot", 0)
    assert here.rules == {"feature-store-missing": Level.OFF, "no-baseline": Level.ERROR}


def test_globs_are_read_as_git_reads_them() -> None:
    result = settings(FULL)
    assert result.for_path(ROOT / "adr/1.md").framework == "adr"
    assert result.for_path(ROOT / "adr/old/1.md").framework is None
    assert result.for_path(ROOT / "anywhere/x.adr.md").framework == "adr"


@pytest.mark.parametrize("path", [None, "/elsewhere/docs/design/x.md"])
def test_globs_do_not_reach_texts_without_a_file_or_files_elsewhere(path: str | None) -> None:
    assert settings(FULL).for_path(path).framework is None


def test_exclude_means_files_and_all_that_is_in_folders() -> None:
    result = settings(FULL)
    assert result.excludes(ROOT / "docs/archive/2019/x.md")
    assert result.excludes(ROOT / "drafts", is_folder=True)
    assert result.excludes(ROOT / "drafts/x.md")
    assert not result.excludes(ROOT / "docs/x.md")


def test_a_mistake_is_reported_at_its_line_and_never_stops_the_rest() -> None:
    text = "rules: {a: eror, b: off}\nexlude: [x]\nfail-on: error\n"
    result, found = from_text(text, ".designdoc.yaml", ROOT)
    assert [(m.line, m.column, m.key) for m in found] == [(1, 12, "rules.a"), (2, 1, "exlude")]
    assert result.rules == {"b": Level.OFF}
    assert result.fail_on is FailOn.ERROR


def test_a_folder_of_packs_that_does_not_exist_is_a_mistake() -> None:
    assert mistakes("packs: [./nowhere]") == [".designdoc.yaml:1:9: packs[0]: There is no folder './nowhere'."]


def test_a_folder_without_any_pack_is_a_mistake(tmp_path: Path) -> None:
    rules = tmp_path / "house-rules"
    rules.mkdir()
    told = [mistake.message for mistake in from_text("packs: [house-rules]", ".designdoc.yaml", tmp_path)[1]]
    assert told == ["There is no pack in 'house-rules': it holds no pack.yaml."]
    (rules / "acme").mkdir()
    (rules / "acme" / "pack.yaml").write_text("title: Acme")
    assert from_text("packs: [house-rules]", ".designdoc.yaml", tmp_path)[1] == ()


@pytest.mark.parametrize("said", ["~nobody-of-this-name/packs", "x" * 300, "a\\0b", "a/" * 3000])
def test_what_can_be_no_path_is_a_folder_that_does_not_exist(said: str) -> None:
    result, found = from_text(f'packs: ["{said}"]', ".designdoc.yaml", ROOT)
    assert [mistake.message[:19] for mistake in found] == ["There is no folder "]
    assert not any(ROOT in folder.parents for folder in pack_folders(result.packs)), "loading packs passes over it"


def test_a_folder_of_packs_that_may_not_be_read_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house-rules").mkdir()

    def refused(folder: Path) -> list[str]:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "listdir", refused)
    told = [mistake.message for mistake in from_text("packs: [house-rules]", ".designdoc.yaml", tmp_path)[1]]
    assert told == ["The folder 'house-rules' cannot be read: permission denied."]


def test_paths_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    result, _ = from_text("{packs: [~/packs], baseline: ~/accepted.json}", ".designdoc.yaml", ROOT)
    assert (result.packs, result.baseline) == ((tmp_path / "packs",), tmp_path / "accepted.json")


def test_an_unknown_key_comes_with_the_nearest_known_one() -> None:
    assert mistakes("exlude: [x]") == [".designdoc.yaml:1:1: exlude: Unknown key 'exlude'. Did you mean 'exclude'?"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_holds_the_defaults(text: str) -> None:
    assert settings(text).fail_on is FailOn.WARNING


@pytest.mark.parametrize(
    "text",
    ["[1, 2]", "a: [", "x", "a: *b", "\x00", "- &a [*a]", "documents: 7", "documents: [{framework: x}]", "exclude: x"],
)
def test_whatever_the_text_there_are_settings_and_a_message(text: str) -> None:
    result, found = from_text(text, ".designdoc.yaml", ROOT)
    assert isinstance(result, Settings)
    assert found


def test_a_glob_that_cannot_be_matched_is_reported_at_its_key() -> None:
    result, found = from_text('exclude: ["!", "x/"]\n', ".designdoc.yaml", ROOT)
    assert [(m.line, m.key) for m in found] == [(1, "exclude")]
    assert result.exclude == ("x/",)


@pytest.mark.parametrize("glob", ["**/[a", "[", "docs/[!]*.md", "x[]"])
def test_a_bracket_that_is_never_closed_is_reported(glob: str) -> None:
    assert mistakes(f"exclude: ['{glob}']") == [
        f".designdoc.yaml:1:1: exclude: '{glob}' is not a glob: its '[' is never closed."
    ]


def test_a_choice_in_braces_is_reported() -> None:
    assert mistakes("exclude: ['docs/{es,ja}/*.md']") == [
        ".designdoc.yaml:1:1: exclude: '{es,ja}' is no choice here, but these very characters, as in a .gitignore. "
        "Write one glob for each."
    ]


@pytest.mark.parametrize("glob", ["[ab]*.md", "[]a].md", "[!x]y", r"\[a", "a]b", "{id}.md", r"\{a,b}", "**/*.md"])
def test_other_globs_are_fine(glob: str) -> None:
    assert mistakes(f"exclude: ['{glob}']") == []


def test_the_place_of_every_setting_is_known() -> None:
    source = settings(FULL).source
    assert source is not None
    assert source.line("documents[0].rules.no-baseline") == 2
    assert source.line("documents[1].framework") == 4
    assert source.line("fail-on") == 10
    assert source.line("nothing") is None


def test_the_nearest_file_upwards_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / ".designdoc.yaml").write_text("fail-on: error", encoding="utf-8")
    (tmp_path / "a" / ".designdoc.yaml").write_text("fail-on: hint", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    finder = SettingsFinder()
    assert finder.for_file("a/b/x.md").fail_on is FailOn.HINT
    assert finder.for_file("x.md").fail_on is FailOn.ERROR
    assert finder.for_file("a/y.md") is finder.for_file("a/b/x.md")
    assert nearest_settings_file(tmp_path / "a" / "b") == str(tmp_path / "a" / ".designdoc.yaml")


def test_an_unreadable_settings_file_counts_as_empty_and_is_reported(tmp_path: Path) -> None:
    path = tmp_path / ".designdoc.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    result, found = load(path)
    assert result.fail_on is FailOn.WARNING
    assert found
