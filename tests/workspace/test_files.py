"""Reading and writing files: clear reasons, and nothing lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from designdoc.workspace.files import FileAccessError, exists_beside, read_bytes, shown, write_atomically


def reason_of(path: Path | str) -> str:
    with pytest.raises(FileAccessError) as caught:
        read_bytes(path)
    return str(caught.value)


def test_what_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "missing.md") == "no such file or directory"
    assert reason_of(tmp_path) == "is a directory"
    assert "null" in reason_of("a\0b.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert reason_of(tmp_path / "pipe.md") == "is not a regular file"


def test_writing_keeps_the_mode_and_leaves_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


def test_what_killed_runs_left_goes_when_it_is_a_day_old(tmp_path: Path) -> None:
    of_old, of_now = "a.md.designdoc-17.tmp", "a.md.designdoc-18.tmp"
    of_others = "notes.tmp", "designdoc-17.tmp", "a.md.designdoc-mine.tmp", "a.md.designdoc-17.tmp.md"
    for name in (of_old, of_now, *of_others):
        (tmp_path / name).write_bytes(b"half")
        if name != of_now:
            os.utime(tmp_path / name, (1e9, 1e9))
    write_atomically(tmp_path / "b.md", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["b.md", of_now, *of_others])


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_atomically(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def assert_refused(path: Path, why: str) -> None:
    """Nothing is written over what was there, and nothing is left behind."""
    with pytest.raises(FileAccessError, match=why):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in path.parent.iterdir()] == ["a.md"]


def test_a_failed_write_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    assert_refused(path, "no space left on device")


def test_a_mode_that_cannot_be_kept_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A private document does not become one that everybody can read."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def refused(path: str, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chmod", refused)
    assert_refused(path, "operation not permitted")


def test_what_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="no such file"):
        write_atomically(tmp_path / "no" / "a.md", b"x")
    with pytest.raises(FileAccessError, match="null"):
        write_atomically(tmp_path / "a\0b.md", b"x")


def test_a_path_can_always_be_shown() -> None:
    assert shown("docs/caf\udce9.md") == "docs/caf\ufffd.md"
    assert shown(Path("docs") / "a.md") == "docs/a.md"


def test_what_stands_beside_a_document(tmp_path: Path) -> None:
    (tmp_path / "image.png").touch()
    exists = exists_beside(tmp_path / "a.md")
    assert exists("image.png")
    assert not exists("other.png")
    assert not exists("bad\0name")
