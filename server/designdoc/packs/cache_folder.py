"""Where designdoc keeps what it can make again: compiled packs, results of checks."""

from __future__ import annotations

import os
import sys


def folder() -> str:
    """The folder of the cache: ``DESIGNDOC_CACHE_DIR``, else where the platform keeps caches."""
    chosen = os.environ.get("DESIGNDOC_CACHE_DIR")
    if chosen:
        return chosen
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "designdoc", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "designdoc")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "designdoc")
