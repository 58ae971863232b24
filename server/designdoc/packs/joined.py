"""Terms and groups as a compiled pack holds them: each language is one text, which is read when somebody asks for it.

A pack has 25,000 terms. Recognition works on tables derived from them, so that most are never asked for, and each would
take 80 bytes of memory and a moment at every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from designdoc.packs.model.terms import Groups, Terms

_BETWEEN = "\n"
_WITHIN = "\t"

Value = TypeVar("Value")


class _Joined(Mapping[str, tuple[Value, ...]], Generic[Value]):
    """Values by language, of which those that were put together are taken apart each time."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, Any]) -> None:
        """``by_language`` holds the text of a language, or the list of its values where it has none."""
        self._by_language = by_language

    def __getitem__(self, language: str) -> tuple[Value, ...]:
        held = self._by_language[language]
        return tuple(map(self._value, held.split(_BETWEEN) if isinstance(held, str) else held))

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __repr__(self) -> str:
        return repr(dict(self))

    def _value(self, written: Any) -> Value:  # noqa: ANN401 (as JSON has it)
        raise NotImplementedError


class JoinedTerms(_Joined[str]):
    """``Terms``, one a line."""

    __slots__ = ()

    def _value(self, written: str) -> str:
        return written


class JoinedGroups(_Joined[tuple[str, ...]]):
    """``Groups``, one a line, with tabs between their members."""

    __slots__ = ()

    def _value(self, written: str | list[str]) -> tuple[str, ...]:
        return tuple(written.split(_WITHIN) if isinstance(written, str) else written)


def joined_terms(terms: Terms) -> dict[str, Any]:
    """The plain form of terms."""
    return {language: _joined(_BETWEEN, words) for language, words in terms.items()}


def joined_groups(groups: Groups) -> dict[str, Any]:
    """The plain form of groups."""
    return {language: _joined(_BETWEEN, [_joined(_WITHIN, group) for group in own]) for language, own in groups.items()}


def _joined(separator: str, values: Any) -> Any:  # noqa: ANN401
    """The values as one text; their list, where the text could not be taken apart into them again."""
    plain = all(isinstance(value, str) and value and separator not in value for value in values)
    return separator.join(values) if values and plain else list(values)
