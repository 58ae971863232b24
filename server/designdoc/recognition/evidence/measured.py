"""Measured facts: those that the numbers and the shape of a document decide, not its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from designdoc.recognition.quantities import Measure
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms import vocabulary as v

_LONG = 1_500
"""The most words of a document that readers finish without a summary."""
_WRITTEN_OUT = 80
"""The most words of a document that is no more than a beginning."""
_NO_TRAFFIC = Decimal(0)
_HIGH_TRAFFIC = Decimal(1_000)
"""The most requests per second that one machine serves."""
_TIGHT = Decimal("0.2")
"""The most seconds within which an answer seems immediate."""
_MANY_ACRONYMS = 5
"""The fewest acronyms, none of them written out, that call for a glossary."""
_REQUEST_NOUNS = frozenset(("request", "query", "prediction", "call", "event", "transaction"))


class Gauge(NamedTuple):
    """What one passage adds: its words, its highest rate of requests per second, whether it asks for a ``tight``
    latency, its acronyms, and those among them that it writes out.
    """

    words: int
    rate: Decimal
    tight: bool
    acronyms: Mapping[str, int]
    expanded: frozenset[str]


_NOTHING = Gauge(0, _NO_TRAFFIC, False, {}, frozenset())


def gauge(scan: Scan) -> Gauge:
    """The gauge of one passage."""
    if not (scan.words or scan.quantities or scan.acronyms):
        return _NOTHING
    rates = [q.per_second for q in scan.quantities if q.noun in _REQUEST_NOUNS and q.per_second]
    return Gauge(scan.words, max(rates, default=_NO_TRAFFIC), _tight(scan), scan.acronyms, scan.expanded)


def measure(gauges: Sequence[Gauge], meta: Mapping[str, Any]) -> dict[str, str]:
    """The facts that hold, each with the sentence that says why. ``meta`` is the front matter."""
    facts: dict[str, str] = {}
    words = sum([gauge.words for gauge in gauges])
    if words > _LONG:
        facts["long-document"] = f"it has {words:,} words"
    if words > _WRITTEN_OUT:
        facts["written-out"] = f"it has {words:,} words"
    teams = meta.get("teams")
    if isinstance(teams, list) and len(teams) > 1:
        facts["several-teams"] = "front matter lists more than one team"
    rate = max([gauge.rate for gauge in gauges], default=_NO_TRAFFIC)
    if rate > _HIGH_TRAFFIC:
        facts["high-traffic"] = f"the text speaks of {rate:,.0f} per second"
    if True in [gauge.tight for gauge in gauges]:
        facts["tight-latency"] = "the text asks for an answer within 200 ms"
    acronyms = _acronyms(gauges) if words > _LONG / 5 else ()
    if len(acronyms) >= _MANY_ACRONYMS:
        facts["many-acronyms"] = "it uses " + ", ".join(sorted(acronyms)[:3]) + " and others"
    return facts


def _tight(scan: Scan) -> bool:
    """A duration of at most 200 ms with a percentile or an upper bound, in a passage that speaks of latency."""
    return (v.WORDS, "quality-attributes") in scan.found and any(
        q.measure is Measure.DURATION and q.base <= _TIGHT and (q.percentile is not None or q.comparison.upper)
        for q in scan.quantities
    )


def _acronyms(gauges: Sequence[Gauge]) -> set[str]:
    """Acronyms that are used at least twice and stand in no bracket, where an expansion would put them."""
    used: Counter[str] = Counter()
    expanded: set[str] = set()
    for gauge in gauges:
        if gauge.acronyms:
            used.update(gauge.acronyms)
            expanded |= gauge.expanded
    return {word for word, times in used.items() if times > 1 and word not in expanded}
