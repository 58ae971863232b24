"""Document: passages at their places, and what is true of a document as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any

from designdoc.document.anchors import linkable, numbered
from designdoc.document.model import (
    Directive,
    FrontMatter,
    Heading,
    LinkDefinition,
    Passage,
    PassageContent,
)
from designdoc.document.outline import Outline, outline
from designdoc.text import Span
from designdoc.text.line_index import LineIndex


class Document:
    """A parsed text. The passages tile it: each begins where the one before it ends, the first at offset 0.

    There is always at least one passage. Everything that is made from all passages is made when first asked for, so
    that a keystroke pays only for what is used.
    """

    def __init__(
        self,
        text: str,
        contents: Sequence[PassageContent],
        starts: Sequence[int],
        front_matter: FrontMatter | None,
        lines: LineIndex | None = None,
        known_outline: Outline | None = None,
        past: Sequence[PassageContent] = (),
    ) -> None:
        """``past`` are the contents of passages that stood here a moment ago, the last one first."""
        self.text = text
        self.contents = tuple(contents)
        self.starts = tuple(starts)
        self.front_matter = front_matter
        self.past = past
        levels = tuple([content.heading.level if content.heading else 0 for content in self.contents])
        if known_outline is not None and known_outline.levels == levels:
            self.outline = known_outline
        else:
            self.outline = outline(levels)
        if lines is not None:
            self.lines = lines

    @cached_property
    def lines(self) -> LineIndex:
        """The index from offsets to lines and columns."""
        return LineIndex(self.text)

    @cached_property
    def newline(self) -> str:
        """The line end that the document uses: that of its first line."""
        at = self.text.find("\n")
        return "\r\n" if at > 0 and self.text[at - 1] == "\r" else "\n"

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in document order."""
        _, parents, children, ends = self.outline
        indices = range(len(self.contents))
        # There is one for each heading at every keystroke, so they are made without running Python code for each.
        rows = zip(indices, self.starts, self.contents, parents, children, ends, strict=True)
        return tuple(map(tuple.__new__, repeat(Passage), rows))

    def forget(self) -> None:
        """Forget what was made of the passages."""
        for content in (*self.contents, *self.past):
            content.memory.clear()

    def passage_at(self, offset: int) -> Passage:
        """The passage in which an offset lies; an offset outside the text belongs to the nearest one."""
        return self.passages[self.index_at(offset)]

    def index_at(self, offset: int) -> int:
        """The index of that passage."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    @cached_property
    def title_passage(self) -> Passage | None:
        """The passage with the document's title: the first heading, if it is of level 1 or stands above all others."""
        levels = [level for level in self.outline.levels if level]
        top = min(levels, default=0)
        if not levels or levels[0] != top or (top > 1 and levels.count(top) > 1):
            return None
        return self.passages[self.outline.levels.index(top)]

    @property
    def title(self) -> str | None:
        """The words of the title, else ``title`` of the front matter."""
        if self.title_passage and self.title_passage.heading:
            return self.title_passage.heading.text
        declared = self.front_matter.values.get("title") if self.front_matter else None
        return declared if isinstance(declared, str) else None

    @cached_property
    def metadata(self) -> Mapping[str, Any]:
        """What the front matter says, with the keys of its ``designdoc:`` map over those that other tools may use."""
        values = self.front_matter.values if self.front_matter is not None else {}
        own = values.get("designdoc")
        return {**values, **own} if isinstance(own, Mapping) else values

    @cached_property
    def word_count(self) -> int:
        """The words of prose in the whole document, without headings and code."""
        return sum(content.word_count for content in self.contents if not content.bare)

    @cached_property
    def link_definitions(self) -> Mapping[str, LinkDefinition]:
        """Link definitions by normalised label, the first of a label counting; spans are in the document."""
        found: dict[str, LinkDefinition] = {}
        for start, content in zip(self.starts, self.contents, strict=True):
            for label, span, target_span, target in content.definitions:
                if label not in found:
                    found[label] = LinkDefinition(label, span.shift(start), target_span.shift(start), target)
        return found

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """The designdoc comments in document order; spans are in the document."""
        return tuple(
            directive.shift(start)
            for start, content in zip(self.starts, self.contents, strict=True)
            for directive in content.directives
        )

    @cached_property
    def anchors(self) -> Mapping[str, Span]:
        """The place of the heading for every anchor GitHub would make, in document order."""
        places = (
            span.shift(start)
            for start, content in zip(self.starts, self.contents, strict=True)
            for _, span in linkable(content)
        )
        return dict(zip(self.anchor_names, places, strict=True))

    @cached_property
    def anchor_names(self) -> tuple[str, ...]:
        """Every anchor that GitHub would make, in document order."""
        texts: list[str] = []
        for content in self.contents:
            # Hardly any passage has a heading in a list or quote, and there are many.
            if content.labels:
                texts += [text for text, _ in linkable(content)]
            elif content.heading is not None:
                texts.append(content.heading.text)
        return numbered(tuple(texts))

    def anchor_of(self, heading: Heading, passage: Passage) -> str | None:
        """The anchor of a passage's own heading."""
        place = heading.span.shift(passage.start)
        return self._anchor_by_place.get(place)

    @cached_property
    def _anchor_by_place(self) -> Mapping[Span, str]:
        return {span: anchor for anchor, span in self.anchors.items()}
