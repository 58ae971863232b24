"""Running the command line in the process of the tests, in a folder of its own."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from designdoc.cli.main import main
from designdoc.cli.reporting.outputs import ReportWriter
from designdoc.reports.overview.page import OverviewPage
from designdoc.reports.result import Result


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder in which no settings of this machine count, and a cache that nobody shares."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DESIGNDOC_DEBUG", "1")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return work


@pytest.fixture
def designdoc(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``designdoc("check", "a.md", stdin=b"...")``: run a command line and return its outcome."""

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            status = main(list(arguments))
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many results of documents are in the memory each time that one has been reported."""
    counts: list[int] = []

    def counting(report: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: object) -> object:
            outcome = report(*arguments)
            counts.append(sum(isinstance(thing, Result) for thing in gc.get_objects()))
            if len(counts) == 1:
                # What is there by the first document (packs, reviewers) need not be looked through for all others.
                gc.freeze()
            return outcome

        return counted

    monkeypatch.setattr(ReportWriter, "write", counting(ReportWriter.write))
    monkeypatch.setattr(OverviewPage, "add", counting(OverviewPage.add))
    yield counts
    gc.unfreeze()


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    """``write("docs/a.md", text)``: a file in the working folder."""

    def put(path: str, content: str | bytes) -> Path:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return target

    return put
