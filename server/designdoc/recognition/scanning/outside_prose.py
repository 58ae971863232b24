"""What can be read in a passage outside its prose: the heading and the text of its diagrams."""

from __future__ import annotations

from designdoc.document.model import BlockKind, Heading, PassageContent
from designdoc.recognition.terms.index import APART
from designdoc.text import Span
from designdoc.text.regex import regex

HEADING = -1
_LETTER = regex(r"[^\W_]")
_CODE = regex(r"[A-Z]{1,4}-?[0-9]+(?:(?:[.-][0-9]+)+|(?=:))")


def titles_and_drawings(content: PassageContent) -> list[tuple[int, Span]]:
    """The places of the heading (``HEADING``), which comes first, and of the diagrams by their numbers."""
    heading = [(HEADING, _without_code(content.heading))] if content.heading else []
    return heading + [(i, d.source_span) for i, d in enumerate(content.diagrams) if d.kind.written]


def unread(content: PassageContent) -> str:
    """What else the author wrote for readers, such as code and the destinations of links: everything but prose, titles,
    drawings and comments, piece by piece. The places of the pieces do not show, so that it stays the same while
    somebody types prose.
    """
    text = content.text
    known = [place for _, place in titles_and_drawings(content)]
    known += [block.span for block in content.blocks[:1] if block.kind is BlockKind.FRONT_MATTER]
    known += [*content.comments, *[unit.span for unit in content.units]]
    pieces = [text[start:end] for start, end in content.unread]
    at = 0
    for start, end in sorted(known):
        if start > at:
            pieces.append(text[at:start])
        at = max(at, end)
    return APART.join(filter(_LETTER.search, [*pieces, text[at:]]))


def has_code(content: PassageContent) -> bool:
    """Whether the heading begins with the code of a requirement, which is none of its words."""
    return content.heading is not None and _CODE.match(content.heading.text) is not None


def _without_code(heading: Heading) -> Span:
    """Where the text of a heading stands, without the code of a requirement: "F1.2 Login" speaks of no F1 score."""
    code = _CODE.match(heading.text)
    span = heading.text_span
    return Span(span.start + code.end(), span.end) if code else span
