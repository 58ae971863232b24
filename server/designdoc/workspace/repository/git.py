"""Git, asked by running it: what it prints, and the names of files in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PLAIN = ("--no-ext-diff", "--no-textconv")
"""For ``git diff``: the text itself is compared, and by git, whatever the user's configuration asks for."""


_NO_REPOSITORY = b"not a git repository"
"""What git says of a folder outside of any."""


class GitError(Exception):
    """Git could not answer; the text says why, for the user."""


def git(folder: str | Path, *arguments: str) -> bytes | None:
    """The output of a git command, ``None`` when it fails. Raises GitError when there is no git."""
    done = _run(folder, *arguments)
    return done.stdout if done.returncode == 0 else None


def top_of(folder: str | Path) -> str | None:
    """The top folder of the repository in which a folder lies, without links; ``None`` outside of any. Raises GitError
    when there is no git, or it refuses to look into the repository, for instance because that belongs to another user.
    """
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode != 0 and _NO_REPOSITORY not in done.stderr:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise GitError(f"git says: {said.removeprefix('fatal: ')}")
    return _folder(done.stdout)


def superproject_of(folder: str | Path) -> str | None:
    """The top folder of the repository of which the one around a folder is a submodule, without links; ``None`` when it
    is none. Raises GitError when there is no git.
    """
    return _folder(git(folder, "rev-parse", "--show-superproject-working-tree"))


def _run(folder: str | Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What becomes of a git command, which speaks English. Raises GitError when there is no git."""
    command, english = ["git", "-C", os.fspath(folder), *arguments], {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(command, capture_output=True, check=False, env=english)
    except OSError as error:
        raise GitError("git is not installed, and --changed-from needs it") from error


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
