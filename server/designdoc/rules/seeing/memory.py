"""Values computed once: those of a passage are kept in its content, those of a pack by the reviewer that uses it."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

from designdoc.document.model import PassageContent
from designdoc.packs.model import Pack
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent

Value = TypeVar("Value")


def remembered(function: Callable[[PassageContent], Value]) -> Callable[[PassageContent], Value]:
    """A pure function of a passage's content that runs once for each content object.

    After an edit only the passages it touched have new content, so a document check may ask every passage for such a
    value at every keystroke.
    """

    def recall(content: PassageContent) -> Value:
        try:
            value: Any = content.memory[function]
        except KeyError:
            value = content.memory[function] = function(content)
        return value  # type: ignore[no-any-return]

    update_wrapper(recall, function)
    return recall


class PackMemory:
    """A pack with what checks make of it in one language, such as tables of names: each value once for a reviewer."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._made: Recent[str, dict[object, object]] = Recent(LANGUAGES_KEPT)

    def get(self, make: Callable[[Pack, str], Value], language: str) -> Value:
        """The value that ``make`` makes of the pack and the language."""
        made = self._made.get(language, dict)
        if make not in made:
            made[make] = make(self.pack, language)
        return cast(Value, made[make])
