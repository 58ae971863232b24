"""Where packs lie: the user's own folders first, then those that ship with designdoc.

Shipped packs are ``rules/`` at the top of a checkout, and ``designdoc/_rules`` in an installed package, where they
lie compiled as well. An extra root is a pack folder itself, or a folder of pack folders.
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, Iterator

import designdoc

_PACKAGE = Path(designdoc.__file__).parent
_INSTALLED = _PACKAGE / "_rules"
_CHECKOUT = _PACKAGE.parent.parent / "rules"
COMPILED = "compiled"
HEAD = "pack.yaml"


def shipped_root() -> Path:
    """The folder of the packs that ship with designdoc."""
    return _CHECKOUT if (_CHECKOUT / "base" / HEAD).is_file() else _INSTALLED


def pack_folders(extra_roots: Iterable[Path]) -> tuple[Path, ...]:
    """Every pack folder, the user's own first; of two with one id the first one wins."""
    found: dict[Path, None] = {}
    for root in (*extra_roots, shipped_root()):
        found.update(dict.fromkeys(_folders_in(Path(root))))
    return tuple(found)


def shipped_bytes(name: str) -> bytes | None:
    """A compiled file of an installed package, also out of a zip archive; ``None`` where there is none."""
    path = _INSTALLED / COMPILED / name
    try:
        return path.read_bytes()
    except OSError:
        loader = getattr(designdoc, "__loader__", None)
        if not hasattr(loader, "archive"):
            return None
    try:
        return bytes(loader.get_data(str(path)))
    except OSError:
        return None


def _folders_in(root: Path) -> Iterator[Path]:
    if (root / HEAD).is_file():
        yield root
        return
    try:
        inside = sorted(root.iterdir())
    except OSError:
        return
    yield from (folder for folder in inside if (folder / HEAD).is_file())
