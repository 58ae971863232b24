"""Changing headings: the spelling of one, or a bold line into one."""

from __future__ import annotations

import re
from typing import NamedTuple

from designdoc.text import Span

_WORD = re.compile(r"[^\W\d_]+")


class Respelling(NamedTuple):
    """The smallest replacement inside a heading's text, and the whole text after it."""

    span: Span
    text: str
    whole: str


def respelled(source: str, folded: str, wanted: str) -> Respelling | None:
    """The heading text ``source``, whose folded form is ``folded``, spelled like ``wanted``, in its own capitals.

    Only the words that differ are replaced. ``None`` when the folded words cannot be found in the source.
    """
    start = source.casefold().find(folded)
    if start < 0 or len(source.casefold()) != len(source):
        return None
    end = start + len(folded)
    words, new_words = list(_WORD.finditer(source, start, end)), _WORD.findall(wanted)
    if len(words) != len(new_words):
        text = _in_capitals_of(source[start:end], wanted)
        return Respelling(Span(start, end), text, source[:start] + text + source[end:])
    changed = [(old, new) for old, new in zip(words, new_words, strict=True) if old[0].casefold() != new.casefold()]
    if not changed:
        return None
    first, last = changed[0][0].start(), changed[-1][0].end()
    text, at = "", first
    for old, new in changed:
        text += source[at : old.start()] + _in_capitals_of(old[0], new)
        at = old.end()
    return Respelling(Span(first, last), text, source[:first] + text + source[last:])


def _in_capitals_of(old: str, new: str) -> str:
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
