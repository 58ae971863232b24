"""parse: from a text to a Document. Never fails, whatever the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from designdoc.document.blocks.state import BlockState
from designdoc.document.document import Document
from designdoc.document.front_matter import read_front_matter
from designdoc.document.model import Block, BlockKind, FrontMatter, PassageContent
from designdoc.document.prose.blanking import blank
from designdoc.document.prose.reader import read_passage


def parse(text: str) -> Document:
    """Parse a whole text. It may hold any characters and line ends, a byte-order mark included."""
    beginning = read_beginning(text)
    starts, contents, _ = parse_passages(text, beginning)
    return Document(text, contents, starts, beginning.front_matter)


NONE_KNOWN: Mapping[str, PassageContent] = MappingProxyType({})


class Beginning(NamedTuple):
    """What stands before the Markdown: a byte-order mark, front matter; ``length`` is how much of the text that is."""

    length: int = 0
    front_matter: FrontMatter | None = None


def read_beginning(text: str) -> Beginning:
    """The beginning of a whole text."""
    front_matter = read_front_matter(text)
    return Beginning(front_matter.span.end if front_matter else int(text.startswith("\ufeff")), front_matter)


def parse_passages(
    text: str, beginning: Beginning, stops: Collection[int] = (), known: Mapping[str, PassageContent] = NONE_KNOWN
) -> tuple[list[int], list[PassageContent], int | None]:
    """Parse passages from the start of ``text`` on: their starts, their contents, and the member of ``stops`` (the
    places where passages are known to begin) that ended the parse, ``None`` when it went to the end of the text.
    Contents that are ``known`` by their text are taken from there.
    """
    view = as_seen_by_parser(text, beginning.length)
    front_matter = beginning.front_matter
    state = BlockState(view, stops)
    state.parse()
    raws = state.passages
    if state.stopped_at == 0 or (len(raws) > 1 and raws[1].start == 0):
        # There is no passage before the first heading when a heading stands at the very start.
        raws = raws[1:]
    starts = [raw.start for raw in raws]
    end = len(text) if state.stopped_at is None else state.stopped_at
    contents = []
    for raw, begin, behind in zip(raws, starts, [*starts, end][1:], strict=True):
        if front_matter and begin == 0:
            raw.blocks.insert(0, Block(BlockKind.FRONT_MATTER, front_matter.span, front_matter.span))
        own = text[begin:behind]
        contents.append(known.get(own) or read_passage(own, view[begin:behind], raw))
    return starts, contents, state.stopped_at


def as_seen_by_parser(text: str, beginning: int) -> str:
    r"""``text`` at its own length, as CommonMark reads it: every line end ``\n``, NUL as U+FFFD, and the first
    ``beginning`` code points blank. The space in place of the ``\r`` of ``\r\n`` ends its line, where it is
    harmless.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if beginning:
        text = blank(text[:beginning]) + text[beginning:]
    return text
