"""PackMemory: what a reviewer keeps for its checks, so that none of their modules holds a pack or a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from designdoc.packs.model import Pack
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent

Value = TypeVar("Value")


class PackMemory:
    """A pack with what checks make of it, by language."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._made: Recent[str, MadeOfPack] = Recent(LANGUAGES_KEPT)

    def in_language(self, language: str) -> MadeOfPack:
        """What checks make of the pack in one language."""
        return self._made.get(language, lambda: MadeOfPack(self.pack, language))


class MadeOfPack(dict[Callable[[Pack, str], Any], Any]):
    """What checks make of a pack in one language, such as tables of names, and what they remember of the passages they
    looked at last: each value once, by the function that makes it of the pack and the language.
    """

    def __init__(self, pack: Pack, language: str) -> None:
        super().__init__()
        self._pack, self._language = pack, language

    def __missing__(self, make: Callable[[Pack, str], Value]) -> Value:
        """Make the value, and keep it."""
        value = self[make] = make(self._pack, self._language)
        return value
