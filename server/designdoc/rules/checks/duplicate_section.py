"""Two sibling headings that are names of the same section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered
from designdoc.findings import Fix, Related
from designdoc.recognition.coverage import HeadingMatch
from designdoc.recognition.headings.text import normalise
from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.fixes.wordings import adding
from designdoc.rules.seeing.sees import has_words, names_of_sections
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_IN_BRACKETS = regex(r"[(\[（]([^()\[\]（）]+)[)\]）]\W*$")


@outline_check(has_words, names_of_sections)
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each heading that repeats an earlier sibling: same section, same words, both with text.

    Two different names of one section ("Retrieval", "Ranking") are more often two halves of it than a repetition.
    """
    passages = view.document.passages
    named = [match for match in view.coverage.headings if match.exact and match.sections]
    siblings = Counter([(passages[match.passage].parent, match.sections) for match in named])
    seen: dict[tuple[object, ...], HeadingMatch] = {}
    for match in named:
        passage = passages[match.passage]
        if siblings[passage.parent, match.sections] < 2 or not _has_text(view, match):
            continue
        key = (passage.parent, passage.level, match.sections, heading_words(passage.content), qualifier(match.text))
        other = seen.setdefault(key, match)
        if other is not match:
            first, place = other.place(view.document), match.place(view.document)
            yield Hit(
                place,
                {"heading": quoted(match.text), "other": quoted(other.text), "line": view.line_number(first)},
                section=match.sections[0],
                related=(Related(f"'{quoted(other.text)}' is here.", first),),
                fixes=_told_apart(view, place),
            )


def _told_apart(view: DocumentView, heading: Span) -> tuple[Fix, ...]:
    """The fix that adds to the heading what it is about."""
    text, end = view.document.text, heading.end
    return adding(text, end, {"en": "${1:which part}"}, view.language, "Say in the heading which part it is about")


@remembered
def heading_words(content: PassageContent) -> tuple[str, ...]:
    """The words of a passage's heading, without numbering."""
    return normalise(content.heading.text).words if content.heading else ()


def qualifier(heading: str) -> str:
    """What stands in brackets behind a heading's words: "(hot)" tells a read path from one that is "(cold)"."""
    found = _IN_BRACKETS.search(heading)
    return found[1].casefold() if found else ""


def _has_text(view: DocumentView, match: HeadingMatch) -> bool:
    passage = view.document.passages[match.passage]
    return any(view.document.contents[i].word_count for i in range(passage.index, passage.subtree_end))
