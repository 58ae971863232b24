"""Wordings: what a fix writes into running text, in the language of the document.

A rule says it in a snippet for each language (``p99 under ${1:200} ms``). What only the author knows is a tab stop for
editors that have them, and the sign "…" for all others: a number that somebody else thought of must not look like an
answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from designdoc.findings import Fix
from designdoc.packs.scaffold import TabStop, as_snippet, parse
from designdoc.rules.fixes.scaffolds import Rendered
from designdoc.text import Span, TextEdit

Wording: TypeAlias = Mapping[str, str]
"""A snippet for each language."""

COLONS = {"zh": "：", "ja": "：", "fr": " : "}
"""The colon of a language, where it is not written as in English."""
_BRACKETS = {"zh": "（{}）", "ja": "（{}）"}
_UNSPACED = frozenset(["zh", "ja"])
_GAP = "…"
_DECIMAL_COMMA = frozenset(["de", "es", "fr", "pt", "ru"])


class Addition(Enum):
    """How words are added to a text."""

    IN_BRACKETS = "in brackets"
    BEHIND_COLON = "behind a colon"
    AS_SENTENCE = "as a sentence"


IN_BRACKETS, BEHIND_COLON, AS_SENTENCE = Addition


def adding(
    text: str, place: int, wording: Wording, language: str, title: str, form: Addition = IN_BRACKETS
) -> tuple[Fix, ...]:
    """The fix that adds words at a place of a text; none where the wording says nothing, or where these words stand
    there already and wait for the author's.
    """
    said = in_language(wording, language)
    if not said:
        return ()
    around = _AROUND[form](language)
    plain, snippet = (around.replace("{}", words) for words in rendered(said))
    if text.startswith(plain, place):
        return ()
    return (Fix(title, (TextEdit(Span(place, place), plain, snippet),), asks=True),)


_AROUND: Mapping[Addition, Callable[[str], str]] = {
    IN_BRACKETS: lambda language: _BRACKETS.get(language, " ({})"),
    BEHIND_COLON: lambda language: COLONS.get(language, ": ") + "{}",
    AS_SENTENCE: lambda language: "{}" if language in _UNSPACED else " {}",
}


def alternatives(place: Span, texts: Mapping[str, str], title: str = "Write '{}'") -> tuple[Fix, ...]:
    """One fix for each text that may stand at a place, under the words that the author sees it in. Where there are
    several, only the author knows which is right, so all of them ask.
    """
    asks = len(texts) > 1
    return tuple(Fix(title.replace("{}", seen), (TextEdit(place, text),), asks=asks) for seen, text in texts.items())


def in_language(wording: Wording, language: str) -> str:
    """The snippet for a language, or the English one where it has none."""
    return wording.get(language) or wording.get("en", "")


@lru_cache(maxsize=128)
def rendered(snippet: str) -> Rendered:
    """A snippet as both texts."""
    pieces = parse(snippet)
    plain = "".join(_GAP if isinstance(piece, TabStop) else str(piece) for piece in pieces)
    return Rendered(plain, as_snippet(pieces, choices=False))


def decimal(number: str, language: str) -> str:
    """A decimal number as it is written in a language."""
    return number.replace(".", ",") if language in _DECIMAL_COMMA else number
