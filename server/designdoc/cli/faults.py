"""Faults: an error of our own, in one line. It costs the document it happened in, and the others are still checked."""

from __future__ import annotations

import os

from designdoc.workspace.files import reason, shown


def fault(error: Exception) -> str:
    """The line about an unexpected error; with DESIGNDOC_DEBUG set it is raised again, to show where it came from."""
    if os.environ.get("DESIGNDOC_DEBUG"):
        raise error
    return f"internal error ({type(error).__name__}: {error}); set DESIGNDOC_DEBUG=1 to see where"


def failed_call(error: OSError) -> str:
    """The line about a call of the system that failed outside any file of the run: on standard output, most likely, or
    because the current folder is gone.
    """
    if error.filename is not None:
        return f"{shown(error.filename)}: {reason(error)}"
    try:
        os.getcwd()
    except OSError:
        return "the current folder does not exist any more"
    return f"standard output: {reason(error)}"
