"""derived: tables that are worked out of a pack at some cost, kept for the next start.

They are JSON, found by the content of the pack and the state of the code that makes them. Whatever is wrong with what
was kept, they are worked out again; without a cache that can be written, every time. The wheel brings those that
English documents need for the packs that ship with it, so that the first start on a machine, and every start in a fresh
container, costs no more than others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import designdoc
from designdoc.packs import cache_folder, roots
from designdoc.packs.compiled import digest_of
from designdoc.packs.model import Pack
from designdoc.text.digest import blake2b
from designdoc.workspace.blob_cache import BlobCache
from designdoc.workspace.signatures import tree_signature


def derived(pack: Pack, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What ``make`` works out of ``pack``, as JSON gives it back: lists for tuples, text for keys."""
    digest = digest_of(pack)
    if digest is None:
        made = make()
        for tables in _recording:
            tables[name] = made
        return json.loads(json.dumps(made))
    shipped = _shipped(pack.id, name, digest)
    if shipped is not None:
        return json.loads(shipped)
    blobs = BlobCache(Path(cache_folder.folder(), "derived"))
    key = blake2b(f"{digest}/{name}/{_code()}".encode(), digest_size=20).hexdigest()
    stored = blobs.get(key)
    if stored is None:
        stored = json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        blobs.put(key, stored)
        blobs.sweep()
    return json.loads(stored)


_recording: list[dict[str, object]] = []


@contextmanager
def recorded() -> Iterator[dict[str, object]]:
    """The tables that are worked out inside, by name, of a pack that was put together in this process."""
    tables: dict[str, object] = {}
    _recording.append(tables)
    try:
        yield tables
    finally:
        _recording.remove(tables)


def as_shipped(digest: str, table: object) -> str:
    """A table as the wheel holds it, behind the digest of the pack that it was made from."""
    return f"{digest}\n{json.dumps(table, ensure_ascii=False, separators=(',', ':'))}"


def _shipped(pack_id: str, name: str, digest: str) -> bytes | None:
    if not roots.PLAIN_ID.fullmatch(pack_id):
        return None
    made_from, _, table = (roots.shipped_bytes(f"tables/{pack_id}/{name}.json") or b"").partition(b"\n")
    return table if made_from.decode("ascii", "replace") == digest else None


@lru_cache(maxsize=1)
def _code() -> str:
    """The state of the code that makes tables: its version and, since a checkout changes without one, its modules."""
    package = Path(designdoc.__file__).parent
    signature = tree_signature([package / name for name in ("packs", "recognition", "rules", "text")], (".py",))
    return f"{designdoc.__version__}/{signature}"
