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
from designdoc.packs.model import Pack, ToldBy
from designdoc.typed_yaml.mistake import Mistake


class PackError(Exception):
    """A pack cannot be loaded; ``mistakes`` say why."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


_loaded: dict[tuple[str, tuple[Path, ...]], tuple[str, LoadedPack]] = {}
_MOST_KEPT = 32
"""How many packs are kept: all shipped ones, as they are and with those of three teams on top."""


def load(pack_id: str, extra_roots: Sequence[Path] = ()) -> Pack:
    """The pack with that id, with everything it extends merged in. Raises ``PackError`` when there is none."""
    found = load_with_mistakes(pack_id, extra_roots)
    if found.pack is None:
        raise PackError(found.mistakes)
    return found.pack


def load_with_mistakes(pack_id: str, extra_roots: Sequence[Path] = ()) -> LoadedPack:
    """The pack with that id as far as it can be read, and every mistake in the user's and the shipped files.

    The value is kept and found again while no file of its roots changes; of very many, those asked for last are.
    """
    extra = tuple(Path(root) for root in extra_roots)
    state = _state_of(extra)
    loaded = _kept(pack_id, extra, state) or _read(pack_id, extra, state)
    _loaded.pop((pack_id, extra), None)
    _loaded[pack_id, extra] = (state, loaded)
    if len(_loaded) > _MOST_KEPT:
        del _loaded[next(iter(_loaded))]
    return loaded


def framework_titles(extra_roots: Sequence[Path] = ()) -> dict[str, str]:
    """The titles of all frameworks that can be loaded, by id. Packs take 5 MB together: those that nobody uses yet are
    not kept for their titles, and the shipped ones not even loaded.
    """
    extra = tuple(Path(root) for root in extra_roots)
    state = _state_of(extra)
    if state == "installed":
        return {id_: title for id_, (title, _) in _shipped_index().items() if title is not None}
    packs = ((_kept(id_, extra, state) or _read(id_, extra, state)).pack for id_ in pack_ids(extra))
    return {pack.framework.id: pack.framework.title for pack in packs if pack is not None and pack.framework}


def told_by(pack_id: str, extra_roots: Sequence[Path] = ()) -> ToldBy:
    """What the documents of a pack are told by. The shipped packs are not loaded for that."""
    extra = tuple(Path(root) for root in extra_roots)
    if _state_of(extra) == "installed":
        return _shipped_index().get(pack_id, (None, ""))[1]
    pack = load_with_mistakes(pack_id, extra).pack
    return pack.framework.detection.told_by if pack is not None and pack.framework is not None else ""


def pack_ids(extra_roots: Sequence[Path] = ()) -> tuple[str, ...]:
    """The ids of all packs that can be loaded, the user's own first. ``base`` is among them: it is no framework."""
    folders = roots.pack_folders([Path(root) for root in extra_roots])
    found = dict.fromkeys(roots.pack_id_of(folder) for folder in folders)
    return tuple({**found, **dict.fromkeys(_shipped_index())})


def _shipped_index() -> dict[str, tuple[str | None, ToldBy]]:
    """The title of each pack in the wheel, by id, and what its documents are told by; a pack that is no framework has
    no title.
    """
    packed = roots.shipped_bytes("index.json")
    index: dict[str, tuple[str | None, ToldBy]] = json.loads(packed) if packed else {}
    return index


def _state_of(extra: tuple[Path, ...]) -> str:
    installed = not extra and roots.shipped_root().name == "_rules"
    return "installed" if installed else cache.state_of(extra)


def _kept(pack_id: str, extra: tuple[Path, ...], state: str) -> LoadedPack | None:
    known = _loaded.get((pack_id, extra))
    return known[1] if known is not None and known[0] == state else None


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
