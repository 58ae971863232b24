"""The only metrics named are ones that mislead in the document's situation."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.terms.vocabulary import METRIC
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.fixes.beside import beside
from designdoc.rules.seeing.named import named, named_in
from designdoc.rules.seeing.sees import found, has_words
from designdoc.rules.seeing.situations import When
from designdoc.rules.seeing.views import DocumentView

_OFFLINE = "offline"


@record
class Options:
    """``metrics`` are the misleading ones, ``sections`` where metrics are chosen. A word of one of the lists
    ``evidence`` anywhere shows that the authors know. ``better`` are metrics to add, the best first.
    """

    sections: tuple[SectionId, ...]
    metrics: tuple[str, ...]
    when: When = field(default_factory=When)
    evidence: tuple[WordList, ...] = ()
    better: tuple[str, ...] = ()


@outline_check(found, has_words)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first of the metrics; any other offline metric in the document is enough."""
    stated = named_in(view, options.sections, METRIC)
    first = next(((span, metric) for span, metric in stated if metric in options.metrics), None)
    if first is None or not options.when.holds(view):
        return
    offline = {metric.id: metric.names[0] for metric in view.pack.metrics if metric.kind == _OFFLINE}
    contents = view.document.contents
    used = {metric for content in contents for _, metric in named(view.scan(content), METRIC)} & offline.keys()
    if used <= set(options.metrics) and not any(map(view.mentioned, options.evidence)):
        span, metric = first
        fixes = beside(view, span, [offline[name] for name in options.better if name in offline])
        yield Hit(span, {"metric": offline.get(metric, metric)}, section=options.sections[0], fixes=fixes)
