"""Results are reported, and not the data on which they were measured."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.coverage import State
from designdoc.recognition.quantities import Measure
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import quoted

_VALUES = (Measure.NUMBER, Measure.PERCENT)


@record
class Options:
    """``metrics`` is the list of names that stand beside values. ``section`` describes the data; a word of the list
    ``evidence`` anywhere describes it, too.
    """

    metrics: WordList
    section: SectionId
    evidence: WordList


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first metric with a value."""
    covered = view.coverage.sections.get(options.section)
    if covered is None or covered.state is not State.MISSING:
        return
    reported = _reported(view, options.metrics)
    if reported is not None and not view.mentioned(options.evidence):
        name = view.document.text[reported.start : reported.end]
        fix = insertion_of(view, covered.section)
        yield Hit(reported, {"metric": quoted(name)}, options.section, fixes=(fix,), about=(options.section,))


def _reported(view: DocumentView, metrics: str) -> Span | None:
    """The first metric that stands in one sentence, item or row with a value."""
    for passage in view.document.passages:
        scan = view.scan(passage.content)
        values = [quantity.span for quantity in scan.quantities if quantity.measure in _VALUES]
        for span in scan.found.get((WORDS, metrics), ()):
            unit = unit_around(passage.content, span)
            if unit and any(unit.span.encloses(value) and value.start >= span.end for value in values):
                return span.shift(passage.start)
    return None
