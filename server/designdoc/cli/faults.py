"""Faults: an error of our own, in one line. It costs the document it happened in, and the others are still checked."""

from __future__ import annotations

import os


def fault(error: Exception) -> str:
    """The line about an unexpected error; with DESIGNDOC_DEBUG set it is raised again, to show where it came from."""
    if os.environ.get("DESIGNDOC_DEBUG"):
        raise error
    return f"internal error ({type(error).__name__}: {error}); set DESIGNDOC_DEBUG=1 to see where"
