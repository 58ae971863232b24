"""Runs over many documents: parts, joining them, executors of other people, and statistics."""

from __future__ import annotations

import json
import sys
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from designdoc import api
from designdoc.cli.checking import parallel
from designdoc.cli.checking.shards import Shard
from designdoc.cli.choice import Choice
from designdoc.workspace.overrides import Overrides

FLAWED = "---\nframework: adr\n---\n# Decision {}\n\n## Context and problem statement\n\nTODO\n\nCafé 🚀 fast\n"


@pytest.fixture
def documents(write) -> None:
    for number in range(12):
        write(f"docs/{number:02}.md", FLAWED.format(number))


def found(out: str) -> dict[str, list[str]]:
    return {d["path"]: sorted(f["rule"] for f in d["findings"]) for d in json.loads(out)["documents"]}


PARTS = [8, 4, 1, 8, 8, 4, 5, 5]
"""Of docs/0.md to docs/7.md among eight."""


class TestShards:
    """``--shard N/COUNT``."""

    @pytest.mark.usefixtures("documents")
    def test_every_document_is_in_exactly_one_part(self, designdoc) -> None:
        parts = [found(designdoc("check", "docs", "--shard", f"{n}/3", "--format", "json").out) for n in (1, 2, 3)]
        everything = found(designdoc("check", "docs", "--format", "json").out)
        assert sum(map(len, parts)) == 12
        assert {path: rules for part in parts for path, rules in part.items()} == everything

    def test_the_part_of_a_path_is_the_same_on_every_machine_and_day(self) -> None:
        numbers = [next(n for n in range(1, 9) if Shard(n, 8).holds(f"docs/{i}.md")) for i in range(8)]
        assert numbers == PARTS
        assert Shard(numbers[0], 8).holds("./docs//0.md")

    @pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/5", ""])
    def test_anything_else_is_bad_usage(self, designdoc, text) -> None:
        outcome = designdoc("check", ".", f"--shard={text}")
        assert (outcome.status, outcome.out) == (2, "")
        assert "write NUMBER/COUNT" in outcome.err


@pytest.mark.usefixtures("documents")
class TestMerge:
    """``designdoc merge``."""

    @pytest.mark.parametrize("format_", ["json", "jsonl", "sarif"])
    def test_the_parts_say_what_one_run_says(self, designdoc, format_) -> None:
        for number in (1, 2, 3):
            designdoc("check", "docs", "--shard", f"{number}/3", "--output", f"{format_}=part-{number}")
        whole = designdoc("check", "docs", "--format", format_)
        joined = designdoc("merge", "part-1", "part-2", "part-3", "--format", format_)
        assert joined == whole
        assert joined.status == 1

    def test_formats_may_be_mixed_and_a_document_in_two_parts_counts_once(self, designdoc) -> None:
        designdoc("check", "docs", "--output", "json=a", "--output", "sarif=b", "--output", "jsonl=c")
        whole = designdoc("check", "docs", "--format", "json")
        assert designdoc("merge", "b", "a", "c", "--format", "json") == whole

    @pytest.mark.parametrize("format_", ["json", "jsonl", "sarif"])
    def test_a_part_of_a_machine_that_got_no_document_adds_nothing(self, designdoc, folder, format_) -> None:
        (folder / "without").mkdir()
        designdoc("check", "docs", "--output", f"{format_}=full.{format_}")
        designdoc("check", "without", "--output", f"{format_}=without.{format_}")
        whole = designdoc("check", "docs", "--format", format_)
        assert designdoc("merge", f"without.{format_}", f"full.{format_}", "--format", format_) == whole

    @pytest.mark.parametrize("indent", [None, 2])
    def test_a_report_that_another_program_laid_out_is_read_too(self, designdoc, folder, indent) -> None:
        for format_ in ("json", "sarif"):
            designdoc("check", "docs", "--output", f"{format_}=part")
            part = folder / "part"
            part.write_text(json.dumps(json.loads(part.read_text("utf-8")), indent=indent), encoding="utf-8")
            whole = designdoc("check", "docs", "--format", format_)
            assert designdoc("merge", "part", "--format", format_) == whole

    @pytest.mark.parametrize("format_", ["json", "jsonl", "sarif"])
    def test_one_document_is_in_the_memory_at_a_time(self, designdoc, alive, monkeypatch, format_) -> None:
        """However large the parts are: more than a document may have, for instance."""
        from designdoc.workspace import files

        designdoc("check", "docs", "--output", f"{format_}=part")
        whole = designdoc("check", "docs", "--format", format_)
        monkeypatch.setattr(files, "LARGEST_DOCUMENT", 1000)
        alive.clear()
        assert designdoc("merge", "part", "--format", format_) == whole
        assert len(alive) == 12
        assert max(alive) - min(alive) <= 2

    @pytest.mark.parametrize("format_", ["json", "jsonl", "sarif"])
    def test_a_part_that_is_cut_off_or_altered_is_none(self, designdoc, folder, format_) -> None:
        designdoc("check", "docs", "--output", f"{format_}=part")
        content = (folder / "part").read_text("utf-8")
        lines = content.splitlines(keepends=True)
        wrong = [content.replace('"message"', '"massage"')]
        if format_ != "jsonl":
            # Of JSON lines nothing tells that some are missing.
            wrong += ["".join(lines[:-1]), "".join(lines[1:])]
        for text in wrong:
            (folder / "part").write_text(text, encoding="utf-8")
            outcome = designdoc("merge", "part", "--format", "concise")
            assert (outcome.status, outcome.out) == (2, "")
            assert outcome.err == "designdoc: part: is no report of designdoc in JSON, JSON lines or SARIF\n"

    def test_the_level_is_that_of_the_command_line_or_the_settings(self, designdoc, write) -> None:
        designdoc("check", "docs", "--output", "json=a")
        assert designdoc("merge", "a", "--fail-on", "never").status == 0
        write(".designdoc.yaml", "fail-on: never\n")
        assert designdoc("merge", "a").status == 0

    def test_errors_of_a_part_are_errors_of_the_whole(self, designdoc) -> None:
        designdoc("check", "gone.md", "--output", "json=a", "--output", "sarif=b")
        for part in ("a", "b"):
            outcome = designdoc("merge", part)
            assert (outcome.status, outcome.err) == (2, "designdoc: gone.md: no such file or directory\n")

    @pytest.mark.parametrize(
        "content",
        [b"", b"[]", b"{}", b"null", b"\xff", b'{"version": 2, "documents": []}', b'{"runs": [{}]}', b"[" * 100000],
    )
    def test_what_is_no_report_is_2_and_the_others_are_joined(self, designdoc, write, content) -> None:
        designdoc("check", "docs", "--output", "json=a")
        write("bad", content)
        outcome = designdoc("merge", "bad", "a", "--format", "json")
        assert outcome.status == 2
        assert outcome.err.startswith("designdoc: bad: is ")
        assert outcome.err.count("\n") == 1
        assert len(found(outcome.out)) == 12


class Lossy(ThreadPoolExecutor):
    """Every second task loses its worker."""

    count = 0

    def submit(self, function, /, *arguments, **named):
        self.count += 1
        if self.count % 2:
            return super().submit(function, *arguments, **named)
        lost: Future = Future()
        lost.set_exception(ConnectionError("worker gone"))
        return lost


def lossy() -> Lossy:
    return Lossy(2)


@pytest.mark.usefixtures("documents")
class TestExecutor:
    """``--executor`` and the call behind it."""

    def test_what_a_lost_worker_leaves_over_is_checked_here(self, designdoc, monkeypatch) -> None:
        monkeypatch.delenv("DESIGNDOC_DEBUG")
        monkeypatch.setitem(sys.modules, "engine", sys.modules[__name__])
        run = designdoc("check", "docs", "--no-cache", "--executor", "engine:lossy", "--format", "json")
        assert run == designdoc("check", "docs", "--no-cache", "--format", "json")

    def test_tasks_of_several_threads_do_not_disturb_each_other(self, write) -> None:
        """Dask, too, gives a worker several threads."""
        design = (Path(__file__).parents[2] / "examples" / "design-netflix.md").read_text("utf-8")
        for number in range(40):
            write(f"many/{number}.md", f"{design}\n## Part {number}\n\nThere are {number} requests per second.\n")
        with ThreadPoolExecutor(8) as pool:
            assert api.check(["many"], executor=pool).results == api.check(["many"]).results

    def test_a_worker_that_outlives_a_run_knows_the_settings_of_the_next(self, write) -> None:
        with futures.ProcessPoolExecutor(1) as pool:
            before = api.check(["docs"], executor=pool)
            write(".designdoc.yaml", "rules: {placeholder-text: off}\n")
            after = api.check(["docs"], executor=pool)
        rules = [{finding.rule for result in run.results for finding in result.findings} for run in (before, after)]
        assert rules[0] - rules[1] == {"placeholder-text"}

    def test_calls_within_each_other_end_well(self) -> None:
        class Nested(ThreadPoolExecutor):
            def submit(self, function, /, *arguments, **named):
                task = super().submit(function, *arguments, **named)
                futures.wait([task])
                api.check(["docs"])
                return task

        with Nested(1) as pool:
            assert api.check(["docs"], executor=pool).results == api.check(["docs"]).results

    def test_there_are_no_more_processes_than_files(self, designdoc, monkeypatch) -> None:
        asked: list[int] = []

        class Counted(futures.ProcessPoolExecutor):
            def __init__(self, jobs: int, *rest) -> None:
                asked.append(jobs)
                super().__init__(jobs, *rest)

        monkeypatch.setattr(futures, "ProcessPoolExecutor", Counted)
        monkeypatch.setattr(parallel, "ENOUGH", 4)
        run = designdoc("check", "docs", "--no-cache", "--jobs", "500", "--format", "json")
        assert asked == [11], "one of the twelve is checked before the processes start"
        assert found(run.out) == found(designdoc("check", "docs", "--no-cache", "--jobs", "1", "--format", "json").out)

    @pytest.mark.parametrize("name", ["engine", "no_such_module:x", "json:no_such_name", "builtins:list", ":x"])
    def test_what_is_no_factory_is_bad_usage(self, designdoc, name) -> None:
        outcome = designdoc("check", "docs", "--executor", name)
        assert outcome.status == 2
        assert outcome.err.startswith(f"designdoc: --executor {name}: ")
        assert outcome.err.count("\n") == 1
        assert ("put its folder on PYTHONPATH" in outcome.err) == name.startswith("no_such_module")

    def test_the_call_returns_what_the_command_prints(self, designdoc) -> None:
        with ThreadPoolExecutor(2) as pool:
            run = api.check(["docs"], executor=pool, choice=Choice(overrides=Overrides(select=("placeholder-text",))))
        printed = designdoc("check", "docs", "--select", "placeholder-text", "--format", "json").out
        assert {r.path: [f.rule for f in r.findings] for r in run.results} == found(printed)

    def test_dask_says_what_one_process_says(self, designdoc, tmp_path) -> None:
        distributed = pytest.importorskip("distributed")
        whole = designdoc("check", "docs", "--no-cache", "--format", "json").out
        options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
        with (
            distributed.LocalCluster(**options, local_directory=str(tmp_path / "dask")) as cluster,
            distributed.Client(cluster) as client,
        ):
            run = api.check(["docs"], executor=client.get_executor())
        assert {r.path: sorted(f.rule for f in r.findings) for r in run.results} == found(whole)
        assert run.failures == ()


@pytest.mark.usefixtures("documents")
def test_statistics_go_to_standard_error_and_change_no_report(designdoc) -> None:
    plain = designdoc("check", "docs", "--format", "json")
    counted = designdoc("check", "docs", "--format", "json", "--statistics")
    assert (counted.status, counted.out) == (plain.status, plain.out)
    lines = counted.err.splitlines()
    assert "12 files: 0 reviewed, 12 from the cache." in lines
    total = sum(len(rules) for rules in found(plain.out).values())
    assert sum(int(line.split()[0]) for line in lines[:-2]) == total


def test_statistics_say_how_often_a_rule_fired_with_each_severity(designdoc, write) -> None:
    write("a.md", "# Design of a search\n\n## Problem statement\n\nBuyers do not find what they look for.\n")
    outcome = designdoc("check", "a.md", "--select", "missing-section", "--format", "json", "--statistics")
    summary = json.loads(outcome.out)["summary"]
    assert summary["warnings"] and summary["hints"]
    (line,) = (line for line in outcome.err.splitlines() if " missing-section " in line)
    parts = dict(part.split()[::-1] for part in line.partition("(")[2].rstrip(")").split(", "))
    assert next(iter(parts)).startswith("warning")
    assert {name.rstrip("s"): int(number) for name, number in parts.items()} == {
        name.rstrip("s"): number for name, number in summary.items() if name != "documents" and number
    }
