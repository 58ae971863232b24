"""Wrong equations: the calculations of a passage that no sensible reading of their numbers makes right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designdoc.document.model import Block, BlockKind, PassageContent
from designdoc.document.remembered import remembered_with
from designdoc.recognition.quantities import Quantity, arithmetic, maths, read
from designdoc.recognition.scanning.scan import Scan
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_SPACES = regex(" {2,}")
_PLAIN = frozenset(["", "text", "txt", "plain", "plaintext"])


class WrongEquation(NamedTuple):
    """A wrong equation, placed in the passage: what it says, and the right result for the digits of the stated one."""

    span: Span
    left: str
    stated: str
    digits: Span
    correction: str
    currency: str
    unit: str


def wrong_equations(passage: PassageView) -> tuple[WrongEquation, ...]:
    """The wrong equations of a passage: in its prose, and in code fences without a language."""
    return _found_in(passage.scan, passage.content)


@remembered_with
def _found_in(scan: Scan, content: PassageContent) -> tuple[WrongEquation, ...]:
    in_prose = _wrong_in(content.reading, content.text, 0, scan.quantities)
    found = [wrong for wrong in in_prose if not _is_quoted(wrong.span, content)]
    drawn = [diagram.span for diagram in content.diagrams]
    for fence in plain_fences(content.blocks):
        if not any(span.overlaps(fence.span) for span in drawn):
            text = content.text[fence.content_span.start : fence.content_span.end]
            found += _wrong_in(text, text, fence.content_span.start)
    return tuple(found)


def _wrong_in(
    reading: str, source: str, offset: int, quantities: Sequence[Quantity] | None = None
) -> Iterator[WrongEquation]:
    """The wrong equations of a text, of which the ``quantities`` may be known; what runs on from one cell of a table
    into the next is none.
    """
    if not arithmetic.may_hold(reading):
        return
    plain = maths.plain(source)
    for equation in arithmetic.read(reading, read(reading) if quantities is None else quantities):
        correction = arithmetic.correct(equation)
        if correction is None or "|" in source[slice(*equation.span)]:
            continue
        result, digits = equation.result.span, equation.result.number_span
        left = " ".join(plain[equation.span.start : result.start].split()).rstrip("=≈~>-→⇒*_ ")
        currency, unit = plain[result.start : digits.start], _SPACES.sub(" ", plain[digits.end : result.end]).rstrip()
        stated = f"{currency}{plain[digits.start : digits.end]}{unit}"
        yield WrongEquation(
            equation.span.shift(offset), left, stated, digits.shift(offset), correction.text, currency, unit
        )


def _is_quoted(span: Span, content: PassageContent) -> bool:
    index = bisect_right(content.quotes, span.start, key=lambda quote: quote.start) - 1
    return index >= 0 and content.quotes[index].encloses(span)


def plain_fences(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The code fences that name no programming language, outside of block quotes."""
    for block in blocks:
        if block.kind is BlockKind.FENCE and block.info.strip().lower() in _PLAIN:
            yield block
        elif block.kind is not BlockKind.QUOTE:
            yield from plain_fences(block.children)
