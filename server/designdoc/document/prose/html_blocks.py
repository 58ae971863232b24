"""HTML blocks: the text between the tags, the headings, links and comments."""

from __future__ import annotations

import re

from designdoc.document.inline.html import HtmlScanner
from designdoc.document.inline.links import RawLink
from designdoc.document.model import Label, LabelKind
from designdoc.text import Span

_SILENT = re.compile(r"<(script|style|pre|textarea|svg|code)\b", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_BOLD_LINE = re.compile(r"<(b|strong)>([^<\n]{1,120})</\1>:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")


class HtmlBlock:
    """What an HTML block at ``span`` of ``text`` holds; ``markup`` is what a reader does not read."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.markup: list[tuple[int, int]] = []
        self.links: list[RawLink] = []
        self.comments: list[Span] = []
        self.labels: list[Label] = []
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
        closing = self.text.find(f"</{silent.group(1)}", behind, self.span.end)
        return behind if closing < 0 else closing

    def _find_headings(self) -> None:
        places = []
        for pattern in (_HEADING, _BOLD_LINE):
            for found in pattern.finditer(self.text, *self.span):
                words = " ".join(_TAG.sub(" ", found.group(2)).split()).rstrip(":")
                if words:
                    places.append((found.span(), Span(*found.span(2)), words))
        for (start, end), inner, words in sorted(places):
            self.labels.append(Label(LabelKind.HTML_HEADING, inner, Span(end, end), words))
            self.markup.append((start, end))
        self.markup.sort()
