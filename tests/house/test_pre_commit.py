"""The hook as the real pre-commit runs it, from a repository on the disk into a scratch repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from commands import python

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git"),
]


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody."""
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    run = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_the_hook_stops_a_flawed_document_and_leaves_a_readme_alone(
    tracked_files: tuple[Path, ...], repository: Path, tmp_path: Path
) -> None:
    """Installed by pre-commit itself from a copy of the tracked files; two documents and a README are staged."""
    pytest.importorskip("pre_commit")
    source, scratch = tmp_path / "designdoc", tmp_path / "scratch"
    for path in tracked_files:
        target = source / path.relative_to(repository)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    git(tmp_path, "init", "-q", str(source))
    git(source, "add", "-A")
    git(source, "commit", "-qm", "release")
    scratch.mkdir()
    git(scratch, "init", "-q")
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: {source.as_uri()}, rev: {git(source, 'rev-parse', 'HEAD')}, hooks: [{{id: designdoc}}]}}]\n"
    )
    (scratch / ".designdoc.yaml").write_text('exclude: ["**/archive/**"]\n')
    (scratch / "archive").mkdir()
    shutil.copyfile(repository / "examples/design-netflix.md", scratch / "archive/old.md")
    shutil.copyfile(repository / "examples/fraud-detection.md", scratch / "fraud.md")
    (scratch / "README.md").write_text("# my-tool\n\nTODO\n")

    def hook() -> subprocess.CompletedProcess[str]:
        git(scratch, "add", "-A")
        return python("-m", "pre_commit", "run", folder=scratch, PRE_COMMIT_HOME=str(tmp_path / "home"))

    passed = hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    shutil.copyfile(repository / "examples/design-netflix.md", scratch / "netflix.md")
    stopped = hook()
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "netflix.md:" in stopped.stdout
    assert "archive/old.md:" not in stopped.stdout
    assert "README.md:" not in stopped.stdout
