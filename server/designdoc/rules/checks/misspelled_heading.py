"""A heading one slip away from the name of a section."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.recognition.headings.text import normalise
from designdoc.records import record
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.fixes.headings import respelled
from designdoc.rules.seeing.needs import HEADING, has
from designdoc.rules.seeing.spelling import spellings_of, words_of_heading
from designdoc.rules.seeing.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.in_messages import quoted


@record
class Options:
    """From ``min_letters`` on one slip is forgiven, from ``two_slips_from`` on two."""

    min_letters: int = 8
    two_slips_from: int = 14


@passage_check(has(HEADING))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading's text, when exactly one section has a name that near."""
    heading = passage.content.heading
    if heading is None or heading.level == 1:
        return
    length = sum(map(len, words_of_heading(heading.text)))
    if length < options.min_letters:
        return
    near = passage.of_pack(spellings_of).nearest(heading.text, 2 if length >= options.two_slips_from else 1)
    if near is None:
        return
    folded = normalise(heading.text).plain
    in_source = respelled(passage.quote(heading.text_span), folded, near.name)
    in_words = respelled(heading.text, folded, near.name)
    suggestion = in_words.whole if in_words else near.name
    fixes: tuple[Fix, ...] = ()
    if in_source is not None:
        edit = TextEdit(in_source.span.shift(heading.text_span.start), in_source.text)
        fixes = (Fix(f"Change the spelling to '{suggestion}'", (edit,), safe=True),)
    yield Hit(
        heading.text_span,
        {"heading": quoted(heading.text), "suggestion": suggestion},
        section=near.section,
        fixes=fixes,
        about=(near.section,),
    )
