"""A check raised an exception: a fault of designdoc, said once and at the top."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.rules.check import Hit, NoOptions, review_check
from designdoc.rules.running.outcome import Outcome
from designdoc.text import Span


@review_check
def check(outcome: Outcome, options: NoOptions) -> Iterator[Hit]:
    """One hit for each rule that could not do its work."""
    for crash in {crash.rule: crash for crash in outcome.crashes}.values():
        yield Hit(Span(0, 0), {"rule": crash.rule, "fault": crash.fault})
