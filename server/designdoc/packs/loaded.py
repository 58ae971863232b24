"""LoadedPack: what loading a pack gives."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.packs.model import Pack
from designdoc.typed_yaml.mistake import Mistake


class LoadedPack(NamedTuple):
    """A pack, ``None`` when it cannot exist, and the mistakes in the files it came from."""

    pack: Pack | None
    mistakes: tuple[Mistake, ...] = ()
