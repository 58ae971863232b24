"""Where packs lie: the user's own folders first, then those that ship with designdoc.

Shipped packs are ``rules/`` at the top of a checkout, and ``designdoc/_rules`` in an installed package, where they
lie compiled as well. An extra root is a pack folder itself, or a folder of pack folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import designdoc
from designdoc.packs import shipped
from designdoc.packs.shipped import HEAD
from designdoc.text.regex import regex

PLAIN_ID = regex(r"[A-Za-z0-9][\w.-]{0,79}")
_ID_LINE = regex(r"^id:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)


def shipped_root() -> Path:
    """The folder of the packs that ship with designdoc."""
    return Path(shipped.shipped_root())


def is_shipped(folder: Path) -> bool:
    """Whether a pack folder is one of those that ship with designdoc."""
    return folder.parent == shipped_root()


def pack_folders(extra_roots: Iterable[Path]) -> tuple[Path, ...]:
    """Every pack folder, the user's own first; of two with one id the first one wins."""
    found: dict[Path, None] = {}
    for root in (*extra_roots, shipped_root()):
        found.update(dict.fromkeys(_folders_in(Path(root))))
    return tuple(found)


def shipped_bytes(name: str) -> bytes | None:
    """A compiled file of an installed package, also out of a zip archive; ``None`` where there is none."""
    path = Path(shipped.COMPILED, name)
    try:
        return path.read_bytes()
    except OSError:
        loader = getattr(designdoc, "__loader__", None)
        if loader is None or not hasattr(loader, "archive"):
            return None
    try:
        return bytes(loader.get_data(str(path)))
    except OSError:
        return None


def pack_id_of(folder: Path) -> str:
    """The id of a pack folder, read without the YAML library: the ``id:`` line of its head, else its name."""
    head = folder / HEAD
    try:
        return _id_in(head, head.stat().st_mtime_ns) or folder.name
    except OSError:
        return folder.name


@lru_cache(maxsize=256)
def _id_in(head: Path, _changed_at: int) -> str | None:
    try:
        match = _ID_LINE.search(head.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    return match.group(1) if match else None


def _folders_in(root: Path) -> Iterator[Path]:
    """The pack folder that a root is, or those in it; none where they cannot be read, of which settings tell."""
    if _is_pack(root):
        yield root
        return
    try:
        inside = sorted(root.iterdir())
    except (OSError, ValueError):
        return
    yield from filter(_is_pack, inside)


def _is_pack(folder: Path) -> bool:
    # Unlike the method of a path, the function knows no error: what cannot be looked at is no file.
    return os.path.isfile(folder / HEAD)  # noqa: PTH113
