"""Reading and writing single files: clear messages instead of exceptions, and writes that lose nothing."""

# Paths stay as the user wrote them, and a walk over 100,000 files goes through os, because pathlib is much slower.

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""The most bytes of a file that is read: no design document is longer, but a log or a dump named ``.md`` may be."""

_PIECE = 1 << 20
_BEING_WRITTEN, _TEMPORARY = ".designdoc-", ".tmp"
"""Around the number of the process in the name of a file that is being written."""
_DAY = 24 * 60 * 60


class FileAccessError(Exception):
    """A file could not be read or written; the text of the exception says why, in words for the user."""


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        FileAccessError: when the file is missing, not a regular file, unreadable or absurdly large.

    """
    handle, size = _opened(path)
    try:
        _refuse_if_too_large(size)
        # As many bytes as its size says, and then on to the end: the file may grow meanwhile.
        parts = [os.read(handle, size + 1)]
        while parts[-1] and len(parts[0]) != size:
            parts.append(os.read(handle, _PIECE))
        return b"".join(parts)
    except OSError as error:
        raise FileAccessError(reason(error)) from error
    finally:
        os.close(handle)


def read_standard_input() -> bytes:
    """All that comes in on standard input; raises FileAccessError like :func:`read_bytes`."""
    if sys.stdin is None:
        raise FileAccessError("standard input is closed")
    try:
        content = sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        raise FileAccessError(reason(error)) from error
    _refuse_if_too_large(len(content))
    return content


def open_bytes(path: str | Path) -> BinaryIO:
    """A regular file of any size, to be read piece by piece; raises FileAccessError like :func:`read_bytes`."""
    return os.fdopen(_opened(path)[0], "rb")


def _refuse_if_too_large(size: int) -> None:
    if size > LARGEST_DOCUMENT:
        raise FileAccessError(f"is larger than {LARGEST_DOCUMENT // 1024 // 1024} MB")


def _opened(path: str | Path) -> tuple[int, int]:
    """A handle on a regular file, and the size of the file."""
    try:
        # Opening without blocking keeps a named pipe from hanging the run for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise FileAccessError(reason(error)) from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise FileAccessError("is a directory" if stat.S_ISDIR(status.st_mode) else "is not a regular file")
    return handle, status.st_size


class AtomicFile:
    """A file that is written piece by piece and takes its place when it is whole.

    A reader, a crash or a full disk never leaves half of it; what a killed run left beside it goes when something is
    written into the folder a day later. The file mode is kept, and a symbolic link stays a link:
    the file that it names is replaced. What is no regular file (a pipe, a device) cannot be replaced and is written
    as it comes. Folders above the file are not made.
    """

    def __init__(self, path: str | Path) -> None:
        """Raises FileAccessError when the file cannot be written; so do the methods, and the old content stays."""
        self._temporary: str | None = None
        try:
            self._target = os.path.realpath(path)
            mode = _mode_of(self._target)
            if mode is not None and not os.access(self._target, os.W_OK):
                raise FileAccessError("is read-only")
            if mode is not None and not stat.S_ISREG(mode):
                self._stream = os.fdopen(os.open(self._target, os.O_WRONLY | getattr(os, "O_BINARY", 0)), "wb")
                return
            _sweep(os.path.dirname(self._target))
            temporary = f"{self._target}{_BEING_WRITTEN}{os.getpid()}{_TEMPORARY}"
            self._stream = os.fdopen(_created(temporary, mode), "wb")
            self._temporary = temporary
        except (OSError, ValueError) as error:
            raise FileAccessError(reason(error)) from error

    def write(self, content: bytes) -> None:
        """Append to what was written before. Raises FileAccessError when there is no room for it."""
        try:
            self._stream.write(content)
        except OSError as error:
            self.discard()
            raise FileAccessError(reason(error)) from error

    def commit(self) -> None:
        """Put the file in its place. Raises FileAccessError when that fails."""
        try:
            self._stream.flush()
            if self._temporary is not None:
                os.fsync(self._stream.fileno())
            self._stream.close()
            if self._temporary is not None:
                os.replace(self._temporary, self._target)
        except OSError as error:
            self.discard()
            raise FileAccessError(reason(error)) from error

    def discard(self) -> None:
        """Forget what was written; after :meth:`commit` this does nothing."""
        # Closing writes what is still in the buffer, which may fail as well.
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)


def _created(path: str, mode: int | None) -> int:
    """A handle on a new file of this mode, or of the usual one. A file that is there already was left by a killed run
    of the same number; containers begin to count anew.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o666)
    except FileExistsError:
        os.unlink(path)
        handle = os.open(path, flags, 0o666)
    if mode is not None:
        try:
            os.chmod(path, stat.S_IMODE(mode))
        except OSError:
            os.close(handle)
            os.unlink(path)
            raise
    return handle


@lru_cache(maxsize=64)
def _sweep(folder: str) -> None:
    """Remove what killed runs left in a folder half written: nobody has written to it for a day. Once in a process, for
    a folder may hold very many documents.
    """
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            _, begun, number = entry.name.removesuffix(_TEMPORARY).rpartition(_BEING_WRITTEN)
            if begun and number.isdecimal() and entry.name.endswith(_TEMPORARY):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY:
                        os.unlink(entry.path)


def write_atomically(path: str | Path, content: bytes) -> None:
    """Replace or create a file at once, as an :class:`AtomicFile`.

    Raises:
        FileAccessError: when the file cannot be written; the old content is then untouched.

    """
    file = AtomicFile(path)
    try:
        file.write(content)
        file.commit()
    finally:
        file.discard()


def reason(error: Exception) -> str:
    """What went wrong, without the path and the error number that Python puts around it."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]


def shown(path: str | Path) -> str:
    """A path for people and reports: forward slashes, and bytes that are no UTF-8 replaced rather than refused."""
    text = os.fspath(path)
    if not text.isascii():
        text = os.fsencode(text).decode("utf-8", "replace")
    return text.replace(os.sep, "/") if os.sep != "/" else text


def shown_from_here(path: str | Path) -> str:
    """A path for people, who read it most easily from where they are: relative if it lies below the current folder."""
    here = os.path.join(os.getcwd(), "")
    text = os.fspath(path)
    return shown(text[len(here) :] if text.startswith(here) else text)


def exists_beside(path: str | Path) -> Callable[[str], bool]:
    """Whether a path relative to the folder of ``path`` exists."""
    folder: list[str] = []

    def exists(relative: str) -> bool:
        if not folder:
            # Most documents ask nothing.
            folder.append(os.path.dirname(os.path.abspath(path)))
        try:
            return os.path.lexists(os.path.join(folder[0], relative))
        except ValueError:
            return False

    return exists


def _mode_of(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None
