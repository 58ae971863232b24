"""One model is named, and compared with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span


@record
class Options:
    """``sections`` are where the choice is described, ``names`` the word lists of what can be chosen,
    ``alternatives`` the sections in which options are weighed, ``comparing`` words that weigh one against another.
    """

    sections: tuple[SectionId, ...]
    names: tuple[WordList, ...]
    alternatives: tuple[SectionId, ...]
    comparing: tuple[str, ...]


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first mention of the only name inside the sections."""
    if not any(view.present(s) for s in options.sections) or any(view.present(s) for s in options.alternatives):
        return
    found: dict[str, list[tuple[int, Span]]] = {}
    for passage in view.document.passages:
        places = view.scan(passage.content).found
        for span in (span for names in options.names for span in places.get(("words", names), ())):
            name = passage.content.reading[span.start : span.end].casefold()
            found.setdefault(name, []).append((passage.index, span.shift(passage.start)))
    inside = [
        (index, span)
        for places in found.values()
        for index, span in places
        if not set(options.sections).isdisjoint(view.scope[index].sections)
    ]
    if len(found) != 1 or not inside or _compares(view, options):
        return
    span = inside[0][1]
    weighing = next(filter(None, map(view.section, options.alternatives)), None)
    fixes = (insertion_of(view, weighing),) if weighing else ()
    yield Hit(span, {"name": view.document.text[span.start : span.end]}, fixes=fixes)


def _compares(view: DocumentView, options: Options) -> bool:
    return any(
        word in passage.content.reading.casefold()
        for passage in view.document.passages
        if not set(options.sections).isdisjoint(view.scope[passage.index].sections)
        for word in options.comparing
    )
