"""Decision records: the options they list and the outcome they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from designdoc.document.model import Block, BlockKind, Passage
from designdoc.recognition.coverage import HeadingMatch
from designdoc.rules.figures.tables import rows, table_blocks
from designdoc.rules.seeing.views import DocumentView

_LISTS = (BlockKind.BULLET_LIST, BlockKind.ORDERED_LIST)


def headed_part(view: DocumentView, section: str) -> tuple[HeadingMatch, Sequence[Passage]] | None:
    """The heading of a section with the passages from it to the end of its last sub-heading."""
    match = view.first_heading(section)
    if match is None:
        return None
    passages = view.document.passages
    return match, passages[match.passage : passages[match.passage].subtree_end]


def options_in(part: Sequence[Passage]) -> list[str]:
    """The options that a part lists: its sub-headings, or else the items of its lists and the rows of its tables."""
    headings = [p.heading.text for p in part[1:] if p.heading and p.level == part[1].level]
    if len(headings) > 1:
        return headings
    content = part[0].content
    # An item without prose, such as a picture or a prompt in angle brackets, is an option as well.
    places = [slice(item.span.start, _own_end(item)) for item in _items(content.blocks)]
    items = [(content.reading[at].strip(" *-+\n") or content.text[at].strip(" *-+\n")) for at in places]
    items += [row[0].text for block in table_blocks(content) if block.table for row in rows(block.table)]
    return [item for item in items if item] + headings


def list_of_options(part: Sequence[Passage]) -> list[Block]:
    """The items under the heading of a part."""
    return list(_items(part[0].content.blocks))


def _items(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in _LISTS:
            yield from block.children


def _own_end(item: Block) -> int:
    nested = next((child for child in item.children if child.kind in _LISTS), None)
    return nested.span.start if nested else item.span.end


def prose(part: Sequence[Passage]) -> str:
    """All that a part says, as the author typed it."""
    return "\n".join(passage.content.text for passage in part)


def words_of(text: str) -> set[str]:
    """The words of a text that can tell one option from another."""
    return {word for word in re.findall(r"[^\W_]{2,}", text.casefold()) if word not in _COMMON}


_COMMON = frozenset(
    [
        *("the", "and", "for", "with", "use", "using", "our", "own", "not", "option", "options", "alternative", "from"),
        *("new", "all", "one", "this", "that", "we", "keep", "build", "do", "be", "at", "into", "via", "of", "in"),
        *("to", "on", "an", "as", "is", "it", "no", "by", "or"),
    ]
)
"""Words that every option could have in common with any outcome."""
