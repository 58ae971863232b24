"""The words that a pack's scaffolds and questions put into a document for the author to replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from designdoc.document.model import BlockKind, PassageContent, Unit, UnitKind
from designdoc.packs.model import Pack, Section
from designdoc.packs.scaffold import Piece, ScaffoldError, TabStop, parse
from designdoc.recognition.derived import derived
from designdoc.text import Span
from designdoc.text.regex import regex

_IN_ANGLES = regex(r"<(?=[^\s])([^<>\n]{1,120})(?<=[^\s])>")
_CELL = regex(r"(?:[^|\\\n]|\\.)+")
_DIGIT = regex(r"[0-9]")
_NEAR = 400
"""How many characters on either side of a word in angle brackets tell whether it is HTML or a generic type."""
_LONG = 3
"""The fewest words of a prompt that nobody writes by chance."""
_SEVERAL = 2
"""The fewest words of a shorter prompt, and how many such prompts must stand together to give away a template."""
_EDGES = " \t\r\n-*_+|>\"'“”"
_SPACES = regex(r"\s+")


class PromptsLeft(NamedTuple):
    """Where prompts were left in a passage: the place of the first one by the number of the sentence, item or row, of
    the diagram, and of the top-level block of code. What they stand in is the template's text and says nothing of the
    design. So is the header of a table in which they stand in every row; its place is that of the first row.
    """

    units: dict[int, Span]
    drawings: dict[int, Span]
    fences: dict[int, Span]

    def places(self) -> list[Span]:
        """All places, in order."""
        return sorted({*self.units.values(), *self.drawings.values(), *self.fences.values()})


NOTHING_LEFT = PromptsLeft({}, {}, {})


class Prompts:
    """All prompts of a framework, folded."""

    def __init__(self, texts: Iterable[str], in_angles: Iterable[str]) -> None:
        """``texts`` are prompts wherever they stand, ``in_angles`` only in angle brackets."""
        self._texts = frozenset(texts)
        self._only_in_angles = frozenset(in_angles)
        self._heads = frozenset(map(_head, self._texts | self._only_in_angles))

    def holds(self, text: str, *, in_angles: bool = False) -> bool:
        """Whether a text is one of the prompts, apart from case, spaces and markup around it. Outside angle brackets a
        list of choices is a heading such as "Hard or soft", and a number is an answer.
        """
        if _head(text) not in self._heads:
            return False
        folded = _folded(text)
        return folded in self._texts or (in_angles and folded in self._only_in_angles)

    def left_in(self, content: PassageContent) -> PromptsLeft:
        """The prompts that still stand in a passage. A prompt of three words or more is recognised as such by itself,
        shorter ones only in angle brackets or when several without digits, which are answers, stand in one row. In
        code one word in angle brackets is what the reader of a command fills in.
        """
        if content.bare:
            return NOTHING_LEFT
        angles = "<" in content.text
        units = {}
        tables = _tables(content)
        headers = {rows[0] for rows in tables if _opens_its_block(content, rows[0])}
        for number, unit in enumerate(content.units):
            if not unit.quoted and number not in headers:
                place = (self._in_angles(content, unit.span) if angles else None) or self._bare(content, unit)
                if place is not None:
                    units[number] = place
        units |= {header: units[body[0]] for header, *body in tables if body and all(row in units for row in body)}
        if not angles:
            return PromptsLeft(units, {}, {}) if units else NOTHING_LEFT
        drawn = [drawing.source_span if drawing.kind.written else None for drawing in content.diagrams]
        code = [block.content_span if block.kind is BlockKind.FENCE else None for block in content.blocks]
        return PromptsLeft(
            units, self._left_in_each(content, drawn), self._left_in_each(content, code, fewest=_SEVERAL)
        )

    def _left_in_each(
        self, content: PassageContent, spans: Iterable[Span | None], *, fewest: int = 1
    ) -> dict[int, Span]:
        places = {
            number: self._in_angles(content, span, fewest=fewest)
            for number, span in enumerate(spans)
            if span is not None
        }
        return {number: place for number, place in places.items() if place is not None}

    def _in_angles(self, content: PassageContent, span: Span, *, fewest: int = 1) -> Span | None:
        """A prompt of so many words in angle brackets, as scaffolds are written where there are no tab stops."""
        for found in _IN_ANGLES.finditer(content.text, *span):
            if len(found[1].split()) < fewest:
                continue
            if self.holds(found[1], in_angles=True) and not _is_markup(content.text, found):
                return Span(*found.span())
        return None

    def _bare(self, content: PassageContent, unit: Unit) -> Span | None:
        """A prompt or a question that is all of a sentence, item or cell, as tab stops leave it."""
        left = [(piece, text, len(text.split())) for piece, text in _pieces(content, unit) if self.holds(text)]
        if not left:
            return None
        long = [(piece, text) for piece, text, words in left if words >= _LONG]
        fair = [(piece, text) for piece, text, words in left if words >= _SEVERAL and not _DIGIT.search(text)]
        if not long and len(fair) < _SEVERAL:
            return None
        (start, _), text = (long or fair)[0]
        return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _is_markup(text: str, found: re.Match[str]) -> bool:
    """Whether one word in angle brackets is an element (``<action>``), a type (``Set<string>``) or code."""
    start, word = found.start(), found[1]
    if " " in word.strip():
        return False
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    closed = text.find(f"</{word}>", found.end(), found.end() + _NEAR) > 0
    return closed or before[-1:].isalnum() or before.count("`") % 2 == 1


def _pieces(content: PassageContent, unit: Unit) -> Iterator[tuple[Span, str]]:
    """The cells of a row, without a bold first one, which is its title; any other unit as a whole."""
    if unit.kind is not UnitKind.ROW:
        yield unit.span, content.text[unit.span.start : unit.span.end]
        return
    for number, cell in enumerate(_CELL.finditer(content.text, *unit.span)):
        if number == 0 and cell.group().lstrip().startswith("**"):
            continue
        yield Span(*cell.span()), cell.group()


def _tables(content: PassageContent) -> list[list[int]]:
    """The rows of each top-level block that has any, by their numbers among the units."""
    rows: dict[int, list[int]] = {}
    for number, unit in enumerate(content.units):
        if unit.kind is UnitKind.ROW:
            rows.setdefault(unit.block, []).append(number)
    return list(rows.values())


def _opens_its_block(content: PassageContent, number: int) -> bool:
    """Whether a row is the header of a table that is a block of its own: "How it works" is a title there."""
    return number == 0 or content.units[number - 1].block != content.units[number].block


def _collected(sections: tuple[Section, ...]) -> list[list[str]]:
    """The tab stops' texts and the questions; what only angle brackets make a prompt: lists of choices (a choice made
    is an answer), numbers and symbols.
    """
    stops = [piece for section in sections for piece in _pieces_of(section) if isinstance(piece, TabStop)]
    questions = [question for section in sections for question in section.questions]
    texts = [_folded(text) for text in (*questions, *(stop.text for stop in stops if len(stop.choices) == 1))]
    choices = [_folded(" or ".join(stop.choices)) for stop in stops if len(stop.choices) > 1]
    return [list(filter(_has_letters, texts)), [*choices, *(text for text in texts if not _has_letters(text))]]


def _pieces_of(section: Section) -> tuple[Piece, ...]:
    """The pieces of a section's scaffold; none of one that is no snippet, which loading the pack has reported."""
    try:
        return parse(section.scaffold)
    except ScaffoldError:
        return ()


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _head(text: str) -> str:
    """The first two words, folded: enough to see that nearly every text is no prompt."""
    return " ".join(text.lstrip(_EDGES).split(None, 2)[:2]).rstrip(_EDGES).casefold()


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text.strip(_EDGES)).casefold()


def prompts_of(pack: Pack) -> Prompts:
    """The prompts of a pack."""
    sections = pack.framework.sections if pack.framework else ()
    return Prompts(*derived(pack, "prompts", lambda: _collected(sections)))
