"""Changes: what git says has changed in a document since another state of the repository."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from designdoc.records import record
from designdoc.text.regex import regex
from designdoc.workspace.files import shown_from_here
from designdoc.workspace.repository.git import PLAIN, GitError, git, old_names, superproject_of, top_of

_HUNK = regex(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

_SUBMODULE = "160000"
"""The mode that git gives to submodules in its trees."""


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


class History:
    """The changes of files since ``ref``, each in the repository in which it lies: that need not be the one of the
    current folder, and a folder may hold several.
    """

    def __init__(self, ref: str) -> None:
        self._ref = ref
        self._folders: dict[str, str] = {}
        self._repositories: dict[str, str] = {}
        self._changes: dict[str, Changes | GitError] = {}

    def of(self, path: str | Path) -> Change | None:
        """How a file has changed; ``None`` when it has not. Raises GitError as ``Changes`` does."""
        return self.around(path).of(self._real(path))

    def knows_changes_of(self, path: str | Path) -> bool:
        """Whether a file has changed, which git has said about all files at once. Raises GitError as ``Changes`` does,
        the same one for all files of a repository.
        """
        return self.around(path).holds(self._real(path))

    def shared(self) -> bool:
        """Whether all repositories that were asked know a commit from which both the work and ``ref`` come."""
        return all(changes.forked for changes in self._changes.values() if isinstance(changes, Changes))

    def around(self, path: str | Path) -> Changes:
        """The changes in the repository in which a file or folder lies. Raises GitError when there is none, or it does
        not know the ref.
        """
        folder = _nearest_folder(self._real(path))
        if folder not in self._repositories:
            self._repositories[folder] = _repository(folder)
        repository = self._repositories[folder]
        if repository not in self._changes:
            try:
                self._changes[repository] = self._changes_in(repository)
            except GitError as error:
                self._changes[repository] = error
        changes = self._changes[repository]
        if isinstance(changes, GitError):
            raise changes
        return changes

    def _changes_in(self, repository: str) -> Changes:
        """The changes in a repository. A submodule has refs of its own, which say nothing about the work above it: it
        is compared with the commit that was recorded there.
        """
        above = superproject_of(repository)
        if above is None:
            return Changes.since_fork(self._ref, repository)
        return Changes(repository, self.around(above).recorded(repository))

    def _real(self, path: str | Path) -> str:
        """A path without links. Most files share their folder with others, and only it takes long to resolve."""
        folder, name = os.path.split(os.path.abspath(path))
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        real = os.path.join(self._folders[folder], name)
        return os.path.realpath(real) if os.path.islink(real) else real


def _nearest_folder(path: str) -> str:
    """The folder that a path is, or the nearest one above it that is there: a glob is not."""
    while not os.path.isdir(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def _repository(folder: str) -> str:
    """The folder of the repository around a folder, found without git, which would be asked for every folder; the
    folder itself where there is none: git may be told of it by its environment.
    """
    above = folder
    while not os.path.lexists(os.path.join(above, ".git")):
        if os.path.dirname(above) == above:
            return folder
        above = os.path.dirname(above)
    return above


class Changes:
    """The changes in a repository since a commit. A document that was renamed is compared with what it was under its
    old name; as everywhere in git, one that git does not know yet is new. ``forked`` is false where it is not known
    where the work left the commit.
    """

    def __init__(self, top: str, commit: str | None, *, forked: bool = True) -> None:
        """The changes in the repository with this ``top`` folder, given without links. Without a commit everything in
        it is new. Raises GitError when the repository does not have the commit.
        """
        self.forked = forked
        self._top = top
        self._commit = commit
        self._there: frozenset[str] = frozenset()
        self._changed: dict[str, str] = {}
        if commit is None:
            return
        # Two commands about all files instead of two for each of them.
        there = git(self._top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        changed = git(self._top, "diff", "--name-status", "-z", "--find-renames", *PLAIN, commit)
        if there is None or changed is None:
            raise GitError(f"git cannot compare with the commit '{commit}'; fetch it first")
        self._there = frozenset(os.fsdecode(there).split("\0"))
        self._changed = old_names(changed)

    @classmethod
    def since_fork(cls, ref: str, folder: str | Path) -> Changes:
        """The changes since the point where the work left ``ref``, or since ``ref`` itself where that point is not
        known. Raises GitError when ``ref`` names no commit or ``folder`` is in no repository.
        """
        top = top_of(folder)
        if top is None:
            where = "this folder" if os.path.samefile(folder, ".") else f"'{shown_from_here(folder)}'"
            raise GitError(f"{where} is in no git repository")
        commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if commit is None:
            raise GitError(f"'{ref}' names no commit here; fetch it first, or correct the name")
        fork = git(folder, "merge-base", commit.decode().strip(), "HEAD")
        return cls(top, (fork or commit).decode().strip(), forked=fork is not None)

    def recorded(self, submodule: str) -> str | None:
        """The commit of a submodule, given without links, that was recorded then; ``None`` when it was not there."""
        if self._commit is None:
            return None
        # "160000 commit 6f5e...", a tab, the name.
        listed = git(self._top, "ls-tree", "-z", "--full-tree", self._commit, "--", self._name(submodule)) or b""
        kind, _, commit = listed.partition(b"\t")[0].decode().partition(" commit ")
        return commit if kind == _SUBMODULE and commit else None

    def holds(self, path: str) -> bool:
        """Whether a file, given without links, has changed or is new."""
        now = self._name(path)
        return now in self._changed or now not in self._there

    def of(self, path: str) -> Change | None:
        """How a file, given without links, has changed; ``None`` when it has not."""
        now = self._name(path)
        if self._commit is None or now not in self._changed:
            return None if now in self._there else Change((), None)
        old = self._changed[now]
        base = git(self._top, "show", f"{self._commit}:{old}") if old in self._there else None
        if base is None:
            return Change((), None)
        options = ("--unified=0", "--inter-hunk-context=0", "--no-color", *PLAIN, "--text", "--find-renames")
        diff = git(self._top, "diff", *options, self._commit, "--", *dict.fromkeys((old, now))) or b""
        figures = _HUNK.findall(diff.decode("utf-8", "replace"))
        return Change(tuple(Hunk(_lines(*four[:2]), _lines(*four[2:])) for four in figures), base)

    def _name(self, path: str) -> str:
        """The name of a file in the repository."""
        return os.path.relpath(path, self._top).replace(os.sep, "/")


def _lines(first: str, count: str) -> range:
    """The lines of one side of a hunk. Where it has none, the diff names the line above the gap."""
    number = int(count or 1)
    start = int(first) + (number == 0)
    return range(start, start + number)
