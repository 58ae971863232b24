"""load: packs by id, out of their compiled form when it is up to date, compiled from YAML when it is not.

``yaml`` is imported only to compile. What a user's pack says wrong is a mistake at its line and costs that file alone;
only a pack that cannot exist at all (an unknown id, a cycle of ``extends``) makes ``load`` fail.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from designdoc.packs import cache, compiled, roots
from designdoc.packs.loaded import LoadedPack
from designdoc.packs.model import Pack
from designdoc.typed_yaml.mistake import Mistake


class PackError(Exception):
    """A pack cannot be loaded; ``mistakes`` say why."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


_loaded: dict[tuple[str, tuple[Path, ...]], tuple[str, LoadedPack]] = {}


def load(pack_id: str, extra_roots: Sequence[Path] = ()) -> Pack:
    """The pack with that id, with everything it extends merged in. Raises ``PackError`` when there is none."""
    found = load_with_mistakes(pack_id, extra_roots)
    if found.pack is None:
        raise PackError(found.mistakes)
    return found.pack


def load_with_mistakes(pack_id: str, extra_roots: Sequence[Path] = ()) -> LoadedPack:
    """The pack with that id as far as it can be read, and every mistake in the user's and the shipped files.

    The value is kept for the life of the process and found again while no file of its roots changes.
    """
    extra = tuple(Path(root) for root in extra_roots)
    installed = not extra and roots.shipped_root().name == "_rules"
    state = "installed" if installed else cache.state_of(extra)
    key = (pack_id, extra)
    known = _loaded.get(key)
    if known is None or known[0] != state:
        known = _loaded[key] = (state, _read(pack_id, extra, state))
    return known[1]


def pack_ids(extra_roots: Sequence[Path] = ()) -> tuple[str, ...]:
    """The ids of all packs that can be loaded, the user's own first. ``base`` is among them: it is no framework."""
    folders = roots.pack_folders([Path(root) for root in extra_roots])
    found = dict.fromkeys(roots.pack_id_of(folder) for folder in folders)
    packed = roots.shipped_bytes("index.json")
    return tuple({**found, **dict.fromkeys(json.loads(packed) if packed else ())})


def _read(pack_id: str, extra: tuple[Path, ...], state: str) -> LoadedPack:
    if state == "installed" and roots.PLAIN_ID.fullmatch(pack_id):
        data = roots.shipped_bytes(f"{pack_id}.json")
        if data is not None:
            return LoadedPack(compiled.loads(data))
    stored = cache.find(pack_id, extra, state)
    if stored is not None:
        return stored
    from designdoc.packs.assembly import assemble

    loaded = assemble(pack_id, roots.pack_folders(extra), load_with_mistakes)
    cache.keep(pack_id, extra, state, loaded)
    return loaded
