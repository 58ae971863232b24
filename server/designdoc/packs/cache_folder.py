"""Where designdoc keeps what it can make again: compiled packs, results of checks."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path:
    """The folder of the cache: ``DESIGNDOC_CACHE_DIR``, else where the platform keeps caches."""
    chosen = os.environ.get("DESIGNDOC_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "designdoc" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "designdoc"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "designdoc"
