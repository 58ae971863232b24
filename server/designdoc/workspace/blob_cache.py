"""BlobCache: bytes under a key in a folder. Never needed, never trusted: whatever is wrong with it, it is empty."""

# Paths are plain text here: a warm run over a thousand documents asks a thousand times.

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from designdoc.text.digest import sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 24 * 60 * 60
_KEPT_DAYS = 30
_MARKER = "last-swept"

TEMPORARY = ".tmp"
"""The ending of files that are being written. One that nobody has written to for a day comes from a killed run."""


class BlobCache:
    """Values by key, one file each, written atomically, so that runs side by side and killed runs do no harm: neither
    threads nor machines that share the folder, whose processes may have the same number.

    A value is stored behind its digest: a file that was cut off or altered counts as absent. A folder that cannot be
    written is read only.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = os.fspath(folder)
        self._writable = True

    def get(self, key: str) -> bytes | None:
        """The value under a key (hexadecimal digits), or ``None``."""
        path = self._path(key)
        try:
            with open(path, "rb") as stream:
                stored = stream.read()
                age = time.time() - os.fstat(stream.fileno()).st_mtime
        except OSError:
            return None
        value = unsealed(stored)
        if value is not None and age > _DAY:
            # The time of a file says when its value was last of use; sweeping goes by it.
            with contextlib.suppress(OSError):
                os.utime(path)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Store a value, if that can be done."""
        if not self._writable:
            return
        path = self._path(key)
        temporary = f"{path}.{os.urandom(6).hex()}{TEMPORARY}"
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(temporary, "wb") as stream:
                stream.write(sealed(value))
            os.replace(temporary, path)
        except BaseException as error:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            if not isinstance(error, OSError):
                raise
            self._writable = False

    def sweep(self) -> None:
        """Remove what nobody has used for a month, and what killed runs left half written; once a day at most."""
        marker = os.path.join(self._folder, _MARKER)
        try:
            if time.time() - os.stat(marker).st_mtime < _DAY:
                return
        except OSError:
            pass
        with contextlib.suppress(OSError):
            with open(marker, "ab"):
                os.utime(marker)
            for folder in os.scandir(self._folder):
                if folder.is_dir(follow_symlinks=False):
                    _sweep_folder(folder.path)

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], key[2:])


def _sweep_folder(folder: str) -> None:
    """Remove the files of a folder that nobody has used for a month, and those that killed runs left half written."""
    now = time.time()
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):
            kept = _DAY if entry.name.endswith(TEMPORARY) else _KEPT_DAYS * _DAY
            if now - entry.stat().st_mtime > kept:
                os.unlink(entry.path)
