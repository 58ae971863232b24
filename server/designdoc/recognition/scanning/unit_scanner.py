"""UnitScanner: what each sentence, item and row of a passage says, remembered from one keystroke to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import chain, repeat
from operator import itemgetter

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.quantities import Quantity
from designdoc.recognition.scanning.rows import complete_in_rows
from designdoc.recognition.scanning.unit_scan import UnitScan, UnitText
from designdoc.recognition.scanning.units import SILENT, UnitTerms
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Vocabulary


class UnitScanner:
    """Scans the units of passages, and remembers those of the last one: a unit that has not changed says the same."""

    def __init__(self) -> None:
        """No passage yet."""
        self._last: list[tuple[UnitText, UnitTerms]] = []

    def scan(
        self,
        vocabulary: Vocabulary,
        content: PassageContent,
        hits: list[Hit],
        quantities: Sequence[Quantity],
        silent: Container[int],
    ) -> tuple[UnitTerms, ...]:
        """What each unit of a passage says. ``hits`` and ``quantities`` are those in the passage, both in order, and
        ``vocabulary`` says what each term stands for. Quoted units and ``silent`` ones are not the author's words.
        """
        texts = list(_texts(content, hits, quantities, silent))
        terms = []
        for unit, last in zip(texts, chain(self._last, repeat(None)), strict=False):
            if not (unit.hits or unit.quantities):
                terms.append(SILENT)
            elif last is not None and unit.says_the_same_as(last[0]):
                terms.append(last[1])
            else:
                terms.append(UnitScan(vocabulary, unit).terms())
        self._last = list(zip(texts, terms, strict=True))
        if any(unit.parts for unit in terms):
            complete_in_rows(vocabulary, content.units, texts, terms)
        return tuple(terms)


def _texts(
    content: PassageContent, hits: list[Hit], quantities: Sequence[Quantity], silent: Container[int]
) -> Iterator[UnitText]:
    """The units of a passage with what stands in each."""
    begins = list(map(_start, hits))
    measured = [quantity.span.start for quantity in quantities]
    following = [*(unit.span.start for unit in content.units[1:]), len(content.reading)]
    text, reading = content.text, content.reading
    for number, ((kind, (start, end), _, quoted), behind) in enumerate(zip(content.units, following, strict=False)):
        stop = end if end < behind else behind
        if quoted or number in silent:
            stop = start  # A unit that is not the author's words counts as empty.
        own = hits[bisect_left(begins, start) : bisect_left(begins, stop)]
        measures = quantities[bisect_left(measured, start) : bisect_left(measured, stop)] if measured else ()
        kinds = _NO_KINDS.union(*[quantity.kinds for quantity in measures]) if measures else _NO_KINDS
        source, prose = text[start:end], reading[start:end]
        yield UnitText(content, number, start, source, prose, kind is UnitKind.ROW, own, measures, kinds)


_start = itemgetter(1)
_NO_KINDS = frozenset[str]()
