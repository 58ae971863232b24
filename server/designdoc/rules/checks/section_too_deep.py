"""A main section is buried at level five or six."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.coverage import HeadingMatch
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.fixes.levels import raised
from designdoc.rules.seeing.sees import titles
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import quoted


@record
class Options:
    """``deepest`` is the lowest level at which a required section is still seen in the outline."""

    deepest: int = 4


@outline_check(titles)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each required section whose only heading stands too deep."""
    headings: dict[str, list[HeadingMatch]] = {}
    for match in view.match_of.values():
        for section in match.sections:
            headings.setdefault(section, []).append(match)
    for covered in view.coverage.required:
        matches = headings.get(covered.section.id, [])
        passage = view.document.passages[matches[0].passage] if len(matches) == 1 else None
        if passage is not None and passage.level > options.deepest:
            yield Hit(
                matches[0].place(view.document),
                {"heading": quoted(matches[0].text), "level": passage.level},
                section=covered.section.id,
                fixes=raised(view, passage, options.deepest),
            )
