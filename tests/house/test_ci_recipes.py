"""The recipes of docs/ci.md do what they say: each block of code is taken out of the page and run."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import commands


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/ci.md").read_text(encoding="utf-8")


def blocks(page: str, language: str, containing: str = "") -> list[str]:
    """The code blocks of a language, those with some words in them."""
    found = [text for text in re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL) if containing in text]
    assert found, f"docs/ci.md has no {language} block with {containing!r}"
    return found


@pytest.fixture
def project(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository with a good and a flawed document in `docs`, of which the flawed one came after `origin/main`."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    shutil.copyfile(repository / "examples/fraud-detection.md", folder / "docs/fraud.md")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"], ["branch", "origin/main"]):
        subprocess.run(["git", *identity, *command], check=True, capture_output=True)
    shutil.copyfile(repository / "examples/design-netflix.md", folder / "docs/netflix.md")
    subprocess.run(["git", "add", "."], check=True)
    yield folder


def run(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell of a CI server does."""
    return commands.run(["bash", "-eo", "pipefail", "-c", line])


def found(outcome: subprocess.CompletedProcess[str]) -> bool:
    """Whether a run did all of its work and stopped at the flawed document."""
    return (outcome.returncode, outcome.stderr) == (1, "")


def test_several_formats_at_once(page: str, project: Path) -> None:
    assert found(run(blocks(page, "sh", "markdown=comment.md")[0]))
    assert json.loads((project / "designdoc.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "netflix" in (project / "comment.md").read_text("utf-8")


def test_github(page: str, project: Path, repository: Path) -> None:
    steps = yaml.safe_load(blocks(page, "yaml", "upload-sarif")[0])["steps"]
    (checking,) = [step["run"] for step in steps if step.get("run", "").startswith("designdoc")]
    outcome = run(checking)
    assert found(outcome)
    assert "file=docs/netflix.md" in outcome.stdout
    assert "fraud.md" not in outcome.stdout
    (upload,) = [step["with"]["sarif_file"] for step in steps if "sarif_file" in step.get("with", {})]
    assert (project / upload).exists()
    inputs = yaml.safe_load((repository / "action.yml").read_text("utf-8"))["inputs"]
    assert {"paths", "arguments"} <= set(inputs)


def test_gitlab(page: str, project: Path) -> None:
    job = yaml.safe_load(blocks(page, "yaml", "codequality")[0])["designdoc"]
    installing, checking = job["script"]
    assert installing.startswith("pip install ")
    kept = job["variables"]["DESIGNDOC_CACHE_DIR"]
    outcome = run(f"export CI_PROJECT_DIR={project}; export DESIGNDOC_CACHE_DIR={kept}; {checking}")
    assert found(outcome)
    for report in job["artifacts"]["reports"].values():
        assert (project / report).exists()
    assert (project / job["cache"]["paths"][0] / "results").is_dir()


def test_pre_commit(page: str, repository: Path) -> None:
    """That the hook works is tested with the real pre-commit."""
    (entry,) = yaml.safe_load(blocks(page, "yaml", "hooks:")[0])["repos"]
    hooks = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in entry["hooks"]] == [hook["id"] for hook in hooks]


@pytest.mark.usefixtures("project")
def test_reviewdog(page: str) -> None:
    checking, _, reading = blocks(page, "sh", "reviewdog")[0].partition("|")
    outcome = run(checking)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert json.loads(outcome.stdout)["diagnostics"]
    assert shlex.split(reading)[:2] == ["reviewdog", "-f=rdjson"]


@pytest.mark.usefixtures("project")
def test_tox(page: str) -> None:
    settings = configparser.ConfigParser()
    settings.read_string(blocks(page, "ini")[0])
    assert found(run(settings["testenv:designdoc"]["commands"]))


class Session:
    """What nox hands to a session."""

    def __init__(self) -> None:
        self.installed: list[str] = []
        self.outcome: subprocess.CompletedProcess[str] | None = None

    def install(self, *names: str) -> None:
        self.installed += names

    def run(self, *command: str) -> None:
        self.outcome = run(shlex.join(command))


@pytest.mark.usefixtures("project")
def test_nox(page: str) -> None:
    class Nox:
        sessions: list[Any] = []  # noqa: RUF012

        @classmethod
        def session(cls, function: Any) -> Any:
            cls.sessions.append(function)
            return function

    exec(blocks(page, "python", "nox")[0], {"nox": Nox})
    session = Session()
    Nox.sessions[0](session)
    assert session.installed == ["designdoc"]
    assert session.outcome is not None
    assert found(session.outcome)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make(page: str, project: Path) -> None:
    (project / "Makefile").write_text(blocks(page, "make")[0], encoding="utf-8")
    outcome = run("make -s designdoc")
    assert outcome.returncode == 2
    assert "docs/netflix.md:" in outcome.stdout


def test_shards(page: str, project: Path) -> None:
    checking, joining = blocks(page, "sh", "--shard")[0].strip().splitlines()
    for number in range(1, 9):
        line = checking.replace("3/8", f"{number}/8").replace("part-3", f"part-{number}")
        assert run(f"{line.partition('#')[0]} || test $? -eq 1").returncode == 0
    assert found(run(joining))
    assert (project / "designdoc.sarif").exists()


def on_engine(code: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the checks with the executor of a recipe; no task may come back to this process."""
    (project / "my_cluster.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(project))
    monkeypatch.setenv("DESIGNDOC_DEBUG", "1")
    run_there = run("designdoc check docs --no-cache --format json --executor my_cluster:executor")
    assert run_there.returncode == 1, run_there.stderr
    assert run_there.stdout == run("designdoc check docs --no-cache --format json").stdout


@pytest.mark.slow
def test_dask(page: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", str(project))
    options = {"n_workers": 1, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options, local_directory=str(tmp_path / "dask")) as cluster:
        code = blocks(page, "python", "dask")[0].replace("tcp://scheduler:8786", cluster.scheduler_address)
        on_engine(code, project, monkeypatch)


@pytest.mark.slow
def test_ray(page: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Ray is installed: it is too large to be fetched for every run of the tests."""
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    on_engine(blocks(page, "python", "import ray")[0], project, monkeypatch)
