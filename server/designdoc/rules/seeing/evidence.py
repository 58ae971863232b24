"""Evidence, for the options ``evidence:`` and ``measured:`` of rules: words and figures that speak of a topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from designdoc.document.model import PassageContent
from designdoc.recognition.quantities import Measure
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms.vocabulary import DESCRIBING, MEMBER, WORDS
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.seeing.sees import found
from designdoc.rules.seeing.views import DocumentView

RISING_SHARES = "#rising-shares"
"""A kind for ``measured``: "1 %, 10 %, 100 %", which is a release in steps in every language."""

_FEWEST_STEPS = 3
"""The fewest shares of a release in steps."""
_SMALL_STEP = Decimal("0.1")
"""The largest share with which such a release begins."""


def has_evidence(view: DocumentView, lists: Sequence[str], measured: Sequence[str] = ()) -> bool:
    """Whether a word of one of the word ``lists`` stands anywhere in the document, a word of one of the lists in
    ``measured`` stands beside a number, or there is a quantity of a kind that ``measured`` names (``#money``,
    ``#rising-shares``).
    """
    if any(map(view.mentioned, lists)):
        return True
    if measured:
        view.looked_at.add(found)
    scanned = list(zip(view.document.contents, view.scans, strict=True)) if measured else []
    return any(measures(content, scan, words) for words in measured for content, scan in scanned)


def describes(scan: Scan, section: str) -> bool:
    """Whether a sentence, item or row of a passage describes a section: words of the section that stand together."""
    return any(mark.kind in (MEMBER, DESCRIBING) for mark in scan.marks.get(section, ()))


def measures(content: PassageContent, scan: Scan, words: str) -> bool:
    """Whether a word of a word list and a number stand in one sentence, item or row of a passage, or whether a kind of
    quantity stands anywhere in it.
    """
    if words == RISING_SHARES:
        return _rises(content, scan)
    if words.startswith("#"):
        return any(words[1:] in quantity.kinds for quantity in scan.quantities)
    starts = [quantity.span.start for quantity in scan.quantities]
    for span in scan.found.get((WORDS, words), ()):
        unit = unit_around(content, span)
        if unit and bisect_left(starts, unit.span.start) < bisect_left(starts, unit.span.end):
            return True
    return False


def _rises(content: PassageContent, scan: Scan) -> bool:
    """Whether shares in one sentence, item or row rise from a small one, and are not the parts of a whole."""
    by_unit: dict[int, list[Decimal]] = {}
    for quantity in scan.quantities:
        unit = unit_around(content, quantity.span) if quantity.measure is Measure.PERCENT else None
        if unit is not None and not quantity.is_range and not quantity.change:
            by_unit.setdefault(unit.span.start, []).append(quantity.base)
    return any(
        len(shares) >= _FEWEST_STEPS
        and 0 < shares[0] <= _SMALL_STEP
        and all(low < high for low, high in pairwise(shares))
        and sum(shares) != 1
        for shares in by_unit.values()
    )
