"""A cached result is never seen where a review would say something else."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from designdoc.cli.checking.file_reviewer import FileReviewer
from designdoc.workspace.calendar import Calendar

FLAWED = "# Design Netflix\n\n## Model\n\nA recurrent network, see [the plan](plan.md).\n"


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were really reviewed. The program's own files count as unchanged: somebody may be editing them."""
    monkeypatch.setattr("designdoc.cli.caching.result_cache.tree_signature", lambda *_: "steady")
    paths: list[str] = []
    review = FileReviewer.review_bytes

    def counting(self, candidate, data, asked=None):
        paths.append(candidate.path)
        return review(self, candidate, data, asked)

    monkeypatch.setattr(FileReviewer, "review_bytes", counting)
    return paths


def test_what_has_not_changed_is_not_reviewed_again(designdoc, write, reviewed) -> None:
    write("a.md", FLAWED)
    first = designdoc("check", "a.md")
    assert designdoc("check", "a.md") == first
    assert reviewed == ["a.md"]


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "markdown", "gitlab"])
def test_a_cached_report_is_that_of_a_review(designdoc, write, format_) -> None:
    write("a.md", FLAWED)
    fresh = designdoc("check", "--no-cache", "a.md", "--format", format_)
    assert designdoc("check", "a.md", "--format", format_) == fresh
    assert designdoc("check", "a.md", "--format", format_) == fresh


def test_the_same_text_elsewhere_is_known_under_its_own_path(designdoc, write, reviewed) -> None:
    write("a.md", FLAWED)
    write("docs/b.md", FLAWED)
    out = designdoc("check", "a.md", "docs/b.md", "--format", "json").out
    assert [document["path"] for document in json.loads(out)["documents"]] == ["a.md", "docs/b.md"]
    assert reviewed == ["a.md", "docs/b.md"] or reviewed == ["a.md"]


@pytest.mark.parametrize(
    "change",
    [
        lambda write: write("a.md", FLAWED + "\nMore.\n"),
        lambda write: write(".designdoc.yaml", "rules: {front-matter-missing: error}"),
        lambda write: write(".designdoc.yaml", 'documents: [{files: "*.md", framework: adr}]'),
        lambda write: write(
            ".designdoc.yaml", 'documents: [{files: "*.md", framework: ml-system-design, profile: concept}]'
        ),
        lambda write: write("plan.md", "# Plan\n"),
    ],
    ids=["text", "level", "framework", "profile", "linked-file"],
)
def test_whatever_a_result_depends_on_makes_it_be_reviewed_again(designdoc, write, reviewed, change) -> None:
    write("a.md", FLAWED)
    designdoc("check", "a.md")
    change(write)
    cached = designdoc("check", "a.md", "--format", "json")
    assert reviewed == ["a.md", "a.md"]
    assert cached == designdoc("check", "--no-cache", "a.md", "--format", "json")


def test_options_of_the_command_line_count(designdoc, write, reviewed) -> None:
    write("docs/a.md", "# my-tool\n")
    runs = [
        ["docs/a.md"],
        ["docs"],
        ["docs/a.md", "--select", "front-matter-missing"],
        ["docs/a.md", "--framework", "rfc"],
    ]
    for arguments in runs * 2:
        cached = designdoc("check", *arguments, "--format", "json")
        assert cached == designdoc("check", "--no-cache", *arguments, "--format", "json")
    assert len(reviewed) == 3 * len(runs)


def test_a_pack_of_ones_own_counts(designdoc, write) -> None:
    write(".designdoc.yaml", "packs: [house]\n")
    write("house/pack.yaml", "id: house\ntitle: House\nextends: [adr]\n")
    write("a.md", "---\nframework: house\n---\n# A decision\n\n## Context\n\nWe need a log.\n")
    designdoc("check", "a.md")
    write(
        "house/sections/owner.yaml",
        "title: Owner\nstep: decision\norder: 99\nnecessity: required\nexplanation: Who answers for it.\n"
        "synonyms: {en: [owner]}\n",
    )
    for _ in range(2):
        assert designdoc("check", "a.md", "--format", "json") == designdoc(
            "check", "--no-cache", "a.md", "--format", "json"
        )


def test_another_state_of_the_program_counts(designdoc, write, reviewed, monkeypatch) -> None:
    import designdoc as package

    write("a.md", FLAWED)
    designdoc("check", "a.md")
    monkeypatch.setattr(package, "__version__", "99.0")
    designdoc("check", "a.md")
    assert reviewed == ["a.md", "a.md"]


def test_machines_with_the_same_packs_in_another_place_share_a_cache(
    designdoc, write, folder, monkeypatch, tmp_path
) -> None:
    """As jobs of a build do, each with a checkout of its own."""
    for path, text in {
        ".designdoc.yaml": "packs: [house]\ndocuments: [{files: '*.md', framework: house}]\n",
        "house/pack.yaml": "id: house\ntitle: House\nextends: [adr]\n",
        "a.md": FLAWED,
    }.items():
        write(path, text)
    first = designdoc("check", "a.md")
    shutil.copytree(folder, tmp_path / "other" / "place")
    monkeypatch.chdir(tmp_path / "other" / "place")
    again = designdoc("check", "a.md", "--statistics")
    assert again.out == first.out
    assert "1 file: 0 reviewed, 1 from the cache." in again.err


class Days:
    """The day, which tests move."""

    def __init__(self) -> None:
        self.today = date(2026, 3, 1)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    days = Days()
    monkeypatch.setattr(Calendar, "written", lambda _, ahead=0: str(days.today + timedelta(ahead)))
    return days


class TestDays:
    """Only what depends on the day is reviewed again on another day."""

    AHEAD = "---\nframework: adr\ntitle: T\nauthors: me\nstatus: proposed\ndate: 2026-03-08\n---\n# Use a log\n"

    def test_a_new_morning_finds_everything_in_the_cache(self, designdoc, write, reviewed, days) -> None:
        write("a.md", self.AHEAD.replace("2026-03-08", "2025-11-08"))
        write("b.md", FLAWED)
        first = designdoc("check", "a.md", "b.md")
        days.today += timedelta(days=1)
        assert designdoc("check", "a.md", "b.md") == first
        assert reviewed == ["a.md", "b.md"]

    def test_a_date_is_looked_at_again_when_it_comes_near(self, designdoc, write, reviewed, days) -> None:
        write("a.md", self.AHEAD)
        for day in range(1, 11):
            days.today = date(2026, 3, day)
            assert ("lies in the future" in designdoc("check", "a.md").out) == (day < 7)
        assert reviewed == ["a.md", "a.md"]

    def test_a_fix_that_inserts_the_day_inserts_that_of_today(self, designdoc, write, reviewed, days) -> None:
        write("a.md", f"---\nauthors: me\nstatus: draft\n---\n{FLAWED}")
        for _ in range(2):
            days.today += timedelta(days=1)
            for _ in range(2):
                assert f"created: {days.today}" in designdoc("check", "a.md", "--format", "json").out
        assert reviewed == ["a.md", "a.md"]


WORDS = ("fast", "slow", "TODO")
"""Of one length, so that a file of the same size may say something else."""

EDITS = {
    "text": lambda draw: ("docs/a.md", f"{FLAWED}\nIt must be {draw(WORDS)}.\n"),
    "other text": lambda draw: ("docs/b.md", f"---\ndate: 2026-03-0{draw('123456789')}\nframework: adr\n---\n# D\n"),
    "linked file": lambda draw: ("docs/plan.md", draw((None, "# Plan\n"))),
    "level": lambda draw: (".designdoc.yaml", f"rules: {{front-matter-missing: {draw(('error', 'hint '))}}}\n"),
    "packs": lambda draw: (".designdoc.yaml", "packs: [house]\ndocuments: [{files: '*.md', framework: house}]\n"),
    "pack": lambda draw: ("house/sections/owner.yaml", OWNER.format(draw(("Owner", "Sonar")))),
    "baseline": lambda draw: ("docs/.designdoc.yaml", draw((None, "baseline: accepted.json\n"))),
    "fail-on": lambda draw: (".designdoc.yaml", f"fail-on: {draw(('error', 'never'))}\n"),
    "least": lambda draw: (".designdoc.yaml", f"min-severity: {draw(('warning', 'error'))}\n"),
    "no settings": lambda draw: (".designdoc.yaml", None),
}

OWNER = (
    "title: {}\nstep: decision\norder: 99\nnecessity: required\nexplanation: Who answers for it.\n"
    "synonyms: {{en: [owner]}}\n"
)


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_edits_shows_a_stale_result(designdoc, write, folder, monkeypatch, days, seed) -> None:
    """Edits of everything that a result depends on, in any order and within the same moment: after each, and after new
    days and versions of the program, a run with the cache says what one without it says. File times are put back, as
    archives and some editors do.
    """
    import designdoc as package

    source = random.Random(seed)
    write("house/pack.yaml", "id: house\ntitle: House\nextends: [adr]\n")
    for kind in EDITS:
        edit(write, folder, *EDITS[kind](source.choice))
    for _ in range(8):
        kind = source.choice([*EDITS, "day", "version", "accept"])
        if kind == "day":
            days.today += timedelta(days=source.choice((-1, 1, 3)))
        elif kind == "version":
            monkeypatch.setattr(package, "__version__", source.choice(("1.0", "2.0")))
        elif kind == "accept":
            designdoc("baseline", "docs")
        else:
            edit(write, folder, *EDITS[kind](source.choice))
        for arguments in (["docs"], ["docs", "--format", "junit"], ["docs/a.md", "docs/b.md", "--format", "json"]):
            cached = designdoc("check", *arguments)
            assert cached == designdoc("check", "--no-cache", *arguments), kind


def edit(write, folder: Path, path: str, content: str | None) -> None:
    """Write or remove a file; its time is that of all files of the test."""
    if content is None:
        (folder / path).unlink(missing_ok=True)
    else:
        write(path, content)
        os.utime(folder / path, (1_700_000_000, 1_700_000_000))


class TestHarmless:
    """Whatever is wrong with the cache, the answer is right."""

    def entries(self) -> list[Path]:
        folder = Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results"
        return [path for path in folder.glob("*/*") if path.is_file()]

    @pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 100, b"x" * 16 + b'{"asked": {}}'])
    def test_a_corrupt_entry_is_none(self, designdoc, write, reviewed, content) -> None:
        write("a.md", FLAWED)
        first = designdoc("check", "a.md")
        for entry in self.entries():
            entry.write_bytes(content)
        assert designdoc("check", "a.md") == first
        assert reviewed == ["a.md", "a.md"]

    def test_an_entry_cut_off_is_none(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        first = designdoc("check", "a.md")
        for entry in self.entries():
            entry.write_bytes(entry.read_bytes()[:-5])
        assert designdoc("check", "a.md") == first

    def test_a_cache_that_cannot_be_written_is_none(self, designdoc, write, tmp_path) -> None:
        (tmp_path / "file").write_text("no folder")
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md", "--cache-dir", str(tmp_path / "file" / "cache"))
        assert (outcome.status, outcome.err) == (1, "")

    def test_no_cache_leaves_nothing_behind(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        designdoc("check", "--no-cache", "a.md")
        assert self.entries() == []

    def test_no_document_text_but_the_excerpts_of_findings_is_kept(self, designdoc, write) -> None:
        write("a.md", FLAWED + "\nThe secret name of the project is Zanzibar.\n")
        designdoc("check", "a.md")
        assert not any(b"Zanzibar" in entry.read_bytes() for entry in self.entries())

    def test_old_entries_are_swept(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        designdoc("check", "a.md")
        # What is known about the program itself stays in use.
        old = [entry for entry in self.entries() if b'"asked"' in entry.read_bytes()]
        for entry in old:
            os.utime(entry, (1, 1))
        marker = Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results" / "last-swept"
        os.utime(marker, (1, 1))
        write("a.md", FLAWED + "\nMore.\n")
        designdoc("check", "a.md")
        assert old
        assert not any(entry.exists() for entry in old)

    def test_what_killed_runs_left_half_written_is_swept_after_a_day(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        designdoc("check", "a.md")
        results = Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results"
        stale = [entry.parent / f"{number}.tmp" for number, entry in enumerate(self.entries())]
        being_written = results / "transcripts" / "other.1.tmp"
        for temporary in (*stale, being_written):
            temporary.parent.mkdir(exist_ok=True)
            temporary.write_bytes(b"half")
        two_days_ago = time.time() - 2 * 24 * 60 * 60
        for path in (*stale, results / "last-swept"):
            os.utime(path, (two_days_ago, two_days_ago))
        designdoc("check", "a.md")
        assert stale
        assert list(results.rglob("*.tmp")) == [being_written]


def test_processes_say_what_one_process_says(designdoc, write, monkeypatch) -> None:
    import designdoc.cli.checking.parallel as parallel

    for number in range(12):
        write(f"docs/{number:02}.md", FLAWED * (number % 3 + 1))
    write("docs/05.md", b"caf\xe9")
    one = designdoc("check", "docs", "--framework", "ml-system-design", "--no-cache", "--jobs", "1", "--format", "json")
    monkeypatch.setattr(parallel, "ENOUGH", 2)
    two = designdoc("check", "docs", "--framework", "ml-system-design", "--no-cache", "--jobs", "2", "--format", "json")
    assert two == one
