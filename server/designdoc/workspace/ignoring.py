"""Which paths git ignores: nested ``.gitignore`` files and ``.git/info/exclude``, read as git reads them."""

# Paths are plain text here: a walk over 100,000 files goes through os, because pathlib is much slower.

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from designdoc.text.decode import decode
from designdoc.workspace.files import FileAccessError, read_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class IgnoreRules:
    """The ignore files around one walked folder, each read when a folder below it is first asked about."""

    def __init__(self, walked: str) -> None:
        """``walked`` is the absolute path of the folder where the walk starts.

        Ignore files count from the root of its repository downwards. Outside a repository those above the folder
        belong to somebody else (a dotfiles repository may well ignore everything), so only those in it count.
        """
        self._top = _repository_of(walked) or walked
        self._chains: dict[str, tuple[tuple[str, GitIgnoreSpec], ...]] = {}

    def ignores(self, folder: str, name: str, *, is_folder: bool) -> bool:
        """Whether git ignores the entry ``name`` of ``folder`` (an absolute path).

        Only the entry itself is judged: a walk that does not enter ignored folders never asks about what is below.
        """
        path = f"{folder.rstrip(os.sep)}{os.sep}{name}{os.sep if is_folder else ''}"
        for base, spec in self._chain(folder):
            verdict = spec.check_file(path[len(base) :].lstrip(os.sep).replace(os.sep, "/")).include
            if verdict is not None:
                return verdict
        return False

    def _chain(self, folder: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        """The ignore files that speak about a folder's entries, the most specific first."""
        known = self._chains.get(folder)
        if known is not None:
            return known
        chain = []
        spec = _spec_of(os.path.join(folder, ".gitignore"))
        if spec:
            chain.append((folder, spec))
        parent = os.path.dirname(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            exclude = _spec_of(os.path.join(folder, ".git", "info", "exclude"))
            if exclude:
                chain.append((folder, exclude))
        elif folder not in (self._top, parent):
            chain.extend(self._chain(parent))
        self._chains[folder] = tuple(chain)
        return self._chains[folder]


def _repository_of(folder: str) -> str | None:
    """The nearest folder at or above that holds ``.git``."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _spec_of(path: str) -> GitIgnoreSpec | None:
    try:
        text = decode(read_bytes(path)).text
    except FileAccessError:
        return None
    patterns = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if not patterns:
        return None
    # pathspec costs more to import than many a run takes, and most folders have no ignore file.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError:
        return GitIgnoreSpec.from_lines([pattern for pattern in patterns if _is_pattern(pattern)])


def _is_pattern(text: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except ValueError:
        return False
    return True
