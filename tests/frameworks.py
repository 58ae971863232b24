"""The frameworks that ship: what holds for one of them is tested for all."""

from __future__ import annotations

from designdoc.packs import store

FRAMEWORKS = tuple(pack_id for pack_id in store.pack_ids() if pack_id != "base")
