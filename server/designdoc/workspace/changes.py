"""Changes: what git says has changed in a document since another state of the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from designdoc.records import record
from designdoc.text.regex import regex

_HUNK = regex(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class GitError(Exception):
    """Git could not answer; the text says why, for the user."""


class Hunk(NamedTuple):
    """Lines that changed together: the 1-based ones of the base, and those of today's text that took their place."""

    before: range
    now: range


@record
class Change:
    """How a document differs from its base, which is the text it had, ``None`` for a new document."""

    hunks: tuple[Hunk, ...]
    base: bytes | None

    def touches(self, first: int, last: int) -> bool:
        """Whether one of the lines from ``first`` to ``last`` has changed. Where lines were only taken out, the line
        above the gap counts.
        """
        return any(first < now.stop and now.start - (not now) <= last for _, now in self.hunks)

    def line_before(self, line: int) -> int | None:
        """The number that a line of today's text had in the base; ``None`` for a line that has changed."""
        shift = 0
        for before, now in self.hunks:
            if now.start > line:
                break
            if line in now:
                return None
            shift = before.stop - now.stop
        return line + shift


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
            return Change((), None)
        diff = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", self.commit, "--", name)
        if not diff:
            return None
        figures = _HUNK.findall(diff.decode("utf-8", "replace"))
        return Change(tuple(Hunk(_lines(*four[:2]), _lines(*four[2:])) for four in figures), base)


def _lines(first: str, count: str) -> range:
    """The lines of one side of a hunk. Where it has none, the diff names the line above the gap."""
    number = int(count or 1)
    start = int(first) + (number == 0)
    return range(start, start + number)


def _git(folder: str | Path, *arguments: str) -> bytes | None:
    """The output of a git command, ``None`` when it fails. Raises GitError when there is no git."""
    try:
        done = subprocess.run(["git", "-C", os.fspath(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("git is not installed, and --changed-from needs it") from error
    return done.stdout if done.returncode == 0 else None
