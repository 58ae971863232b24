"""The stated peak load is lower than the stated average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designdoc.document.model import Cell, Table
from designdoc.findings import Fix, Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.separators import counted_alike
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.figures.subjects import beside, subjects
from designdoc.rules.figures.tables import cell_at, figure_in, rows, table_blocks
from designdoc.rules.seeing.needs import RATE, TABLE, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_REACH = 28
"""The most code points between a number and the word that says whether it is a peak."""
_BEHIND = regex(r"\s+(?:(?:on|at|in|im|zur|en|em|de|au|à|в|на)\s+)?")
"""What stands between a number and a word that belongs to it alone: "28 QPS on average, peak 20 QPS"."""
_WORD = regex(r"[^\W_]+")
_GENERAL = frozenset(
    [
        *("load", "traffic", "volume", "нагрузка", "нагрузки", "трафик", "carga", "tráfico", "tráfego"),
        *("charge", "trafic", "last"),
    ]
)
"""What every rate measures: "Average load" and "Peak" are titles of the same thing."""
_LEVELS = (Measure.NUMBER, Measure.COUNT, Measure.BYTES)
"""What a peak is above in a table; money, shares and times are also what a peak costs, leaves over or lasts."""


@record
class Options:
    """The word lists that tell a peak from an average."""

    peak: WordList
    average: WordList


class _Load(NamedTuple):
    """A rate, what it is about, and whether it is a peak or an average."""

    quantity: Quantity
    subject: frozenset[str]
    peak: bool


@passage_check(has(RATE, TABLE), mentions("peak"), mentions("average"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each peak that is lower than an average of the same thing in the same passage."""
    seen: set[Span] = set()
    for block in table_blocks(passage.content):
        for hit in _in_table(passage, block.table, options) if block.table else ():
            seen.add(hit.span)
            yield hit
    for hit in _in_statements(passage, options):
        if hit.span not in seen:
            yield hit


def _in_table(passage: PassageView, table: Table, options: Options) -> Iterator[Hit]:
    """Rows that are titled as average and peak of one thing, compared in each column; and columns, in each row."""
    body = list(rows(table))
    for low, high in _pairs(passage, [row[0] for row in body], options):
        for column in range(1, len(table.header)):
            yield from _in_cells(passage, cell_at(body[low], column), cell_at(body[high], column))
    for low, high in _pairs(passage, table.header, options):
        for row in body:
            yield from _in_cells(passage, cell_at(row, low), cell_at(row, high))


def _pairs(passage: PassageView, titles: Sequence[Cell], options: Options) -> Iterator[tuple[int, int]]:
    """Where the average and the peak of the same thing are, by the titles of rows or columns."""
    average_words, peak_words = passage.words(options.average), passage.words(options.peak)
    averages: dict[frozenset[str], int] = {}
    peaks: dict[frozenset[str], int] = {}
    for place, title in enumerate(titles):
        average, peak = within(title.span, average_words), within(title.span, peak_words)
        if bool(average) is not bool(peak):
            (averages if average else peaks).setdefault(_rest(passage, title, average or peak), place)
    return ((averages[subject], peaks[subject]) for subject in averages if subject in peaks)


def _rest(passage: PassageView, title: Cell, said: list[Span]) -> frozenset[str]:
    """The words of a title without those for a peak or an average: two rates per another time differ in them."""
    text = passage.content.reading
    words = (Span(*match.span()) for match in _WORD.finditer(text, *title.span))
    left = (text[slice(*word)].lower() for word in words if not any(span.overlaps(word) for span in said))
    return frozenset(left) - _GENERAL


def _in_cells(passage: PassageView, average: Cell | None, peak: Cell | None) -> Iterator[Hit]:
    low, high = figure_in(passage, average), figure_in(passage, peak)
    if low is None or high is None or low.measure not in _LEVELS:
        return
    low, high = counted_alike(low, high)
    if (low.measure, low.noun, low.per) == (high.measure, high.noun, high.per) and high.base < low.base:
        yield _hit(passage, high, low)


def _in_statements(passage: PassageView, options: Options) -> Iterator[Hit]:
    loads = [load for statement in statements(passage) for load in _loads(passage, statement, options)]
    averages, peaks = ([load for load in loads if load.peak is peak] for peak in (False, True))
    alone = len(averages) == len(peaks) == 1
    for peak in peaks:
        for average in averages:
            low, high = counted_alike(average.quantity, peak.quantity)
            if _same_thing(average, peak, alone=alone) and _rate(high) < _rate(low):
                yield _hit(passage, peak.quantity, average.quantity)
                break


def _loads(passage: PassageView, statement: Statement, options: Options) -> Iterator[_Load]:
    """The peaks and averages of a statement. A number beside words for both is neither."""
    if not statement.numbers:
        return
    peak_words = _usable(passage, statement, options.peak)
    average_words = words_in(statement, passage.words(options.average))
    if not peak_words and not average_words:
        return
    taken = [passage.quote(s).lower() for s in (*peak_words, *average_words)]
    for quantity, subject in subjects(statement, statement.numbers, taken):
        others = [number.span.end for number in statement.numbers if number is not quantity]
        is_peak, is_average = (
            beside(statement, [w for w in words if not _is_behind(passage, w, others)], quantity, _REACH)
            for words in (peak_words, average_words)
        )
        if is_peak is is_average or quantity.period is None or quantity.measure is Measure.MONEY or quantity.is_range:
            continue
        yield _Load(quantity, subject, is_peak)


def _is_behind(passage: PassageView, word: Span, ends: Sequence[int]) -> bool:
    """Whether a word follows one of the numbers that end at ``ends``, with nothing but a preposition in between."""
    text = passage.content.reading
    return any(end < word.start and _BEHIND.fullmatch(text, end, word.start) is not None for end in ends)


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


def _hit(passage: PassageView, peak: Quantity, average: Quantity) -> Hit:
    values = {"peak": passage.quote(peak.span), "average": passage.quote(average.span)}
    related = (Related("The average", average.span),)
    edits = (TextEdit(peak.span, passage.quote(average.span)), TextEdit(average.span, passage.quote(peak.span)))
    fix = Fix("Swap the two values", tuple(sorted(edits, key=lambda edit: edit.span)))
    return Hit(peak.span, values, related=related, fixes=(fix,))
