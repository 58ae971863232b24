"""The cache of compiled packs in the user's cache folder: never needed, never trusted further than it can be checked.

A cached pack is found by what its files look like from outside (names, sizes, times), without reading them. Where
that differs, the content decides, so that a fresh checkout of the same files compiles nothing. A file that was changed
so recently that its time may not tell is always read. Whatever is wrong with the cache, the pack is compiled anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import designdoc
from designdoc.packs import cache_folder, compiled, roots
from designdoc.packs.loaded import LoadedPack
from designdoc.text import Span
from designdoc.text.digest import blake2b
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.blob_cache import BlobCache
from designdoc.workspace.signatures import content_signature, tree_signature

_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "typed_yaml")
_SOURCES = (".yaml", ".yml", ".py")
_VERSION = f"{designdoc.__version__}/{compiled.FORMAT}"


def state_of(extra: Sequence[Path]) -> str:
    """What the files of all packs, those below ``extra`` included, look like from outside, as one short text."""
    return tree_signature(_sources(extra), _SOURCES)


def find(pack_id: str, extra: tuple[Path, ...], state: str) -> LoadedPack | None:
    """The cached pack, if it was made from the files as they are now."""
    blobs, key = _blobs(), _key(pack_id, extra)
    stored = blobs.get(key)
    if stored is None:
        return None
    try:
        first, _, body = stored.partition(b"\n")
        header = json.loads(first)
        if header["state"] != state:
            if header["content"] != content_signature(_sources(extra), _SOURCES):
                return None
            blobs.put(key, _entry({**header, "state": state}, body))
        return _loaded(body)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(pack_id: str, extra: tuple[Path, ...], state: str, loaded: LoadedPack) -> None:
    """Put a pack into the cache, if the cache can be written."""
    if loaded.pack is None:
        return
    mistakes = [[m.path, list(m.span), m.line, m.column, m.key, m.message] for m in loaded.mistakes]
    body = (json.dumps(mistakes) + "\n" + compiled.dumps(loaded.pack)).encode()
    header = {"state": state, "content": content_signature(_sources(extra), _SOURCES)}
    blobs = _blobs()
    blobs.put(_key(pack_id, extra), _entry(header, body))
    blobs.sweep()


def _entry(header: Mapping[str, object], body: bytes) -> bytes:
    """The header on a line of its own, so that it can be read and replaced without the pack."""
    return json.dumps(header).encode() + b"\n" + body


def _loaded(body: bytes) -> LoadedPack:
    first, _, rest = body.partition(b"\n")
    mistakes = tuple(Mistake(path, Span(*span), *others) for path, span, *others in json.loads(first))
    return LoadedPack(compiled.loads(rest), mistakes)


def _blobs() -> BlobCache:
    return BlobCache(Path(cache_folder.folder(), "packs"))


def _key(pack_id: str, extra: tuple[Path, ...]) -> str:
    """What tells one cached pack from another: its id, the folders it may come from, and the form it is kept in."""
    folders = (str(roots.shipped_root()), *(os.path.abspath(root) for root in extra))  # noqa: PTH100
    parts = "\n".join((_VERSION, pack_id, *folders))
    return blake2b(parts.encode(errors="surrogateescape"), digest_size=20).hexdigest()


def _sources(extra: Sequence[Path]) -> list[Path]:
    """The folders of all packs and of the code that compiles them, which changes in a checkout of one version."""
    return [*roots.pack_folders(extra), *_CODE]
