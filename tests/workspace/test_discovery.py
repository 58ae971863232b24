"""Which files a command line stands for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from designdoc.workspace.discovery import Discovery, discover


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("# A\n", encoding="utf-8")


def found(*paths: str, exclude: tuple[str, ...] = (), force_exclude: bool = False) -> list[str]:
    return [file.path for file in search(*paths, exclude=exclude, force_exclude=force_exclude).files]


def search(*paths: str, exclude: tuple[str, ...] = (), force_exclude: bool = False) -> Discovery:
    return discover(paths, lambda path, is_folder: Path(path).name in exclude, force_exclude=force_exclude)


def test_a_folder_stands_for_its_markdown_files_in_the_order_of_their_names() -> None:
    tree("docs/b.md", "docs/a.markdown", "docs/sub/c.MDX", "docs/z.qmd", "docs/notes.txt", "docs/code.py")
    assert found("docs") == ["docs/a.markdown", "docs/b.md", "docs/sub/c.MDX", "docs/z.qmd"]


def test_the_current_folder_leaves_no_dot_in_the_paths() -> None:
    tree("a.md", "sub/b.md")
    assert found(".") == ["a.md", "sub/b.md"]


def test_a_named_file_is_taken_whatever_its_name_is() -> None:
    tree("notes.txt", "docs/a.md")
    files = search("notes.txt", "docs").files
    assert [(file.path, file.named) for file in files] == [("notes.txt", True), ("docs/a.md", False)]


def test_every_file_is_taken_once_however_often_it_is_meant() -> None:
    tree("docs/a.md")
    assert found("docs/a.md", "docs", "./docs/a.md") == ["docs/a.md"]


def test_a_missing_file_is_left_to_the_reader_who_says_why() -> None:
    assert found("nowhere.md") == ["nowhere.md"]


def test_hidden_and_vendored_folders_are_entered_only_when_named() -> None:
    tree(".hidden/a.md", "node_modules/p/readme.md", "env/pyvenv.cfg", "env/lib/a.md", ".b.md", "kept.md")
    assert found(".") == ["kept.md"]
    assert found("node_modules", ".hidden") == ["node_modules/p/readme.md", ".hidden/a.md"]


def test_a_glob_is_expanded_and_names_nobody_in_particular() -> None:
    tree("docs/a.md", "docs/deep/b.md", "docs/c.txt")
    files = search("docs/**/*.*").files
    assert [(file.path, file.named) for file in files] == [("docs/a.md", False), ("docs/deep/b.md", False)]


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("**/*.md", ["a.md", "docs/b.md", "docs/deep/c.md", "docs/deep/more/d.md"]),
        ("./**/b.md", ["docs/b.md"]),
        ("docs/**", ["docs/b.md", "docs/deep/c.md", "docs/deep/more/d.md"]),
        ("docs/**/[cd].md", ["docs/deep/c.md", "docs/deep/more/d.md"]),
        ("**/deep", ["docs/deep/c.md", "docs/deep/more/d.md"]),
        ("*/**/more/*", ["docs/deep/more/d.md"]),
        (".hidden/**/*.md", [".hidden/h.md"]),
    ],
)
def test_a_glob_may_reach_any_depth(pattern: str, matched: list[str]) -> None:
    tree("a.md", "docs/b.md", "docs/deep/c.md", "docs/deep/more/d.md", "docs/deep/code.py", ".hidden/h.md")
    assert found(pattern) == matched
    assert [os.path.relpath(path) for path in found(str(Path.cwd() / pattern))] == matched


def test_a_glob_at_any_depth_goes_where_the_search_of_a_folder_goes() -> None:
    """Two links upwards make Python's own search endless."""
    tree("docs/a/x.md", "docs/b/y.md", "node_modules/z.md", "built/w.md")
    for name in ("a", "b"):
        Path(f"docs/{name}/up").symlink_to("..", target_is_directory=True)
    Path(".gitignore").write_text("built/\n", encoding="utf-8")
    assert found("**/*.md") == found(".") == ["docs/a/x.md", "docs/b/y.md"]
    assert found("node_modules/**/*.md") == ["node_modules/z.md"]


def test_a_glob_in_a_folder_that_is_not_there_is_a_slip_and_one_that_matches_nothing_is_not() -> None:
    tree("docs/a.md")
    searched = search("dosc/design/**/*.md", "docs/*.mdx", "no*.md")
    assert searched.unreadable == [("dosc/design/**/*.md", "there is no folder 'dosc/design'")]
    assert searched.empty == [("docs/*.mdx", False), ("no*.md", False)]


def test_a_file_whose_name_looks_like_a_glob_is_still_a_file() -> None:
    tree("a[1].md", "a1.md")
    assert found("a[1].md") == ["a[1].md"]


def test_a_place_without_documents_is_reported() -> None:
    tree("docs/code.py")
    assert search("docs", "*.mdx").empty == [("docs", False), ("*.mdx", False)]


@pytest.mark.parametrize("passed_over", ["docs/ignored/a.md", "docs/.hidden/a.md", "docs/vendor/a.md", "docs/old/a.md"])
def test_a_place_whose_documents_are_all_passed_over_is_told_from_an_empty_one(passed_over: str) -> None:
    tree(passed_over, "empty/code.py", "empty/code/more.py")
    Path("docs/.gitignore").write_text("ignored/\n", encoding="utf-8")
    assert search("docs", "empty", exclude=("old",)).empty == [("docs", True), ("empty", False)]


def test_excluded_files_are_left_out_unless_they_are_named() -> None:
    tree("docs/a.md", "docs/old.md")
    assert found("docs", exclude=("old.md",)) == ["docs/a.md"]
    assert found("docs/old.md", exclude=("old.md",)) == ["docs/old.md"]
    assert found("docs/old.md", exclude=("old.md",), force_exclude=True) == []


def test_an_excluded_folder_is_not_entered() -> None:
    tree("docs/archive/a.md", "docs/b.md")
    assert found("docs", exclude=("archive",)) == ["docs/b.md"]


def test_links_to_folders_are_not_followed_so_that_loops_cannot_arise() -> None:
    tree("docs/a.md")
    Path("docs/loop").symlink_to("..")
    Path("docs/self.md").symlink_to("self.md")
    Path("docs/broken.md").symlink_to("nowhere")
    assert found("docs") == ["docs/a.md"]


def test_a_link_to_a_file_that_is_found_as_well_is_no_second_document() -> None:
    tree("docs/m.md", "elsewhere/other.md")
    Path("docs/a.md").symlink_to("m.md")
    Path("docs/z.md").symlink_to("m.md")
    Path("docs/other.md").symlink_to("../elsewhere/other.md")
    assert found("docs") == ["docs/m.md", "docs/other.md"]
    assert found("docs/a.md", "docs/m.md") == ["docs/m.md"]
    assert found("docs/a.md", "docs/z.md") == ["docs/a.md"]
    assert found("docs/*.md") == ["docs/m.md", "docs/other.md"]
    Path("again").symlink_to("docs")
    assert found("docs", "again") == ["docs/m.md", "docs/other.md"]


def test_a_named_link_to_a_folder_is_followed() -> None:
    tree("docs/a.md")
    Path("link").symlink_to("docs")
    assert found("link") == ["link/a.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_reported_and_the_rest_is_searched() -> None:
    tree("docs/closed/a.md", "docs/open.md")
    Path("docs/closed").chmod(0)
    result = search("docs")
    Path("docs/closed").chmod(0o700)
    assert [file.path for file in result.files] == ["docs/open.md"]
    assert result.unreadable == [("docs/closed", "permission denied")]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_names_that_are_no_utf8_are_found() -> None:
    Path("docs").mkdir()
    Path(os.fsdecode(b"docs/caf\xe9.md")).touch()
    assert found("docs") == ["docs/caf\udce9.md"]


class TestGitIgnore:
    """What git ignores, and only that, is left out."""

    @pytest.fixture(autouse=True)
    def repository(self, folder: Path) -> None:
        (folder / ".git" / "info").mkdir(parents=True)

    def ignore(self, path: str, *lines: str) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("\n".join(lines), encoding="utf-8")

    def test_files_and_folders_are_ignored(self) -> None:
        tree("a.md", "build/b.md", "docs/draft-1.md", "docs/c.md")
        self.ignore(".gitignore", "build/", "draft-*", "# a.md")
        assert found(".") == ["a.md", "docs/c.md"]

    def test_a_nested_file_speaks_for_its_folder_and_wins(self) -> None:
        tree("a.tmp.md", "docs/a.tmp.md", "docs/b.md")
        self.ignore(".gitignore", "*.tmp.md")
        self.ignore("docs/.gitignore", "!a.tmp.md", "/b.md")
        assert found(".") == ["docs/a.tmp.md"]

    def test_files_above_the_walked_folder_count_up_to_the_repository(self) -> None:
        tree("docs/deep/a.md", "docs/deep/b.md")
        self.ignore(".gitignore", "docs/deep/b.md")
        self.ignore("../.gitignore", "*.md")
        assert found("docs/deep") == ["docs/deep/a.md"]

    def test_the_exclude_file_of_the_repository_counts(self) -> None:
        tree("a.md", "b.md")
        self.ignore(".git/info/exclude", "b.md")
        assert found(".") == ["a.md"]

    def test_a_named_file_is_checked_although_git_ignores_it(self) -> None:
        tree("a.md")
        self.ignore(".gitignore", "*.md")
        assert found("a.md") == ["a.md"]

    def test_a_file_of_windows_is_read_like_any_other(self) -> None:
        tree("a.md", "b.md", "c.md")
        Path(".gitignore").write_bytes("\ufeffa.md\r\n\r\nb.md\r\n".encode())
        assert found(".") == ["c.md"]

    def test_lines_that_are_no_patterns_are_passed_over(self) -> None:
        tree("a.md", "b.md")
        self.ignore(".gitignore", "!", "b.md")
        assert found(".") == ["a.md"]


def test_outside_a_repository_ignore_files_further_up_belong_to_somebody_else(folder: Path) -> None:
    tree("work/docs/a.md", "work/docs/b.md")
    Path(".gitignore").write_text("*\n", encoding="utf-8")
    Path("work/docs/.gitignore").write_text("b.md\n", encoding="utf-8")
    assert found("work/docs") == ["work/docs/a.md"]
