"""``designdoc check --watch``: checks again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designdoc.cli.checking import watching
from patience import PATIENCE

FLAWED = "---\nframework: adr\n---\n# Decision\n\n## Context and problem statement\n\nTODO\n"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C reaches the processes of a test, even if the tests were started by a shell that ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_settings_may_be_away_while_an_editor_saves_them(designdoc, write, monkeypatch) -> None:
    write("a.md", FLAWED)
    settings = write("chosen.yaml", "")

    def interrupt() -> None:
        raise KeyboardInterrupt

    steps = iter([settings.unlink, lambda: write("chosen.yaml", "rules: {placeholder-text: off}\n"), int, interrupt])
    monkeypatch.setattr(watching.time, "sleep", lambda seconds: next(steps)())
    outcome = designdoc("check", "a.md", "--config", "chosen.yaml", "--watch", "--format", "concise")
    assert (outcome.status, outcome.err) == (130, "designdoc: watching 2 files; Ctrl-C ends.\n" * 2)
    assert outcome.out.count("placeholder-text") == 1


@pytest.mark.usefixtures("interruptible")
def test_watching_checks_again_after_a_change(write, folder: Path) -> None:
    document = write("a.md", FLAWED)
    process = subprocess.Popen(
        [sys.executable, "-m", "designdoc", "check", "a.md", "--watch", "--format", "concise"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline() == "designdoc: watching 1 file; Ctrl-C ends.\n"
        document.write_text(FLAWED.replace("TODO", "We lose 3 % of all events."), encoding="utf-8")
        write(".designdoc.yaml", "rules: {front-matter-key-missing: off}\n")
        # Where the machine takes a break between the two, that is a check of its own.
        assert "designdoc: watching 2 files; Ctrl-C ends.\n" in iter(process.stderr.readline, "")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (130, "")
        assert out.count("placeholder-text") == 1
    finally:
        process.kill()
        process.wait()
