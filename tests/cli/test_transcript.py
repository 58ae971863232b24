"""A run in which nothing has changed repeats its words without making objects of its findings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from designdoc.cli.caching import transcript
from designdoc.reports import formats
from patience import PATIENCE

FLAWED = "---\nframework: adr\n---\n# Use a log\n\n## Context and problem statement\n\nTODO: 模型 🚀\n"


@pytest.fixture(autouse=True)
def documents(write) -> None:
    for name in ("a", "b", "c"):
        write(f"docs/{name}.md", FLAWED)
    write("docs/notes.md", "# my-tool\n")


def transcripts() -> list[Path]:
    return list((Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results" / "transcripts").glob("*"))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents whose remembered findings were made objects."""
    from designdoc.cli.caching import result_cache

    paths: list[str] = []
    result = result_cache._result

    def counting(entry, path):
        paths.append(path)
        return result(entry, path)

    monkeypatch.setattr(result_cache, "_result", counting)
    return paths


@pytest.mark.parametrize("format_", sorted(formats.REMEMBERED))
def test_the_same_command_says_the_same_and_decodes_nothing(designdoc, decoded, format_) -> None:
    fresh = designdoc("check", "docs", "--format", format_, "--no-cache")
    for _ in range(3):
        assert designdoc("check", "docs", "--format", format_) == fresh
    assert decoded == []


@pytest.mark.parametrize("format_", sorted(formats.REMEMBERED))
def test_what_a_format_says_about_a_document_depends_on_that_document_alone(format_) -> None:
    """Or its text could not be remembered: a report that has said something before says the same."""
    from report_runs import RUN

    from designdoc.reports.look import Look

    report = formats.load(format_).Report(Look())
    report.begin()
    said = [report.add(result) for result in RUN.results]
    assert [formats.load(format_).Report(Look()).add(result) for result in RUN.results] == said
    assert [report.add(result) for result in reversed(RUN.results)] == said[::-1]


def test_of_a_changed_document_only_that_one_is_told_anew(designdoc, write, decoded) -> None:
    designdoc("check", "docs")
    write("docs/b.md", FLAWED.replace("TODO: ", ""))
    for _ in range(2):
        assert designdoc("check", "docs") == designdoc("check", "docs", "--no-cache")
    assert decoded == []
    (kept,) = transcripts()
    with kept.open("rb") as stream:
        assert sorted(transcript._index_of(stream)) == ["docs/a.md", "docs/b.md", "docs/c.md", "docs/notes.md"]


def test_a_document_that_is_gone_is_forgotten(designdoc, write, folder) -> None:
    designdoc("check", "docs")
    (folder / "docs/a.md").unlink()
    write("docs/b.md", FLAWED + "\nMore.\n")
    assert designdoc("check", "docs") == designdoc("check", "docs", "--no-cache")
    (kept,) = transcripts()
    with kept.open("rb") as stream:
        assert sorted(transcript._index_of(stream)) == ["docs/b.md", "docs/c.md", "docs/notes.md"]


def test_another_command_line_has_words_of_its_own(designdoc, folder) -> None:
    plain = designdoc("check", "docs")
    coloured = designdoc("check", "docs", "--color", "always")
    assert designdoc("check", "docs") == plain
    assert designdoc("check", "docs", "--color", "always") == coloured != plain
    assert "\x1b[" in coloured.out
    designdoc("check", "docs", "--color", "always", "--output", "text=r.txt", "--output", "concise")
    again = designdoc("check", "docs", "--color", "always", "--output", "text=r.txt", "--output", "concise")
    assert "\x1b[" not in again.out + (folder / "r.txt").read_text("utf-8")


def test_what_is_wrong_with_a_file_is_said_every_time(designdoc, write) -> None:
    write("docs/a.md", FLAWED.encode() + b"caf\xe9\n")
    for _ in range(3):
        outcome = designdoc("check", "docs")
        assert (outcome.status, outcome.err.count("not valid UTF-8")) == (2, 1)


@pytest.mark.parametrize("cut", [0, 1, 20, 60, 400])
def test_a_transcript_cut_off_or_altered_is_never_believed(designdoc, cut) -> None:
    whole = designdoc("check", "docs")
    (kept,) = transcripts()
    content = kept.read_bytes()
    kept.write_bytes(content[:-cut] if cut else b"")
    assert designdoc("check", "docs") == whole
    kept.write_bytes(content.replace(b"TODO", b"DONE"))
    assert designdoc("check", "docs") == whole
    kept.write_bytes(content[:-100] + b"\xff" * 100)
    assert designdoc("check", "docs") == whole


def test_runs_side_by_side_do_each_other_no_harm(designdoc, write) -> None:
    """Several jobs of a build share a cache; all of them start with nothing and write at once."""
    for number in range(20):
        write(f"docs/{number:02}.md", FLAWED + f"\nNumber {number}.\n")
    expected = designdoc("check", "docs", "--no-cache")
    command = [sys.executable, "-m", "designdoc", "check", "docs"]
    for _ in range(2):
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        for run in runs:
            out, err = run.communicate(timeout=PATIENCE)
            assert (run.returncode, out.decode(), err) == (expected.status, expected.out, b"")
    assert len(transcripts()) == 1
    assert not list(Path(os.environ["DESIGNDOC_CACHE_DIR"]).rglob("*.tmp"))


def test_a_cache_that_may_only_be_read_is_read(designdoc, monkeypatch, decoded) -> None:
    whole = designdoc("check", "docs")
    kept = transcripts()[0].read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    assert designdoc("check", "docs") == whole
    assert decoded == []
    assert designdoc("check", "docs/a.md", "docs/b.md").err == ""
    assert [path.read_bytes() for path in transcripts()] == [kept]


def test_no_more_than_so_many_command_lines_are_remembered(designdoc, monkeypatch) -> None:
    monkeypatch.setattr(transcript, "_KEPT", 2)
    for select in ("placeholder-text", "front-matter-missing", "missing-section", "thin-section"):
        designdoc("check", "docs", "--select", select)
    assert len(transcripts()) == 2
