"""Memos: a function of texts remembered as a dictionary, and what somebody makes of passages remembered in these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from designdoc.document.model import PassageContent

Value = TypeVar("Value")


class ContentMemo(Generic[Value]):
    """What its owner makes of the contents of passages. Each value is kept in the content and goes with it.

    A dictionary with weak keys would do the same, at ten times the cost: the passages of a document that is reviewed
    once are asked for a dozen values each, and die. Values outlive their owner, so whoever takes a new owner for a
    document that stays open clears the memory of its contents.
    """

    __slots__ = ()

    def get(self, content: PassageContent) -> Value | None:
        """The value of a content, ``None`` where there is none yet."""
        return cast("Value | None", content.memory.get(self))

    def keep(self, content: PassageContent, value: Value) -> Value:
        """Keep a value, and give it back."""
        content.memory[self] = value
        return value


class Memo(dict[str, Value]):
    """The values of a pure function of short texts, to be looked up from built-in functions."""

    _MOST = 10_000
    """More different words than stand in a long document. A server meets half-typed words all day."""

    def __init__(self, function: Callable[[str], Value], longest: int = 40) -> None:
        """``function`` is asked once for each key, but always for keys that are longer than what usually comes."""
        self._function = function
        self._longest = longest

    def __missing__(self, key: str) -> Value:
        """Ask the function, and keep the answer."""
        value = self._function(key)
        if len(key) <= self._longest:
            if len(self) >= self._MOST:
                self.clear()
            self[key] = value
        return value
