"""Changing headings: the spelling of one, or a bold line into one."""

from __future__ import annotations

import re
from typing import NamedTuple

from designdoc.text import Span
from designdoc.text.regex import regex

_WORD = regex(r"[^\W\d_]+")


class Respelling(NamedTuple):
    """The smallest replacement inside a heading's text, and the whole text after it."""

    span: Span
    text: str
    whole: str


def respelled(source: str, folded: str, wanted: str) -> Respelling | None:
    """The heading text ``source``, whose folded form is ``folded``, spelled like ``wanted``, in its own capitals.

    Only the words that differ are replaced. ``None`` when the words do not stand beside each other one by one.
    """
    words, new_words = _WORD.findall(folded), _WORD.findall(wanted)
    if len(words) != len(new_words):
        return None
    changes: list[tuple[Span, str]] = []
    for old, new in zip(words, new_words, strict=True):
        if old != new:
            found = re.search(rf"(?<![^\W_]){re.escape(old)}(?![^\W_])", source, re.IGNORECASE)
            if found is None:
                return None
            changes.append((Span(*found.span()), _in_capitals_of(found[0], new)))
    if not changes:
        return None
    whole = source
    for span, new in sorted(changes, reverse=True):
        whole = whole[: span.start] + new + whole[span.end :]
    first, last = min(span.start for span, _ in changes), max(span.end for span, _ in changes)
    return Respelling(Span(first, last), whole[first : last + len(whole) - len(source)], whole)


def _in_capitals_of(old: str, new: str) -> str:
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
