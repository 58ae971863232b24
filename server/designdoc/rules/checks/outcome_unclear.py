"""The outcome of a decision record names none of the options that it lists."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.seeing.decision_records import headed_part, options_in, prose, words_of
from designdoc.rules.seeing.views import DocumentView

_FEWEST = 2
"""The fewest options among which an outcome chooses."""


@record
class Options:
    """``listing`` is the section of the options, ``outcome`` that of the decision. Documents with one of the
    ``open_statuses`` have not decided yet. A word of the list ``none_of_them`` in the outcome is an outcome too.
    """

    listing: SectionId
    outcome: SectionId
    open_statuses: tuple[str, ...]
    none_of_them: WordList


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading of the outcome. One telling word of one option is enough."""
    listing, outcome = headed_part(view, options.listing), headed_part(view, options.outcome)
    if listing is None or outcome is None or view.coverage.status in options.open_statuses:
        return
    names = options_in(listing[1])
    heading, part = outcome
    own = part[:1]
    said = words_of(prose(own).partition("\n")[2])
    if len(names) < _FEWEST or not said or any(said & words_of(name) for name in names):
        return
    if any(("words", options.none_of_them) in view.scan(passage.content).found for passage in own):
        return
    yield Hit(heading.place(view.document), section=options.outcome)
