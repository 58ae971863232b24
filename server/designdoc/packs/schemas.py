"""The JSON Schemas of settings and pack files, which ship beside the packs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from designdoc.packs.roots import shipped_root

_FOLDER = "schemas"


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """The schema of one kind of file (``settings``, ``rule``, ``section`` ...).

    Raises:
        OSError: when the packs of this installation are incomplete.

    """
    path = shipped_root() / _FOLDER / f"{kind}.schema.json"
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
