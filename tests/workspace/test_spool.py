"""Texts put aside on the disk come back as they were, in whatever order they are asked for."""

from __future__ import annotations

import tempfile

import pytest

from designdoc.workspace.spool import Spool


def test_texts_come_back_in_any_order() -> None:
    spool = Spool()
    texts = {1: "one\n", 2: "", 3: "two 应该 🚀 \udc80", 4: "long " * 10_000}
    for number, text in texts.items():
        spool.put(number, text)
    assert {number: spool.get(number) for number in (3, 1, 4, 2, 3)} == texts


def test_trouble_is_told_of_the_folder_of_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OSError, match="No space left on device") as raised:
        Spool()
    assert raised.value.filename == tempfile.gettempdir()
