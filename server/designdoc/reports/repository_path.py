"""Paths as services show them on a change: from the top of the repository, where the checks were started."""

from __future__ import annotations


def repository_path(path: str) -> str:
    """The path without a leading ``./``, with which GitHub, GitLab and reviewdog know no file."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path
