"""The same quantity has two values in two parts of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from designdoc.document.model import Passage, Unit
from designdoc.findings import Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, document_check
from designdoc.rules.figures.statements import unit_around, within
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_TOLERANCE = Decimal("1.1")
"""The largest factor between two values that are still the same."""
MOST_VALUES = 60
"""The most values that are compared with each other; a document with more is a report."""


@record
class Options:
    """``latency`` and ``availability`` are word lists, ``users`` phrases that name the whole audience, by what
    they count. A statement with
    one of the ``distinguishing`` words speaks of another moment or part.
    """

    latency: WordList
    availability: WordList
    users: Mapping[str, tuple[str, ...]]
    distinguishing: tuple[str, ...]


class _Value(NamedTuple):
    """A value of a quantity that a document can have only once. ``name`` says which quantity it is."""

    name: str
    quantity: Quantity
    span: Span
    section: tuple[str, ...]

    @property
    def size(self) -> Decimal:
        """What is compared: of an availability the rest, as 99.9% and 99% are far apart."""
        return 1 - self.quantity.base if self.quantity.measure is Measure.PERCENT else self.quantity.base


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each later value that differs from the first one by more than a tenth."""
    values = [value for passage in view.document.passages for value in _values(view, passage, options)]
    reported: set[Span] = set()
    for first, second in combinations(values[:MOST_VALUES], 2):
        if first.name != second.name or first.section == second.section or second.span in reported:
            continue
        low, high = sorted((first.size, second.size))
        if low <= 0 or high / low <= _TOLERANCE:
            continue
        reported.add(second.span)
        text = view.document.text
        said = {
            "quantity": first.name,
            "first": text[first.span.start : first.span.end],
            "second": text[second.span.start : second.span.end],
            "line": view.line_number(first.span),
        }
        yield Hit(second.span, said, related=(Related("The other value", first.span),))


def _values(view: DocumentView, passage: Passage, options: Options) -> Iterator[_Value]:
    content = passage.content
    scan = view.scan(content)
    heading = content.heading.text.lower() if content.heading else ""
    sections = view.scope[passage.index].sections
    for quantity in scan.quantities if sections else ():
        unit = unit_around(content, quantity.span)
        if unit is None or quantity.is_range or quantity.change:
            continue
        text = f"{heading} {content.reading[unit.span.start : unit.span.end].lower()}"
        name = _name(scan.found, unit, quantity, options)
        if name and not any(word in text for word in options.distinguishing):
            yield _Value(name, quantity, quantity.span.shift(passage.start), sections)


def _name(found: dict[tuple[str, str], tuple[Span, ...]], unit: Unit, quantity: Quantity, options: Options) -> str:
    """Which quantity of the whole design a number states; empty when it is none of them."""

    def speaks_of(name: str) -> bool:
        return bool(within(unit.span, found.get((WORDS, name), ())))

    if quantity.measure is Measure.COUNT and quantity.noun == "user" and not quantity.per:
        phrase = quantity.phrase.lower()
        return next((f"the number of {name}" for name, spelled in options.users.items() if phrase in spelled), "")
    if quantity.measure is Measure.DURATION and quantity.percentile is not None and speaks_of(options.latency):
        return f"the p{quantity.percentile} latency"
    if quantity.measure is Measure.PERCENT and 90 <= quantity.value < 100 and speaks_of(options.availability):
        return "the availability"
    return ""
