"""HTML blocks: the text between the tags, the headings, links and comments."""

from __future__ import annotations

import re

from designdoc.document.inline.html import HtmlScanner
from designdoc.document.inline.links import RawLink
from designdoc.document.model import Label, LabelKind
from designdoc.document.prose.blanking import masked
from designdoc.document.prose.labels import FarReaching
from designdoc.text import Span
from designdoc.text.regex import regex

_SILENT = regex(r"<(script|style|pre|textarea|svg|code)\b", re.IGNORECASE)
_HEADING_TAG = regex(r"<(/?)(?:h[1-6]|summary)(?:\s[^<>]*)?>", re.IGNORECASE)
_BOLD_LINE = regex(r"<(b|strong)>([^<\n]{1,120})</\1>:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TAG = regex(r"<[^<>]*>")


class HtmlBlock:
    """What an HTML block at ``span`` of ``text`` holds; ``markup`` is what a reader does not read."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.markup: list[tuple[int, int]] = []
        self.links: list[RawLink] = []
        self.comments: list[Span] = []
        self.labels: list[FarReaching] = []
        self._unclosed: set[str] = set()
        self._scan()
        self._find_headings()

    def _scan(self) -> None:
        text, end = self.text, self.span.end
        scanner = HtmlScanner(text, end)
        at = text.find("<", self.span.start, end)
        while at >= 0:
            behind = scanner.end_of(at)
            if behind is None:
                behind = at + 1
            elif text.startswith("<!--", at):
                self.comments.append(Span(at, behind))
                self.markup.append((at, behind))
            else:
                behind = self._silent_end(at, behind)
                self.markup.append((at, behind))
                link = scanner.link_of_tag(at, behind)
                if link:
                    self.links.append(link)
            at = text.find("<", behind, end)

    def _silent_end(self, at: int, behind: int) -> int:
        """Code and style elements are silent up to their closing tag."""
        silent = _SILENT.match(self.text, at, behind)
        if not silent:
            return behind
        name = silent.group(1)
        closing = -1 if name in self._unclosed else self.text.find(f"</{name}", behind, self.span.end)
        if closing < 0:
            self._unclosed.add(name)
        return max(closing, behind)

    def _find_headings(self) -> None:
        text = masked(self.text, self.comments)
        places = [(*found.span(), Span(*found.span(2))) for found in _BOLD_LINE.finditer(text, *self.span)]
        for start, end, inner in sorted(places + self._headings(text)):
            words = " ".join(_TAG.sub(" ", text[inner.start : inner.end]).split()).rstrip(":")
            if words:
                self.labels.append((start, Label(LabelKind.HTML_HEADING, inner, Span(end, end), words)))
                self.markup.append((start, end))
        self.markup.sort()

    def _headings(self, text: str) -> list[tuple[int, int, Span]]:
        """The start, end and inside of each ``<h1>`` to ``<h6>`` and ``<summary>``; it ends at the next closing tag."""
        found = []
        opening: re.Match[str] | None = None
        for tag in _HEADING_TAG.finditer(text, *self.span):
            if tag.group(1):
                if opening:
                    found.append((opening.start(), tag.end(), Span(opening.end(), tag.start())))
                opening = None
            elif opening is None:
                opening = tag
        return found
