"""URIs and files: the one place that knows how editors write down where a document lies.

The same file reaches the server under many spellings: ``file:///c%3A/x.md`` and ``file:///C:/x.md``, a symbolic link
and its target, another case on a file system that ignores case, composed and decomposed accents on macOS. A *key* is
the same for all of them. Answers to the editor use the URI that the editor used, the key is only for looking up.
"""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from designdoc.records import record

_SAFE_IN_PATH = "/-._~!$&'()*+,;=:@"


@record
class FileSystem:
    """What matters about the machine's file system.

    ``windows`` is the path syntax, ``ignores_case`` whether case and Unicode form are no difference between names, and
    ``real_path`` follows symbolic links.
    """

    windows: bool
    ignores_case: bool
    real_path: Callable[[str], str]

    @classmethod
    def of_this_machine(cls) -> FileSystem:
        """Windows and macOS ignore case (as they come); every other system distinguishes it."""
        windows = os.name == "nt"
        return cls(windows, windows or sys.platform == "darwin", os.path.realpath)


THIS_MACHINE = FileSystem.of_this_machine()


def path_of(uri: str, system: FileSystem = THIS_MACHINE) -> str | None:
    """The path of a ``file:`` URI in the system's own syntax, or ``None`` for every other scheme.

    Drive letters are upper-case, UNC shares come from the authority. ``None`` also for a URI that cannot name a file
    (an encoded NUL, a malformed authority).
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme.lower() != "file":
        return None
    path = unquote(parts.path, errors="surrogateescape")
    if "\0" in path or not path:
        return None
    host = "" if parts.netloc.lower() == "localhost" else unquote(parts.netloc)
    if host:
        path = f"//{host}{path}"
    if not system.windows:
        return path
    if _has_drive(path, 1):
        path = path[1].upper() + path[2:]
    return path.replace("/", "\\")


def uri_of(path: str, system: FileSystem = THIS_MACHINE) -> str:
    """The ``file:`` URI of an absolute path, percent-encoded as RFC 3986 asks, with an upper-case drive letter."""
    if system.windows:
        path = path.replace("\\", "/")
        if _has_drive(path, 0):
            path = "/" + path[0].upper() + path[1:]
    if path.startswith("//"):
        return "file:" + _encode(path)
    return "file://" + _encode(path if path.startswith("/") else "/" + path)


def key_of(uri: str, system: FileSystem = THIS_MACHINE) -> str:
    """The same string for every URI that names the same document. A URI of no file is its own key."""
    path = path_of(uri, system)
    return uri if path is None else key_of_path(path, system)


def key_of_path(path: str, system: FileSystem = THIS_MACHINE) -> str:
    """The key of the file at ``path``: symbolic links followed, case and Unicode form folded where they do not count.

    A path that cannot be followed (a loop of links, a name the system refuses) stands for itself.
    """
    with contextlib.suppress(OSError, ValueError):
        path = system.real_path(path)
    if system.windows:
        path = _without_long_path_prefix(path.replace("/", "\\"))
    if system.ignores_case:
        path = unicodedata.normalize("NFC", path).casefold()
    return path


def _without_long_path_prefix(path: str) -> str:
    r"""``\\?\C:\x`` is ``C:\x`` and ``\\?\UNC\server\x`` is ``\\server\x``: long paths as Windows spells them."""
    if path.upper().startswith("\\\\?\\UNC\\"):
        return "\\\\" + path[8:]
    return path.removeprefix("\\\\?\\")


def _has_drive(path: str, at: int) -> bool:
    return len(path) > at + 1 and path[at].isascii() and path[at].isalpha() and path[at + 1] == ":"


def _encode(path: str) -> str:
    return quote(path, safe=_SAFE_IN_PATH, errors="surrogateescape")
