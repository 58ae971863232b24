"""SettingsCache: the settings of every folder a server has met, read once and again when a file changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.records import record
from designdoc.workspace.files import FileAccessError
from designdoc.workspace.settings import Settings, load, nearest

if TYPE_CHECKING:
    from designdoc.typed_yaml.mistake import Mistake

Signature = tuple[int, int, int, int] | None
"""What tells one state of a file from another: both times of change, size and inode. ``None`` without a file."""


@record
class Loaded:
    """The settings that hold for a folder. ``path`` is their file, ``None`` for the defaults."""

    settings: Settings
    path: Path | None = None
    mistakes: tuple[Mistake, ...] = ()


class SettingsCache:
    """Settings by folder. Nothing is read twice until ``refresh`` finds that something changed."""

    def __init__(self) -> None:
        self._by_folder: dict[str, Loaded] = {}
        self._by_file: dict[Path, tuple[Signature, Loaded]] = {}

    def of_folder(self, folder: str) -> Loaded:
        """The settings of the nearest file in ``folder`` or above; the defaults when there is none or none is
        readable.
        """
        if folder not in self._by_folder:
            path = nearest(folder)
            self._by_folder[folder] = self._of_file(Path(path)) if path else Loaded(Settings(folder))
        return self._by_folder[folder]

    def files(self) -> tuple[Loaded, ...]:
        """Every settings file in use."""
        return tuple({loaded.path: loaded for loaded in self._by_folder.values() if loaded.path}.values())

    def refresh(self) -> bool:
        """Forget what changed on the disk: settings files edited, created nearer by, or removed. Whether any did."""
        changed = any(signature(path) != known for path, (known, _) in self._by_file.items())
        moved = any(
            nearest(folder) != (str(loaded.path) if loaded.path else None) for folder, loaded in self._by_folder.items()
        )
        if changed or moved:
            self._by_folder.clear()
            self._by_file.clear()
        return changed or moved

    def _of_file(self, path: Path) -> Loaded:
        if path not in self._by_file:
            known = signature(path)
            try:
                settings, mistakes = load(path)
                loaded = Loaded(settings, path, mistakes)
            except FileAccessError:
                loaded = Loaded(Settings(path.parent), path)
            self._by_file[path] = (known, loaded)
        return self._by_file[path][1]


def signature(path: str | Path) -> Signature:
    """The present state of a file."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
