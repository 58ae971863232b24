"""Offer: what a report says of the fixes of a finding, of which it names one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designdoc.reports.result import ReportedFix
from designdoc.text.in_messages import listed


class Offer(NamedTuple):
    """A fix under its title. Where only the author knows which of several answers is right, the title names them all:
    ``Write '99.9%', '99.95%' or '99.5%'``.
    """

    title: str
    fix: ReportedFix


def offer_of(fixes: Sequence[ReportedFix]) -> Offer | None:
    """The first fix that a machine can apply, else the first that an editor offers; ``None`` where there is none."""
    if not fixes:
        return None
    fix = min(fixes, key=lambda fix: fix.asks)
    act, quote, _ = fix.title.partition("'")
    answers = [other.title for other in fixes if fix.asks and other.asks and other.title.startswith(act + quote)]
    if not quote or len(answers) < 2 or not all(title.endswith(quote) for title in answers):
        return Offer(fix.title, fix)
    return Offer(f"{act}{listed((title.removeprefix(act) for title in answers), 'or')}", fix)
