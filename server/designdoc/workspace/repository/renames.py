"""Renames: which files git knows by another name since a file that names them was committed."""

from __future__ import annotations

import os
from pathlib import Path

from designdoc.records import field, record
from designdoc.workspace.repository.git import PLAIN, GitError, git, old_names, top_of


@record
class Renames:
    """The old names of renamed files by their new ones, as absolute paths. ``hidden`` is true where more may have been
    renamed than is known here: a shallow clone holds only the last commits.
    """

    old: dict[str, str] = field(default_factory=dict)
    hidden: bool = False


def renames_since(file: Path) -> Renames:
    """What was renamed since the commit that last changed a file; nothing where git knows no such commit."""
    try:
        return _renames(file)
    except GitError:
        return Renames()


def _renames(file: Path) -> Renames:
    folder = os.path.realpath(file.parent)
    top = top_of(folder)
    commit = git(folder, "log", "-1", "--format=%H", "--", f"./{file.name}")
    if top is None or not commit:
        return Renames()
    options = ("--name-status", "-z", "--find-renames", "--diff-filter=R", *PLAIN)
    printed = git(top, "diff", *options, commit.decode().strip())
    old = {os.path.join(top, new): os.path.join(top, before) for new, before in old_names(printed or b"").items()}
    return Renames(old, hidden=git(folder, "rev-parse", "--is-shallow-repository") == b"true\n")
