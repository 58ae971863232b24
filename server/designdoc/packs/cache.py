"""The cache of compiled packs in the user's cache folder: never needed, never trusted further than it can be checked.

A cached pack is found by what its files look like from outside (names, sizes, times), without reading them. Where
that differs, the content decides, so that a fresh checkout of the same files compiles nothing. A file that was changed
so recently that its time may not tell is always read. Whatever is wrong with the cache, the pack is compiled anew.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import designdoc
from designdoc.packs import compiled, roots
from designdoc.packs.cache_folder import folder as folder
from designdoc.text import Span
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.blob_cache import TEMPORARY, sweep_folder
from designdoc.workspace.signatures import content_signature, tree_signature

if TYPE_CHECKING:
    from designdoc.packs.store import LoadedPack

_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "typed_yaml")
_SOURCES = (".yaml", ".yml", ".py")
_VERSION = f"{designdoc.__version__}/{compiled.FORMAT}"


def state_of(extra: Sequence[Path]) -> str:
    """What the files of all packs, those below ``extra`` included, look like from outside, as one short text."""
    return tree_signature(_sources(extra), _SOURCES)


def find(pack_id: str, extra: tuple[Path, ...], state: str) -> LoadedPack | None:
    """The cached pack, if it was made from the files as they are now."""
    path = _path(pack_id, extra)
    try:
        header, _, body = path.read_bytes().partition(b"\n")
        stored = json.loads(header)
        fits = stored["version"] == _VERSION and stored["where"] == _where(pack_id, extra)
        if not fits or stored["checksum"] != zlib.crc32(body):
            return None
        if stored["state"] != state:
            if stored["content"] != content_signature(_sources(extra), _SOURCES):
                return None
            _write(path, {**stored, "state": state}, body)
        return _loaded(body)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(pack_id: str, extra: tuple[Path, ...], state: str, loaded: LoadedPack) -> None:
    """Put a pack into the cache, if the cache can be written."""
    if loaded.pack is None:
        return
    mistakes = [[m.path, list(m.span), m.line, m.column, m.key, m.message] for m in loaded.mistakes]
    body = (json.dumps(mistakes) + "\n" + compiled.dumps(loaded.pack)).encode()
    header = {
        "version": _VERSION,
        "where": _where(pack_id, extra),
        "state": state,
        "content": content_signature(_sources(extra), _SOURCES),
    }
    _write(_path(pack_id, extra), header, body)


def _loaded(body: bytes) -> LoadedPack:
    from designdoc.packs.store import LoadedPack

    first, _, rest = body.partition(b"\n")
    mistakes = tuple(Mistake(path, Span(*span), *others) for path, span, *others in json.loads(first))
    return LoadedPack(compiled.loads(rest), mistakes)


def _write(path: Path, header: Mapping[str, object], body: bytes) -> None:
    """Write atomically; a cache that cannot be written is none."""
    import tempfile

    line = json.dumps({**header, "checksum": zlib.crc32(body)}).encode()
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=TEMPORARY)
        with os.fdopen(handle, "wb") as file:
            file.write(line + b"\n" + body)
        os.replace(temporary, path)  # noqa: PTH105 (the same call, without building two paths)
        sweep_folder(str(path.parent))
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _path(pack_id: str, extra: tuple[Path, ...]) -> Path:
    checksum = zlib.crc32("\n".join(_where(pack_id, extra)).encode(errors="surrogateescape"))
    return Path(folder(), "packs") / f"{pack_id}-{checksum:08x}.json"


def _where(pack_id: str, extra: tuple[Path, ...]) -> list[str]:
    """What tells one cached pack from another: its id and the folders it may come from."""
    return [pack_id, str(roots.shipped_root()), *(os.path.abspath(root) for root in extra)]  # noqa: PTH100


def _sources(extra: Sequence[Path]) -> list[Path]:
    """The folders of all packs and of the code that compiles them, which changes in a checkout of one version."""
    return [*roots.pack_folders(extra), *_CODE]
