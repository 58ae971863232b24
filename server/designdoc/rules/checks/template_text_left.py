"""A prompt of the template still stands where the author's words should be."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent, Unit, UnitKind
from designdoc.findings import Related
from designdoc.records import record
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.drafts import quoted
from designdoc.rules.fixes.lines import deletion_of_unit
from designdoc.rules.prompts import Prompts, prompts_of
from designdoc.rules.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_IN_ANGLES = regex(r"<([^<>\n]{1,120})>")
_CELL = regex(r"(?:[^|\\\n]|\\.)+")


@record
class Options:
    """A prompt of at least ``min_words`` words is recognised as such by itself, shorter ones only in angle brackets or
    when several stand in one row.
    """

    min_words: int = 3


@passage_check()
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each passage in which prompts were left, at the first of them; the others are related places."""
    left = list(_prompts_left(passage, options))
    if not left:
        return
    (first, unit), others = left[0], left[1:]
    fixes = deletion_of_unit(passage.content, unit)
    related = tuple(Related("Another prompt of the template", place) for place, _ in others)
    yield Hit(first, {"text": quoted(passage.quote(first)), "more": _more(len(others))}, related=related, fixes=fixes)


def _more(others: int) -> str:
    if not others:
        return ""
    return ", and so is another one below" if others == 1 else f", and so are {others} more below"


def _prompts_left(passage: PassageView, options: Options) -> Iterator[tuple[Span, Unit]]:
    """The sentences, items and rows in which a prompt was left, each with the place of its first one."""
    content, prompts = passage.content, prompts_of(passage.pack)
    angles = "<" in content.text
    for unit in content.units:
        if unit.quoted:
            continue
        place = (_in_angles(content, unit, prompts) if angles else None) or _bare(
            content, unit, prompts, options.min_words
        )
        if place is not None:
            yield place, unit


def _in_angles(content: PassageContent, unit: Unit, prompts: Prompts) -> Span | None:
    """A prompt in angle brackets, as scaffolds are written where there are no tab stops."""
    for found in _IN_ANGLES.finditer(content.text, *unit.span):
        if prompts.holds(found[1], in_angles=True):
            return Span(*found.span())
    return None


def _bare(content: PassageContent, unit: Unit, prompts: Prompts, min_words: int) -> Span | None:
    """A prompt or a question that is all of a sentence, item or cell, as tab stops leave it."""
    pieces = [unit.span]
    if unit.kind is UnitKind.ROW:
        pieces = [Span(*cell.span()) for cell in _CELL.finditer(content.text, *unit.span)]
    left = [piece for piece in pieces if prompts.holds(content.text[piece.start : piece.end])]
    words = {piece: len(content.text[piece.start : piece.end].split()) for piece in left}
    long = [piece for piece in left if words[piece] >= min_words]
    fair = [piece for piece in left if words[piece] >= 2]
    if not long and len(fair) < 2:
        return None
    start, end = (long or fair)[0]
    text = content.text[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
