"""What is kept from one keystroke to the next: values of the passages, and conclusions from all of them.

Most edits change one passage, and of that passage nothing but words. So values of passages are taken over for all
others, and a conclusion is drawn again only when what it rests on has changed. Comparing costs little, because Python
looks at the identity of the parts first, and untouched passages give identical parts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from designdoc.document.model import PassageContent
from designdoc.text.common_ends import common_end, common_start

Source = TypeVar("Source")
Value = TypeVar("Value")
Version = TypeVar("Version", tuple[PassageContent, ...], str)


class LastAnswer(Generic[Value]):
    """The last answer to one question."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._answer: Value

    def get(self, key: tuple[object, ...], answer: Callable[[], Value]) -> Value:
        """The answer that belongs to ``key``, which holds everything that ``answer`` depends on; the object of last
        time when the key is equal to that of last time, or when the answer is, so that what is concluded from it need
        not be concluded again.
        """
        if self._key != key:
            new = answer()
            if self._key is None or new != self._answer:
                self._answer = new
            self._key = key
        return self._answer


class Window(NamedTuple):
    """The stretch in which two sequences differ: those at ``first`` up to ``old_end`` gave way to those up to
    ``new_end``.
    """

    first: int
    old_end: int
    new_end: int


WHOLE = Window(0, sys.maxsize, sys.maxsize)
"""The window of sequences that have nothing to do with each other."""


class Column(Generic[Source, Value]):
    """One value for each passage of a document, in order: a pure function of something else that each passage has."""

    def __init__(self, function: Callable[[Sequence[Source]], Iterable[Value]]) -> None:
        """``function`` is asked for all passages together that are new."""
        self._function = function
        self._values: list[Value] = []

    def of(self, sources: Sequence[Source], window: Window) -> list[Value]:
        """The value of every source. ``window`` is where the sources differ from those of last time. When the values
        do not differ there, the list is the one of last time, so that what is concluded from it need not be concluded
        again.
        """
        new = list(self._function(sources[window.first : window.new_end]))
        self._values = patched(self._values, window, new)
        return self._values


def patched(values: list[Value], window: Window, new: list[Value]) -> list[Value]:
    """The values with ``new`` in the window; the same list when that changes nothing."""
    first, old_end, _ = window
    if new == values[first:old_end]:
        return values
    return [*values[:first], *new, *values[old_end:]]


class ContentColumn(Generic[Value]):
    """A column of the passages of one document after the other, which finds out itself what has changed."""

    def __init__(self, function: Callable[[Sequence[PassageContent]], Iterable[Value]]) -> None:
        """``function`` is asked for all passages together that are new."""
        self._column: Column[PassageContent, Value] = Column(function)
        self._contents: tuple[PassageContent, ...] = ()
        self._values: list[Value] = []

    def of(self, contents: tuple[PassageContent, ...]) -> list[Value]:
        """The value of every passage; the same list as last time when none has changed."""
        if contents is not self._contents:
            window = changed_contents(self._contents, contents) if self._contents else WHOLE
            # Should this fail half-way, nothing of it counts the next time.
            self._contents = ()
            self._values = self._column.of(contents, window)
            self._contents = contents
        return self._values


class _LastWindow(Generic[Version]):
    """Where two versions differ. All who remember something of a version ask for the same two, one after the other, so
    the last answer is kept.
    """

    def __init__(self, nothing: Version) -> None:
        """``nothing`` is an empty version."""
        self._last: tuple[Version, Version, Window] = (nothing, nothing, Window(0, 0, 0))

    def of(self, old: Version, new: Version) -> Window:
        """The window of two versions, which are told by their identity."""
        before, after, window = self._last
        if before is not old or after is not new:
            window = window_of(old, new)
            self._last = old, new, window
        return window


def window_of(old: Sequence[object], new: Sequence[object]) -> Window:
    """Where two sequences hold different objects. What is equal by value only must not be in them."""
    first = common_start(old, new)
    behind = min(common_end(old, new), len(old) - first, len(new) - first)
    return Window(first, len(old) - behind, len(new) - behind)


changed_contents = _LastWindow[tuple[PassageContent, ...]](()).of
"""Where two versions of a document hold different contents."""
text_window = _LastWindow[str]("").of
"""Where two versions of a text differ, for those who look only at what was typed."""
