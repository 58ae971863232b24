"""Changes: what git says has changed in a document since another state of the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from designdoc.records import record
from designdoc.text.regex import regex

_HUNK = regex(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class GitError(Exception):
    """Git could not answer; the text says why, for the user."""


@record
class Change:
    """How a document differs from its base. ``lines`` are the changed 1-based lines of today's text; ``base`` is the
    text it had, ``None`` for a new document.
    """

    lines: tuple[range, ...]
    base: bytes | None

    def touches(self, first: int, last: int) -> bool:
        """Whether one of the lines from ``first`` to ``last`` has changed."""
        return any(first < lines.stop and lines.start <= last for lines in self.lines)


class Changes:
    """The changes since the point where the work left ``ref``."""

    def __init__(self, ref: str, folder: str | Path = ".") -> None:
        """Raises GitError when ``ref`` names no commit or ``folder`` is in no repository."""
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if commit is None:
            raise GitError(f"'{ref}' names no commit of a git repository here")
        fork = _git(folder, "merge-base", commit.decode().strip(), "HEAD")
        self.commit = (fork or commit).decode().strip()

    def of(self, path: str | Path) -> Change | None:
        """How a file has changed; ``None`` when it has not."""
        folder, name = os.path.split(os.path.abspath(path))
        base = _git(folder, "show", f"{self.commit}:./{name}")
        if base is None:
            return Change((range(1, 1 << 31),), None)
        diff = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", self.commit, "--", name)
        if not diff:
            return None
        hunks = _HUNK.findall(diff.decode("utf-8", "replace"))
        return Change(tuple(_lines(int(first), int(count or 1)) for first, count in hunks), base)


def _lines(first: int, count: int) -> range:
    """The lines of a hunk. Where lines were only deleted, the line above the gap counts as changed."""
    return range(first, first + max(count, 1))


def _git(folder: str | Path, *arguments: str) -> bytes | None:
    """The output of a git command, ``None`` when it fails. Raises GitError when there is no git."""
    try:
        done = subprocess.run(["git", "-C", os.fspath(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and --changed-from needs it") from error
    return done.stdout if done.returncode == 0 else None
