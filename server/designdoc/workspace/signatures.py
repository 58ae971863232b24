"""Signatures: what tells one state of a file, or of many, from another, without reading them where that is safe."""

from __future__ import annotations

import os
import time
from collections.abc import Container, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from designdoc.text.digest import blake2b

if TYPE_CHECKING:
    from pathlib import Path

Signature = tuple[int, int, int, int] | None
"""What tells one state of a file from another: both times of change, size and inode. ``None`` without a file."""

_TOO_FRESH_NS = 2_000_000_000
"""How many nanoseconds after a change a file may change again without a new time, so that its content decides."""


def signature(path: str | Path) -> Signature:
    """The present state of a file."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def tree_signature(folders: Iterable[str | Path], suffixes: tuple[str, ...], apart_from: Container[str] = ()) -> str:
    """A text that changes whenever a file with one of the suffixes below the folders changes, but for what lies in
    folders of the names ``apart_from``.
    """
    parts: list[str] = []
    now = time.time_ns()
    for path, status in _files(folders, suffixes, apart_from):
        # The time of the last change to the inode is there for edits after which the other time was put back.
        parts.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}")
        if now - status.st_mtime_ns < _TOO_FRESH_NS:
            parts.append(blake2b(_content(path), digest_size=16).hexdigest())
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def content_signature(folders: Iterable[str | Path], suffixes: tuple[str, ...], apart_from: Container[str] = ()) -> str:
    """A text that is the same wherever and whenever the same files lie below the folders: they are read for it."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path, _ in _files([folder], suffixes, apart_from):
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            content = _content(path)
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
        digest.update(b"\0")
    return digest.hexdigest()


def _files(
    folders: Iterable[str | Path], suffixes: tuple[str, ...], apart_from: Container[str]
) -> list[tuple[str, os.stat_result]]:
    """The files below some folders, always in the same order; what cannot be looked at is left out."""
    found: list[tuple[str, os.stat_result]] = []
    waiting = [os.fspath(folder) for folder in folders]
    waiting.reverse()
    while waiting:
        below: list[str] = []
        for entry in _listed(waiting.pop()):
            name = entry.name
            try:
                if name.endswith(suffixes) and entry.is_file():
                    found.append((entry.path, entry.stat()))
                elif name != "__pycache__" and name not in apart_from and entry.is_dir(follow_symlinks=False):
                    below.append(entry.path)
            except OSError:
                continue
        waiting += reversed(below)
    return found


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=attrgetter("name"))
    except OSError:
        return []


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b"unreadable"
