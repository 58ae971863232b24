"""Bounded memory: a server meets half-typed words and headings all day, and must not keep them all.

``Kept`` and ``Memo`` are for many small values that are cheap to find again, ``Recent`` for a few large ones. What a
``ContentMemo`` keeps goes with the passages.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, cast

from designdoc.document.model import PassageContent

LANGUAGES_KEPT = 2
"""For how many languages a reviewer keeps the vocabulary, for those who switch between documents in two languages. Each
vocabulary takes 4 MB, and 15 ms to load again.
"""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(dict[Key, Value]):
    """Values by key. When it is full, what nobody asked for since it was last full is forgotten: what a document says
    again and again stays.
    """

    MOST = 2_000
    """How many values are kept: more than there are headings in a long design."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._before: dict[Key, Value] = {}

    def find(self, key: Key) -> Value | None:
        """The value of a key, if it is kept."""
        found = self.get(key)
        if found is None and key in self._before:
            found = self.keep(key, self._before.pop(key))
        return found

    def keep(self, key: Key, value: Value) -> Value:
        """Keep a value, and return it."""
        if len(self) >= self.MOST // 2:
            self._before = self.copy()
            self.clear()
        self[key] = value
        return value

    def count(self) -> int:
        """How many values are kept."""
        return len(self) + len(self._before)


class Memo(Kept[str, Value]):
    """The values of a pure function of short texts, to be looked up from built-in functions."""

    MOST = 6_000
    """More different words than stand in a few long designs: one of 60 KB has 2,000, one of 34 KB in Chinese 2,900."""

    LONGEST = 40

    @staticmethod
    def hold_more() -> None:
        """Hold the words of many documents. A process that reads one after the other and ends would work out the same
        ones again and again: 27 real designs have 10,000.
        """
        Memo.MOST = 30_000

    def __init__(self, function: Callable[[str], Value]) -> None:
        """``function`` is asked once for each key; of those longer than what usually comes, the last is kept."""
        super().__init__()
        self._function = function
        self._longer: tuple[str, Value] | None = None

    def __missing__(self, key: str) -> Value:
        """Ask the function, and keep the answer."""
        if key in self._before:
            return self.keep(key, self._before.pop(key))
        if len(key) > self.LONGEST:
            if self._longer is None or self._longer[0] != key:
                self._longer = (key, self._function(key))
            return self._longer[1]
        value = self._function(key)
        if len(self) < self.MOST // 2:
            self[key] = value
        else:
            self.keep(key, value)
        return value


class HeadingMemo(Memo[Value]):
    """The same for headings, which are longer than words and fewer."""

    MOST = Kept.MOST
    LONGEST = 120


class Recent(Generic[Key, Value]):
    """Large values that are made on first use, of which those used last are kept."""

    def __init__(self, most: int) -> None:
        """``most`` is how many values are kept."""
        self.most = most
        self._values: dict[Key, Value] = {}

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key; ``make`` makes it where it is not kept."""
        value = self._values.pop(key) if key in self._values else make()
        self._values[key] = value
        if len(self._values) > self.most:
            del self._values[next(iter(self._values))]
        return value

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._values)


class ContentMemo(Generic[Value]):
    """What its owner makes of the contents of passages. Each value is kept in the content and goes with it.

    A dictionary with weak keys would do the same, at ten times the cost: the passages of a document that is reviewed
    once are asked for a dozen values each, and die. Values outlive their owner, so the memory of a document's contents
    must be cleared when it gets a new owner while it stays open.
    """

    __slots__ = ()

    def get(self, content: PassageContent) -> Value | None:
        """The value of a content, ``None`` where there is none yet."""
        value: Any = content.memory.get(self)
        return value  # type: ignore[no-any-return]

    def of_all(
        self, contents: Sequence[PassageContent], make: Callable[[Sequence[PassageContent]], Iterable[Value]]
    ) -> list[Value]:
        """The values of many contents, in order. ``make`` makes those that are not kept yet, all in one call."""
        new = [content for content in contents if self not in content.memory]
        if new:
            for content, value in zip(new, make(new), strict=True):
                content.memory[self] = value
        return cast("list[Value]", [content.memory[self] for content in contents])

    def keep(self, content: PassageContent, value: Value) -> Value:
        """Keep a value, and give it back."""
        content.memory[self] = value
        return value


class PassageMemo(ContentMemo[Value]):
    """The same, with the values of bare passages known by their words: headings with nothing below them stand in many
    documents that were made from one template.
    """

    __slots__ = ("_bare",)

    def __init__(self) -> None:
        """Nothing yet."""
        self._bare: Kept[str, Value] = Kept()

    def of_all(
        self, contents: Sequence[PassageContent], make: Callable[[Sequence[PassageContent]], Iterable[Value]]
    ) -> list[Value]:
        """The values of many contents, in order; ``make`` makes those of passages that were never met."""
        return super().of_all(contents, lambda new: self._of_new(new, make))

    def _of_new(
        self, contents: Sequence[PassageContent], make: Callable[[Sequence[PassageContent]], Iterable[Value]]
    ) -> Iterator[Value]:
        found = [self._bare.find(content.text) if content.bare else None for content in contents]
        unknown = [content for content, value in zip(contents, found, strict=True) if value is None]
        made = iter(make(unknown) if unknown else ())
        for content, known in zip(contents, found, strict=True):
            value = next(made) if known is None else known
            if known is None and content.bare:
                self._bare.keep(content.text, value)
            yield value
