"""What is kept from one keystroke to the next: values of the passages, and conclusions from all of them.

Most edits change one passage, and of that passage nothing but words. So values of passages are taken over for all
others, and a conclusion is drawn again only when what it rests on has changed. Comparing costs little, because Python
looks at the identity of the parts first, and untouched passages give identical parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from operator import is_
from typing import Generic, TypeVar

from designdoc.document.model import PassageContent

Value = TypeVar("Value")


class LastAnswer(Generic[Value]):
    """The last answer to one question."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._answer: Value | None = None

    def get(self, key: tuple[object, ...], answer: Callable[[], Value]) -> Value:
        """The answer that belongs to ``key``, which holds everything that ``answer`` depends on; the object of last
        time when the key is equal to that of last time.
        """
        if self._answer is None or self._key != key:
            self._answer, self._key = answer(), key
        return self._answer


class PerPassage(Generic[Value]):
    """The values of one pure function of passage contents, in the order of the passages of a document."""

    def __init__(self, function: Callable[[Sequence[PassageContent]], Iterable[Value]]) -> None:
        """``function`` is asked for all contents together that were not there last time."""
        self._function = function
        self._contents: Sequence[PassageContent] = ()
        self._values: list[Value] = []

    def of(self, contents: Sequence[PassageContent]) -> list[Value]:
        """The value of every content."""
        old = self._contents
        if contents is not old:
            first = _same(old, contents)
            behind = min(_same(old[::-1], contents[::-1]), len(old) - first, len(contents) - first)
            touched = contents[first : len(contents) - behind]
            kept_behind = self._values[len(old) - behind :]
            self._values = [*self._values[:first], *self._function(touched), *kept_behind]
            self._contents = contents
        return self._values


def each(function: Callable[[PassageContent], Value]) -> Callable[[Sequence[PassageContent]], Iterable[Value]]:
    """A function of one content as one of several."""
    return lambda contents: map(function, contents)


def _same(one: Sequence[PassageContent], other: Sequence[PassageContent]) -> int:
    """How many contents at the start of two sequences are the same objects."""
    return sum(1 for _ in takewhile(bool, map(is_, one, other)))
