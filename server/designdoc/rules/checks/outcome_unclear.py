"""The outcome of a decision record names none of the options that it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designdoc.findings import Fix
from designdoc.packs.scaffold import escaped
from designdoc.recognition.coverage import HeadingMatch
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.fixes.wordings import in_language, rendered
from designdoc.rules.seeing.decision_records import headed_part, options_in, prose, words_of
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted

_FEWEST = 2
"""The fewest options among which an outcome chooses."""
_MOST_OFFERED = 6


@record
class Options:
    """``listing`` is the section of the options, ``outcome`` that of the decision. Documents with one of the
    ``open_statuses`` have not decided yet. A word of the list ``none_of_them`` in the outcome is an outcome too.
    ``sentence`` names an ``{option}`` and asks for the reason, in a snippet by language.
    """

    listing: SectionId
    outcome: SectionId
    open_statuses: tuple[str, ...]
    none_of_them: WordList
    sentence: Mapping[str, str] = field(default_factory=dict)


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
    yield Hit(heading.place(view.document), section=options.outcome, fixes=_fixes(view, heading, names, options))


def _fixes(view: DocumentView, outcome: HeadingMatch, names: Sequence[str], options: Options) -> tuple[Fix, ...]:
    """One fix for each option, which begins the outcome with it."""
    sentence = in_language(options.sentence, view.language)
    passage = view.document.passages[outcome.passage]
    if not sentence or passage.heading is None:
        return ()
    offset, before = passage.start + passage.heading.span.end, view.newline * 2
    place = Span(offset, offset)
    fixes = []
    for name in dict.fromkeys(map(quoted, names)):
        said = rendered(sentence.replace("{option}", escaped(name)))
        edit = TextEdit(place, before + said.plain, before + said.snippet)
        fixes.append(Fix(f"Say that '{name}' was chosen", (edit,), asks=True))
    return tuple(fixes[:_MOST_OFFERED])
