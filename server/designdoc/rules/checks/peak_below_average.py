"""The stated peak load is lower than the stated average."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from designdoc.findings import Fix, Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.figures.subjects import beside, subjects
from designdoc.rules.seeing.needs import RATE, has, speaks
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit

_REACH = 28


@record
class Options:
    """The word lists that tell a peak from an average."""

    peak: WordList
    average: WordList


class _Load(NamedTuple):
    """A rate and what it is about."""

    quantity: Quantity
    subject: frozenset[str]


@passage_check(has(RATE), speaks("peak"), speaks("average"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each peak that is lower than an average of the same thing in the same passage."""
    averages: list[_Load] = []
    peaks: list[_Load] = []
    for statement in statements(passage):
        if statement.numbers:
            _sort(passage, statement, options, averages, peaks)
    for peak in peaks:
        for average in averages:
            if _same_thing(average, peak, alone=len(averages) == len(peaks) == 1) and _rate(peak.quantity) < _rate(
                average.quantity
            ):
                values = {"peak": passage.quote(peak.quantity.span), "average": passage.quote(average.quantity.span)}
                related = (Related("The average", average.quantity.span),)
                yield Hit(peak.quantity.span, values, related=related, fixes=(_swap(passage, peak, average),))
                break


def _sort(
    passage: PassageView, statement: Statement, options: Options, averages: list[_Load], peaks: list[_Load]
) -> None:
    """Put the loads of a statement where they belong. A number beside both words belongs nowhere."""
    peak_words = _usable(passage, statement, options.peak)
    average_words = words_in(statement, passage.words(options.average))
    if not peak_words and not average_words:
        return
    taken = [passage.quote(s).lower() for s in (*peak_words, *average_words)]
    for quantity, subject in subjects(statement, statement.numbers, taken):
        is_peak = beside(statement, peak_words, quantity, _REACH)
        is_average = beside(statement, average_words, quantity, _REACH)
        if is_peak is is_average or quantity.period is None or quantity.measure is Measure.MONEY or quantity.is_range:
            continue
        (peaks if is_peak else averages).append(_Load(quantity, subject))


def _usable(passage: PassageView, statement: Statement, words: str) -> list[Span]:
    """The words for a peak, without "off-peak" and the like."""
    found = words_in(statement, passage.words(words))
    text, start = statement.text.lower(), statement.span.start
    return [s for s in found if not text[: s.start - start].rstrip(" -").endswith(("off", "non", "pre", "before"))]


def _same_thing(average: _Load, peak: _Load, *, alone: bool) -> bool:
    """Whether two loads count the same. ``alone``: a passage with one average and one peak of named things, such as
    requests, may say what it is about just once.
    """
    a, p = average.quantity, peak.quantity
    comparable = (a.measure, a.noun, len(a.per)) == (p.measure, p.noun, len(p.per))
    told = average.subject == peak.subject or (alone and bool(p.noun) and not peak.subject)
    return comparable and told


def _rate(quantity: Quantity) -> float:
    return float(quantity.base / (quantity.period or 1))


def _swap(passage: PassageView, peak: _Load, average: _Load) -> Fix:
    first, second = peak.quantity.span, average.quantity.span
    edits = (TextEdit(first, passage.quote(second)), TextEdit(second, passage.quote(first)))
    return Fix("Swap the two values", False, tuple(sorted(edits, key=lambda edit: edit.span)))
