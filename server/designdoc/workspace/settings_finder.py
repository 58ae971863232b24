"""SettingsFinder: the settings that hold for each folder, every settings file read once until it changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from designdoc.records import record
from designdoc.workspace.files import FileAccessError
from designdoc.workspace.settings import Settings, load, nearest_settings_file
from designdoc.workspace.settings_file import FILE_NAME, MISNAMED
from designdoc.workspace.signatures import Signature, signature

if TYPE_CHECKING:
    from pathlib import Path

    from designdoc.typed_yaml.mistake import Mistake


@record
class LoadedSettings:
    """The settings of one file, or the defaults where ``path`` is ``None``. ``mistakes`` stand in the file;
    ``unreadable`` says why it could not be read, and then it counts as empty.
    """

    settings: Settings
    path: str | None = None
    mistakes: tuple[Mistake, ...] = ()
    unreadable: str = ""


class SettingsFinder:
    """Finds the nearest settings file of each folder, unless one file is fixed for all of them.

    There is one object for each file, and one for the defaults. Nothing is read twice until ``refresh`` finds that
    something changed.
    """

    def __init__(self, fixed: LoadedSettings | None = None) -> None:
        """``fixed`` are the settings of ``--config``, or the defaults of ``--isolated``."""
        self._fixed = fixed
        self.defaults = LoadedSettings(Settings(os.curdir))
        self._by_folder: dict[str, LoadedSettings] = {}
        self._by_file: dict[str, tuple[Signature, LoadedSettings]] = {}
        self._by_written: dict[str | Path, LoadedSettings] = {}

    def for_file(self, path: str | Path) -> Settings:
        """The settings that hold for a document."""
        # Of a thousand files in one folder, only the first one asks where that folder lies.
        written = os.path.dirname(path)
        if written not in self._by_written:
            self._by_written[written] = self.for_folder(os.path.abspath(written))
        return self._by_written[written].settings

    def here(self) -> Settings:
        """The settings of the current folder, which hold for texts without a file as well."""
        return self.for_folder(os.getcwd()).settings

    def for_folder(self, folder: str) -> LoadedSettings:
        """The settings that hold for the documents right in a folder (an absolute path)."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._by_folder:
            path = nearest_settings_file(folder)
            self._by_folder[folder] = self._of_file(path) if path else self.defaults
        return self._by_folder[folder]

    def used(self) -> list[LoadedSettings]:
        """All settings that a document was asked about, each once."""
        if self._fixed is not None:
            return [self._fixed]
        return list({loaded.path: loaded for loaded in self._by_folder.values()}.values())

    def refresh(self) -> bool:
        """Forget what changed on the disk: settings files edited, created nearer by, or removed. Whether any did."""
        changed = any(signature(path) != known for path, (known, _) in self._by_file.items())
        moved = any(nearest_settings_file(folder) != loaded.path for folder, loaded in self._by_folder.items())
        if changed or moved:
            self._by_folder.clear()
            self._by_file.clear()
            self._by_written.clear()
        return changed or moved

    def _of_file(self, path: str) -> LoadedSettings:
        if path not in self._by_file:
            self._by_file[path] = signature(path), _loaded(path)
        return self._by_file[path][1]


def _loaded(path: str) -> LoadedSettings:
    if os.path.basename(path) == MISNAMED:
        return LoadedSettings(Settings(os.path.dirname(path)), path, unreadable=f"rename it to {FILE_NAME}")
    try:
        settings, mistakes = load(_from_here(path))
    except FileAccessError as error:
        return LoadedSettings(Settings(os.path.dirname(path)), path, unreadable=str(error))
    return LoadedSettings(settings, path, mistakes)


def _from_here(path: str) -> str:
    """The path as somebody in the current folder would write it; as it is on another drive, or in no folder at all."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return path
