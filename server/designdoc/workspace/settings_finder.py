"""SettingsFinder: the settings of every file of a run, each settings file read once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.files import FileAccessError, shown
from designdoc.workspace.settings import Settings, load, nearest_settings_file


class SettingsFinder:
    """Finds the nearest settings file of each document, unless one file is fixed for all of them.

    ``mistakes`` and ``unreadable`` (path and reason) grow as files are read; whoever runs the check reports them.
    """

    def __init__(self, fixed: Settings | None = None, mistakes: Iterable[Mistake] = ()) -> None:
        """``fixed`` are the settings of ``--config`` with their mistakes, or the defaults of ``--isolated``."""
        self._fixed = fixed
        self._of_folder: dict[str, Settings] = {}
        self._of_written: dict[str | Path, Settings] = {}
        self._of_file: dict[str | None, Settings] = {None: fixed or Settings(os.getcwd())}
        self.mistakes = list(mistakes)
        self.unreadable: list[tuple[str, str]] = []

    def for_file(self, path: str | Path) -> Settings:
        """The settings that hold for a document."""
        if self._fixed is not None:
            return self._fixed
        # Of a thousand files in one folder, only the first one asks where that folder lies.
        written = os.path.dirname(path)
        if written not in self._of_written:
            self._of_written[written] = self.for_folder(os.path.abspath(written))
        return self._of_written[written]

    def for_folder(self, folder: str) -> Settings:
        """The settings that hold for the documents right in a folder (an absolute path)."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._of_folder:
            self._of_folder[folder] = self._read(nearest_settings_file(folder))
        return self._of_folder[folder]

    def used(self) -> list[Settings]:
        """All settings that a document was asked about, each once."""
        if self._fixed is not None:
            return [self._fixed]
        return list({id(settings): settings for settings in self._of_folder.values()}.values())

    def _read(self, file: str | None) -> Settings:
        if file not in self._of_file:
            assert file is not None
            self._of_file[file] = self._load(file)
        return self._of_file[file]

    def _load(self, file: str) -> Settings:
        """The settings of one file; an unreadable one counts as empty."""
        try:
            settings, mistakes = load(os.path.relpath(file))
        except FileAccessError as error:
            self.unreadable.append((shown(file), str(error)))
            return Settings(os.path.dirname(file))
        self.mistakes.extend(mistakes)
        return settings
