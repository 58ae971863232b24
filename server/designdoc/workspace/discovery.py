"""Which files to check: named files, folders, globs and what is left out of them. The order is always the same."""

# Paths stay as the user wrote them, and a walk over 100,000 files goes through os, because pathlib is much slower.

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from designdoc.records import record
from designdoc.workspace.files import reason
from designdoc.workspace.ignoring import IgnoreRules
from designdoc.workspace.patterns import matches

SUFFIXES = (".md", ".markdown", ".mdx", ".qmd")
"""What makes a file in a folder a Markdown document (lower case)."""

VENDORED = frozenset({"node_modules", "bower_components", "vendor", "third_party", "site-packages", "__pycache__"})
"""Folders with other people's files. They, virtual environments and hidden folders are entered only when named."""

_GLOB_CHARACTERS = frozenset("*?[")


@record
class Candidate:
    """A file to check. ``path`` is as the user wrote it, or hangs below a folder that they wrote; ``named`` is true
    when the file itself was written on the command line.
    """

    path: str
    named: bool


class Discovery:
    """What was found: the files, each once, and which paths are links; what could not be read (path and reason); what
    holds no document, and whether anything in it was passed over because git ignores it, settings exclude it, or it is
    hidden or vendored.
    """

    def __init__(self) -> None:
        self.links: set[str] = set()
        self.files: list[Candidate] = []
        self.unreadable: list[tuple[str, str]] = []
        self.empty: list[tuple[str, bool]] = []
        self.passed_over = 0


Excluded = Callable[[str, bool], bool]
"""``excluded(path, is_folder)``: whether the settings exclude a path."""


def discover(paths: Iterable[str], excluded: Excluded, *, force_exclude: bool = False) -> Discovery:
    """Find the documents that the given files, folders and globs stand for.

    A named file is taken whatever its name is; ``force_exclude`` applies the settings' ``exclude`` to it as well. A
    folder is searched for Markdown, leaving out what git ignores, hidden and vendored folders, and what is excluded.
    Links to folders are not followed below a named folder, so a loop cannot arise. A link to a file that is found as
    well is no second document.
    """
    found = Discovery()
    search = _Search(excluded, force_exclude, found)
    identities = _Identities(found.links)
    seen: dict[str, int] = {}
    for path in paths:
        before, passed_over = len(found.files) + len(found.unreadable), found.passed_over
        repeated = False
        for candidate in search.expand(path):
            identity = identities.of(candidate)
            place = seen.setdefault(identity, len(found.files))
            if place == len(found.files):
                found.files.append(candidate)
                continue
            repeated = True
            if identities.is_link(found.files[place]) and not identities.is_link(candidate):
                found.files[place] = candidate
        if len(found.files) + len(found.unreadable) == before and not repeated and not os.path.isfile(path):
            found.empty.append((path, found.passed_over > passed_over))
    return found


class _Identities:
    """Which file on the disk a candidate is. Links are known from the walk, and where a folder lies is asked once."""

    def __init__(self, links: set[str]) -> None:
        self._links = links
        self._folders: dict[str, str] = {}

    def is_link(self, candidate: Candidate) -> bool:
        """Whether a candidate is a link to a file."""
        return candidate.path in self._links or (candidate.named and os.path.islink(candidate.path))

    def of(self, candidate: Candidate) -> str:
        """The path without any links."""
        if "\0" in candidate.path:
            return candidate.path
        if self.is_link(candidate):
            return os.path.realpath(candidate.path)
        folder, name = os.path.split(candidate.path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)


def is_markdown(name: str) -> bool:
    """Whether a file name is that of a Markdown document."""
    return name.lower().endswith(SUFFIXES)


class _Search:
    """Looks up what the arguments stand for. What cannot be read, and which paths are links, goes to ``found``."""

    def __init__(self, excluded: Excluded, force_exclude: bool, found: Discovery) -> None:
        self._excluded = excluded
        self._force_exclude = force_exclude
        self._found = found

    def expand(self, path: str) -> Iterator[Candidate]:
        """The candidates for one argument."""
        if os.path.isdir(path):
            yield from self._walk(path)
        elif os.path.lexists(path) or "\0" in path or not _GLOB_CHARACTERS.intersection(path):
            # A missing file becomes a candidate as well: reading it says why it cannot be read, in one place.
            if not (self._force_exclude and self._excluded(path, False)):
                yield Candidate(path, named=True)
        else:
            yield from self._glob(path)

    def _glob(self, pattern: str) -> Iterator[Candidate]:
        """The files that a glob matches. It names nobody in particular, so its files count like those of a folder. The
        folder that it begins with, however, is named: one that is not there is a slip, which must not pass for no
        files.
        """
        folder = _folder_of_glob(pattern)
        if folder and not os.path.isdir(folder):
            self._found.unreadable.append((pattern, f"there is no folder '{folder}'"))
            return
        if "**" in pattern:
            yield from self._deep_glob(pattern, folder)
            return
        import glob

        for match in sorted(glob.iglob(pattern)):
            if os.path.isdir(match):
                yield from self._walk(match)
            elif is_markdown(match) and not self._excluded(match, False):
                if os.path.islink(match):
                    self._found.links.add(match)
                yield Candidate(match, named=False)

    def _deep_glob(self, pattern: str, folder: str) -> Iterator[Candidate]:
        """The files at any depth of a folder that a glob with ``**`` matches, looked for as those of a named folder
        are. Python's own search follows links to folders: two that lead upwards keep it busy for ever.
        """
        anchored = "/" + pattern[len(folder) :].replace(os.sep, "/").lstrip("/")
        for candidate in self._walk(folder or os.curdir):
            if matches((anchored,), candidate.path.removeprefix(folder).replace(os.sep, "/").lstrip("/")):
                yield candidate

    def _walk(self, top: str) -> Iterator[Candidate]:
        """All Markdown files below a folder, depth first, those of one level in the order of their names."""
        ignore = IgnoreRules(os.path.abspath(top))
        # Paths of folders still to be searched, and of files that wait for their turn; the last one comes first.
        waiting: list[tuple[str, bool]] = [(top, True)]
        while waiting:
            path, is_folder = waiting.pop()
            if not is_folder:
                yield Candidate(path, named=False)
                continue
            try:
                entries = self._entries(path)
            except OSError as error:
                self._found.unreadable.append((path, reason(error)))
                continue
            absolute = os.path.abspath(path)
            for name, is_folder in entries:
                inner = _inside(path, name)
                if ignore.ignores(absolute, name, is_folder=is_folder) or self._excluded(inner, is_folder):
                    self._found.passed_over += 1
                else:
                    waiting.append((inner, is_folder))

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        """The Markdown files and the folders worth entering, in descending order of their names; links are noted."""
        entries = []
        with os.scandir(folder) as scan:
            for entry in scan:
                if entry.is_dir(follow_symlinks=False):
                    if _is_left_alone(folder, entry.name):
                        self._found.passed_over += 1
                    else:
                        entries.append((entry.name, True))
                elif is_markdown(entry.name) and not entry.name.startswith(".") and _is_file(entry):
                    entries.append((entry.name, False))
                    if entry.is_symlink():
                        self._found.links.add(_inside(folder, entry.name))
        entries.sort(reverse=True)
        return entries


def _folder_of_glob(pattern: str) -> str:
    """The folders with which a glob begins, up to the first part that holds a wildcard."""
    before = pattern[: min(pattern.index(c) for c in _GLOB_CHARACTERS if c in pattern)]
    return os.path.dirname(before)


def _inside(folder: str, name: str) -> str:
    """The path of an entry as it is shown."""
    return name if folder == os.curdir else os.path.join(folder, name)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file or a link to one; a link in a loop is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_left_alone(folder: str, name: str) -> bool:
    """Whether a folder is hidden, vendored or a virtual environment."""
    return name.startswith(".") or name in VENDORED or os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))
