"""Git, asked by running it: what it prints, and the names of files in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PLAIN = ("--no-ext-diff", "--no-textconv")
"""For ``git diff``: the text itself is compared, and by git, whatever the user's configuration asks for."""


class GitError(Exception):
    """Git could not answer; the text says why, for the user."""


def git(folder: str | Path, *arguments: str) -> bytes | None:
    """The output of a git command, ``None`` when it fails. Raises GitError when there is no git."""
    try:
        done = subprocess.run(["git", "-C", os.fspath(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and --changed-from needs it") from error
    return done.stdout if done.returncode == 0 else None


def top_of(folder: str | Path) -> str | None:
    """The top folder of the repository in which a folder lies, without links; ``None`` outside of any. Raises GitError
    when there is no git.
    """
    return _folder(git(folder, "rev-parse", "--show-toplevel"))


def superproject_of(folder: str | Path) -> str | None:
    """The top folder of the repository of which the one around a folder is a submodule, without links; ``None`` when it
    is none. Raises GitError when there is no git.
    """
    return _folder(git(folder, "rev-parse", "--show-superproject-working-tree"))


def _folder(printed: bytes | None) -> str | None:
    """The folder that git has printed, without links."""
    name = os.fsdecode(printed or b"").rstrip("\n")
    return os.path.realpath(name) if name else None


def old_names(printed: bytes) -> dict[str, str]:
    """The files that have changed, each with the name that it had, out of what ``git diff --name-status -z`` prints."""
    names: dict[str, str] = {}
    left = iter(os.fsdecode(printed).split("\0"))
    for status in left:
        if status:
            old = next(left)
            # A renamed file has two names, the old one first.
            names[next(left) if status[0] in "RC" else old] = old
    return names
