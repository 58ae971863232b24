"""A section whose whole text is "N/A": a claim without its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.fixes.scaffolds import not_applicable_phrase
from designdoc.rules.seeing.needs import HEADING, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_REASON = regex(r"\s*(?:[:：(,;–—]|-\s)\s*\w|.*\b(?:because|since|due to|for lack of)\b", re.DOTALL)


@record
class Options:
    """``words`` is the word list of phrases which say that a section does not apply; ``reason_words`` is how many
    further words are a reason even without a colon or a "because". Of the sections ``lists`` there may simply be none.
    """

    words: WordList
    lists: tuple[SectionId, ...] = ()
    reason_words: int = 5


@passage_check(has(HEADING), mentions("words"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit when all the text under a heading that stands for a section says that it does not apply."""
    content = passage.content
    if content.heading is None or not passage.belonging.own or len(content.units) != 1 or content.diagrams:
        return
    if not set(options.lists).isdisjoint(passage.belonging.own):
        return
    unit = content.units[0].span
    text = content.reading[unit.start : unit.end]
    said = Span(unit.start + len(text) - len(text.lstrip()), unit.start + len(text.rstrip()))
    phrase = next(
        (p for p in passage.words(options.words) if not content.reading[said.start : p.start].strip("*_( ")), None
    )
    if phrase is None:
        return
    rest = content.reading[phrase.end : said.end]
    if _REASON.match(rest) or len(rest.split()) >= options.reason_words:
        return
    plain, snippet = not_applicable_phrase(passage.surroundings.language)
    fix = Fix("Ask for the reason", (TextEdit(said, plain, snippet),), asks=True)
    values = {"heading": quoted(content.heading.text), "text": quoted(passage.quote(said))}
    yield Hit(said, values, fixes=(fix,), about=passage.belonging.own)
