"""A section is written, and the document has no word about something that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.findings import Fix
from designdoc.recognition.coverage import HeadingMatch
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.fixes.scaffolds import line_text
from designdoc.rules.seeing.evidence import has_evidence, measures
from designdoc.rules.seeing.sees import found, length_below, titles_of_sections
from designdoc.rules.seeing.situations import When
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted

_FEWEST_WORDS = 25


@record
class Options:
    """``at`` are the sections to which the topic belongs: nothing is said unless one of them has a heading with at
    least ``words`` words of prose below it. ``when`` narrows the situation. ``evidence``: a word of one of these word
    lists anywhere in the document will do; ``measured``: one of these beside a number; ``figures``: a quantity of one
    of these kinds (``#number``) below the heading. ``line`` is a snippet that the fix adds below the heading.
    """

    at: tuple[SectionId, ...]
    when: When = field(default_factory=When)
    words: int = _FEWEST_WORDS
    evidence: tuple[WordList, ...] = ()
    measured: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    line: str = ""


@outline_check(found)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first heading under which the topic belongs."""
    view.looked_at.add(length_below(options.words))
    matches = [match for match in view.coverage.headings if _is_written(view, match, options)]
    if not matches or not options.when.holds(view) or _is_addressed(view, matches, options):
        return
    first = matches[0]
    section = next(section for section in options.at if section in first.sections)
    place = first.place(view.document)
    view.looked_at.add(titles_of_sections)
    title = quoted(view.document.text[place.start : place.end])
    yield Hit(place, {"heading": title}, section=section, fixes=_fixes(view, first, options), context=section)


def _is_written(view: DocumentView, match: HeadingMatch, options: Options) -> bool:
    """Whether a heading stands for one of the sections and has prose below it or its sub-headings."""
    if match.passage == view.title_index or set(options.at).isdisjoint(match.sections):
        return False
    return sum(content.word_count for content in _contents(view, match)) >= options.words


def _is_addressed(view: DocumentView, matches: list[HeadingMatch], options: Options) -> bool:
    if has_evidence(view, options.evidence, options.measured):
        return True
    contents = [content for match in matches for content in _contents(view, match)]
    return any(measures(content, view.scan(content), kind) for kind in options.figures for content in contents)


def _contents(view: DocumentView, match: HeadingMatch) -> list[PassageContent]:
    """What stands below a heading and its sub-headings."""
    passages = view.document.passages
    return [part.content for part in passages[match.passage : passages[match.passage].subtree_end]]


def _fixes(view: DocumentView, match: HeadingMatch, options: Options) -> tuple[Fix, ...]:
    """The fix that adds a line to be filled in, at the end of the passage under the heading."""
    if not options.line:
        return ()
    passage = view.document.passages[match.passage]
    end = passage.start + len(passage.content.text.rstrip())
    line = line_text(options.line, view.newline)
    edit = TextEdit(Span(end, end), line.plain, line.snippet)
    return (Fix("Add a line about it", (edit,), asks=True),)
