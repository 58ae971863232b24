"""The cache of bytes: what was put under a key comes back, whoever else writes beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from designdoc.workspace.blob_cache import BlobCache


def test_two_writers_of_one_value_do_not_disturb_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads, or containers in which every process has the same number."""
    one, other = BlobCache(tmp_path), BlobCache(tmp_path)
    replace = os.replace

    def meanwhile(*paths: str) -> None:
        monkeypatch.setattr(os, "replace", replace)
        other.put("ab12", b"value")
        replace(*paths)

    monkeypatch.setattr(os, "replace", meanwhile)
    one.put("ab12", b"value")
    one.put("cd34", b"another")
    assert (other.get("ab12"), other.get("cd34")) == (b"value", b"another")
