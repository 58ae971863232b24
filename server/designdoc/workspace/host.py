"""Host: the one mutable thing of a running server. It takes the editor's notifications and hands out Snapshots."""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import MappingProxyType

from designdoc.workspace.settings_finder import LoadedSettings, SettingsFinder
from designdoc.workspace.snapshot import Folder, OpenDocument, Snapshot


class Host:
    """Open documents, workspace folders, settings, and the revision of everything that a review depends on.

    Documents are found by key (see ``lsp/conversion/uris.py``), never by the spelling of a URI. Every method that
    changes something leaves earlier snapshots as they are.
    """

    def __init__(self) -> None:
        self._documents: dict[str, OpenDocument] = {}
        self._folders: tuple[Folder, ...] = ()
        self._settings = SettingsFinder()
        self._revision = 0
        self._snapshot: Snapshot | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The state as it is now."""
        if self._snapshot is None:
            documents = MappingProxyType(dict(self._documents))
            self._snapshot = Snapshot(self._revision, documents, self._folders)
        return self._snapshot

    @property
    def revision(self) -> int:
        """Grows whenever equal texts may be judged differently than before."""
        return self._revision

    def get(self, key: str) -> OpenDocument | None:
        """The document that is open under ``key`` now."""
        return self._documents.get(key)

    def open(self, document: OpenDocument) -> None:
        """Take over a document from the disk, or put a newer version in the place of what is open under its key."""
        self._documents[document.key] = document
        self._snapshot = None

    def close(self, key: str) -> OpenDocument | None:
        """Give a document back to the disk; what was open, or ``None``."""
        self._snapshot = None
        return self._documents.pop(key, None)

    def set_folders(self, folders: Iterable[Folder]) -> None:
        """Replace the workspace folders."""
        self._folders = tuple(folders)
        self.invalidate()

    def settings(self, path: str | None) -> LoadedSettings:
        """The settings that hold for a document.

        They are those of its folder or, for a text without a file, those of the first workspace folder.
        """
        if path is not None:
            return self.settings_of_folder(os.path.dirname(path))
        root = next((folder.path for folder in self._folders if folder.path), None)
        return self.settings_of_folder(root) if root else self._settings.defaults

    def settings_of_folder(self, folder: str) -> LoadedSettings:
        """The settings that hold for the documents right in a folder."""
        return self._settings.for_folder(folder)

    def check_settings(self) -> bool:
        """Look whether settings files changed on the disk; whether documents may now be judged differently."""
        if not self._settings.refresh():
            return False
        self.invalidate()
        return True

    def files_changed(self, paths: Iterable[str]) -> bool:
        """The editor saw files change on the disk; whether documents may now be judged differently.

        Settings files are looked at themselves; a YAML file inside a pack that settings name changes that pack.
        """
        roots = [os.path.join(root, "") for loaded in self._settings.used() for root in loaded.settings.packs]
        if any(path.endswith((".yaml", ".yml")) and path.startswith(root) for path in paths for root in roots):
            self.invalidate()
            self._settings.refresh()
            return True
        return self.check_settings()

    def invalidate(self) -> None:
        """Settings or packs changed: whatever was judged before may be judged differently now."""
        self._revision += 1
        self._snapshot = None
