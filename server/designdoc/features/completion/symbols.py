"""Completion for editors that hold items against the symbol at the cursor, and not against the text they replace."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.features.completion.item import Item
from designdoc.records import replace
from designdoc.text.regex import regex

_SYMBOL = regex(r"[\w+*/&|<>=$%-]*$")
"""The symbol before the cursor as Emacs sees it in running text."""


def by_symbol(items: Iterable[Item], text: str, offset: int) -> list[Item]:
    """The items with words to filter by that begin where the symbol before the cursor does: of "Functional
    requirements", "requirements" once "Functional re" is typed. Items that do not go on with the words before the
    symbol are left out, since the editor does not look at these.
    """
    return [made for item in items if (made := _by_symbol(item, text[item.edit.span.start : offset])) is not None]


def _by_symbol(item: Item, typed: str) -> Item | None:
    symbol = _SYMBOL.search(typed)
    before = typed[: symbol.start()] if symbol is not None else typed
    if not item.filter_text.casefold().startswith(before.casefold()):
        return None
    return replace(item, filter_text=item.filter_text[len(before) :]) if before else item
