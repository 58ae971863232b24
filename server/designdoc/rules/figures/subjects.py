"""What a number in a statement is about: the words of its clause that are neither numbers, units nor filler."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from designdoc.recognition.quantities import Quantity
from designdoc.rules.figures.statements import Statement
from designdoc.text import Span
from designdoc.text.regex import regex

_WORD = regex(r"[^\W\d_]{2,}")
_FILLER = """
    about actual all also an and approx approximately are around as at be by can could for from has have in is it its
    load must of on or our per should target that the this to traffic up value was we will with
    be expect expected expects estimate estimated estimates roughly system service need needs handle requests request
    qps rps tps sec second seconds day est и в на до около для
    нагрузка нагрузки carga tráfico tráfego charge trafic last de la el du des der die das
"""
_STOP = frozenset(_FILLER.split())


def clause_before(statement: Statement, quantity: Quantity) -> str:
    """The text between the number before and this one, in lower case."""
    ends = [q.span.end for q in statement.quantities if q.span.end <= quantity.span.start]
    start = max([statement.span.start, *ends])
    return statement.text[start - statement.span.start : quantity.span.start - statement.span.start].lower()


def subjects(
    statement: Statement, quantities: Iterable[Quantity], without: Collection[str] = ()
) -> Iterator[tuple[Quantity, frozenset[str]]]:
    """Each number with the content words of its clause, except the words ``without``. A clause that names no subject
    goes on with the one before ("p50 is 80 ms and p99 is 60 ms").
    """
    current: frozenset[str] = frozenset()
    for quantity in quantities:
        words = _WORD.findall(clause_before(statement, quantity))
        own = frozenset(w for w in words if w not in _STOP and not any(x in w or w in x for x in without))
        current = own or current
        yield quantity, current


def beside(statement: Statement, spans: Collection[Span], quantity: Quantity, reach: int) -> bool:
    """Whether one of the words stands before a number, at most ``reach`` characters away and with no other number
    between, or directly after it.
    """
    start = statement.span.start
    for span in spans:
        if quantity.span.start - reach <= span.start < quantity.span.start:
            if not any(span.start < q.span.start < quantity.span.start for q in statement.quantities):
                return True
        elif span.start >= quantity.span.end:
            between = statement.text[quantity.span.end - start : span.start - start]
            if not between.strip(" (") and len(between) <= reach:
                return True
    return False
