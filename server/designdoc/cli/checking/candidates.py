"""Candidates: the files that the paths of a command line stand for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from designdoc.cli.choice import STDIN
from designdoc.cli.troubles import Troubles
from designdoc.reports.result import Failure
from designdoc.workspace.discovery import Candidate, discover
from designdoc.workspace.files import shown
from designdoc.workspace.settings_finder import SettingsFinder

_NOT_SEARCHED = " outside of what git ignores, `exclude:` names, or is hidden or vendored"


def candidates(
    paths: Sequence[str], settings: SettingsFinder, troubles: Troubles, *, force_exclude: bool = False
) -> list[Candidate]:
    """The files that ``paths`` stand for; what cannot be read or found goes to ``troubles``. With ``force_exclude``
    settings exclude named files as well.
    """

    def excluded(path: str, is_folder: bool) -> bool:
        return settings.for_file(path).excludes(path, is_folder)

    found = discover([path for path in paths if path != STDIN], excluded, force_exclude=force_exclude)
    troubles.failures += [Failure(shown(path), message) for path, message in found.unreadable]
    troubles.notes += [
        f"{shown(path)}: no Markdown files found{_NOT_SEARCHED if passed_over else ''}"
        for path, passed_over in found.empty
    ]
    troubles.notes += _idle_globs(paths, settings, found.files)
    return [Candidate(STDIN, named=True)] * (STDIN in paths) + found.files


def _idle_globs(paths: Sequence[str], settings: SettingsFinder, files: Sequence[Candidate]) -> Iterator[str]:
    """A remark for each glob under ``documents:`` that matches nothing, where all files that it could match are there:
    it may well be a slip, and silently it would leave its documents to detection.
    """
    folders = [os.path.join(os.path.abspath(path), "") for path in paths if os.path.isdir(path)]
    for used in (loaded.settings for loaded in settings.used()):
        root = os.path.join(os.path.abspath(used.root), "")
        if used.source is None or not any(map(root.startswith, folders)):
            continue
        for key in used.idle_entries([candidate.path for candidate in files]):
            yield str(used.source.mistake(key, "Matches none of the files here."))
