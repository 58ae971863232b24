"""Signatures: what tells one state of many files from another, without reading them where that is safe."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from designdoc.text.digest import blake2b

if TYPE_CHECKING:
    from pathlib import Path

_TOO_FRESH_NS = 2_000_000_000
"""A file changed so recently may change again without its time changing, so its content decides."""


def tree_signature(folders: Iterable[str | Path], suffixes: tuple[str, ...]) -> str:
    """A text that changes whenever a file with one of the suffixes below the folders changes."""
    digest = blake2b(digest_size=16)
    now = time.time_ns()
    for folder in folders:
        for path, status in _files(os.fspath(folder), suffixes):
            # The time of the last change to the inode is there for edits after which the other time was put back.
            times = f"{status.st_mtime_ns}\0{status.st_ctime_ns}"
            digest.update(f"{path}\0{status.st_size}\0{times}\0".encode("utf-8", "surrogateescape"))
            if now - status.st_mtime_ns < _TOO_FRESH_NS:
                digest.update(_content(path))
    return digest.hexdigest()


def content_signature(folders: Iterable[str | Path], suffixes: tuple[str, ...]) -> str:
    """A text that is the same wherever and whenever the same files lie below the folders: they are read for it."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path, _ in _files(os.fspath(folder), suffixes):
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            content = _content(path)
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
        digest.update(b"\0")
    return digest.hexdigest()


def _files(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder in a fixed order; what cannot be looked at is left out."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            status = entry.stat() if not is_folder and entry.name.endswith(suffixes) and entry.is_file() else None
        except OSError:
            continue
        if is_folder:
            yield from _files(entry.path, suffixes)
        elif status is not None:
            yield entry.path, status


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b"unreadable"
