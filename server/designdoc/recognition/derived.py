"""derived: tables that are worked out of a pack at some cost, kept for the next start.

They are JSON, found by the content of the pack and the state of the code that makes them. Whatever is wrong with what
was kept, they are worked out again; without a cache that can be written, every time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import designdoc
from designdoc.packs import cache_folder
from designdoc.packs.compiled import digest_of
from designdoc.packs.model import Pack
from designdoc.text.digest import blake2b
from designdoc.workspace.blob_cache import BlobCache
from designdoc.workspace.signatures import tree_signature


def derived(pack: Pack, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What ``make`` works out of ``pack``, as JSON gives it back: lists for tuples, text for keys."""
    digest = digest_of(pack)
    if digest is None:
        return json.loads(json.dumps(make()))
    blobs = BlobCache(Path(cache_folder.folder(), "derived"))
    key = blake2b(f"{digest}/{name}/{_code()}".encode(), digest_size=20).hexdigest()
    stored = blobs.get(key)
    if stored is None:
        stored = json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        blobs.put(key, stored)
        blobs.sweep()
    return json.loads(stored)


@lru_cache(maxsize=1)
def _code() -> str:
    """The state of the code that makes tables: its version and, since a checkout changes without one, its modules."""
    package = Path(designdoc.__file__).parent
    signature = tree_signature([package / name for name in ("packs", "recognition", "rules", "text")], (".py",))
    return f"{designdoc.__version__}/{signature}"
