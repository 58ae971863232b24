"""Memo: a remembered function as a dictionary, which built-in functions can look up a whole list in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


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
