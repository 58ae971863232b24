"""The status of a document: which of the known ones an author means ("WIP" is a draft)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def canonical_status(value: object, lexicon: Mapping[str, Any]) -> str | None:
    """The canonical name of a status (``wip`` -> ``draft``), or ``None`` for an absent or unknown one."""
    if not isinstance(value, str):
        return None
    wanted = " ".join(value.lower().replace("_", " ").split())
    statuses = lexicon.get("status-values", {})
    for canonical, names in statuses.items() if isinstance(statuses, Mapping) else ():
        if wanted == canonical or wanted.replace(" ", "-") == canonical or wanted in names:
            return str(canonical)
    return None
