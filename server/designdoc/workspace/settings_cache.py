"""SettingsCache: the settings of every folder a server has met, read once and again when a file changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.records import record
from designdoc.workspace.files import FileAccessError
from designdoc.workspace.settings import Settings, load, nearest_settings_file
from designdoc.workspace.signatures import Signature, signature

if TYPE_CHECKING:
    from designdoc.typed_yaml.mistake import Mistake


@record
class LoadedSettings:
    """The settings that hold for a folder. ``path`` is their file, ``None`` for the defaults."""

    settings: Settings
    path: Path | None = None
    mistakes: tuple[Mistake, ...] = ()


class SettingsCache:
    """Settings by folder. Nothing is read twice until ``refresh`` finds that something changed."""

    def __init__(self) -> None:
        self._by_folder: dict[str, LoadedSettings] = {}
        self._by_file: dict[Path, tuple[Signature, LoadedSettings]] = {}

    def of_folder(self, folder: str) -> LoadedSettings:
        """The settings of the nearest file in ``folder`` or above; the defaults when there is none or none is
        readable.
        """
        if folder not in self._by_folder:
            path = nearest_settings_file(folder)
            self._by_folder[folder] = self._of_file(Path(path)) if path else LoadedSettings(Settings(folder))
        return self._by_folder[folder]

    def files(self) -> tuple[LoadedSettings, ...]:
        """Every settings file in use."""
        return tuple({loaded.path: loaded for loaded in self._by_folder.values() if loaded.path}.values())

    def refresh(self) -> bool:
        """Forget what changed on the disk: settings files edited, created nearer by, or removed. Whether any did."""
        changed = any(signature(path) != known for path, (known, _) in self._by_file.items())
        moved = any(
            nearest_settings_file(folder) != (str(loaded.path) if loaded.path else None)
            for folder, loaded in self._by_folder.items()
        )
        if changed or moved:
            self._by_folder.clear()
            self._by_file.clear()
        return changed or moved

    def _of_file(self, path: Path) -> LoadedSettings:
        if path not in self._by_file:
            known = signature(path)
            try:
                settings, mistakes = load(path)
                loaded = LoadedSettings(settings, path, mistakes)
            except FileAccessError:
                loaded = LoadedSettings(Settings(path.parent), path)
            self._by_file[path] = (known, loaded)
        return self._by_file[path][1]
