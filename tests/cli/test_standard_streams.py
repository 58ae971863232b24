"""Standard input, output and error that are closed, broken or endless."""

from __future__ import annotations

import subprocess
import sys
from subprocess import CompletedProcess

import pytest

from designdoc.workspace import files
from patience import PATIENCE

FLAWED = "---\nframework: adr\n---\n# Decision\n\n## Context and problem statement\n\nTODO\n"


def shell(command: str) -> CompletedProcess[str]:
    """What becomes of a command line in which ``designdoc`` is that of this checkout."""
    command = command.replace("designdoc", f"{sys.executable} -m designdoc", 1)
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_without_standard_output_the_exit_status_and_the_files_still_tell(write, folder) -> None:
    write("a.md", FLAWED)
    run = shell("designdoc check a.md --output text --output json=out.json >&-")
    assert (run.returncode, run.stderr) == (1, "")
    assert (folder / "out.json").read_text("utf-8").startswith('{"version": 1')


def test_without_standard_error_a_report_stays_clean(write) -> None:
    write("a.md", FLAWED)
    with_it, without = (
        shell("designdoc check a.md no.md --format json"),
        shell("designdoc check a.md no.md --format json 2>&-"),
    )
    assert (without.returncode, without.stdout) == (2, with_it.stdout)


@pytest.mark.parametrize("command", ["check -", "coverage -", "fix -"])
def test_closed_standard_input_is_one_line(command) -> None:
    run = shell(f"designdoc {command} <&-")
    assert (run.returncode, run.stderr.splitlines()[-1]) == (2, "designdoc: -: standard input is closed")


def test_a_server_needs_standard_input() -> None:
    run = shell("designdoc server <&-")
    assert (run.returncode, run.stderr) == (2, "designdoc: standard input is closed\n")


def test_endless_standard_input_is_refused_like_a_huge_file(designdoc, monkeypatch) -> None:
    monkeypatch.setattr(files, "LARGEST_DOCUMENT", len(FLAWED))
    assert designdoc("check", "-", "--format", "concise", stdin=FLAWED.encode()).err == ""
    outcome = designdoc("check", "-", stdin=(FLAWED + "\n").encode())
    assert outcome.status == 2
    assert outcome.err.startswith("designdoc: -: is larger than ")
