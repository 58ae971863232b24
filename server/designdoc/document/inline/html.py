"""Inline HTML: where a tag, comment, instruction or autolink that begins at ``<`` ends."""

from __future__ import annotations

import re

from designdoc.document.inline.links import RawLink
from designdoc.text.regex import regex

_ATTRIBUTE = r"(?:\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
_TAG = regex(rf"<(?:[A-Za-z][A-Za-z0-9\-]*{_ATTRIBUTE}*\s*/?|/[A-Za-z][A-Za-z0-9\-]*\s*)>")
_AUTOLINK = regex(r"<([a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^<>\x00-\x20]*)>")
_EMAIL = regex(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)
_ATTRIBUTE_VALUE = r"\s{}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))"
_PICTURES = ("img", "image")
"""Browsers take the second for the first, as HTML says that they should."""
_ASCII_LETTER = regex("[A-Za-z]")
_SEQUENCES = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
_VALUES = {name: regex(_ATTRIBUTE_VALUE.format(name), re.IGNORECASE) for name in ("href", "src", "alt", "id", "name")}


def attribute(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of the value of attribute ``name`` (href, src, alt, id or name) of the tag in ``text[start:end]``."""
    found = _VALUES[name].search(text, start, end)
    return found.span(found.lastindex or 0) if found else None


class HtmlScanner:
    """Finds the ends of HTML in one inline text. It remembers which closing sequences do not come any more, so that
    thousands of unclosed openings cost no more than one.
    """

    __slots__ = ("_anchors", "_end", "_exhausted", "_text")

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._exhausted: set[str] = set()
        self._anchors: list[tuple[int, int, tuple[int, int]]] = []

    def autolink(self, start: int) -> re.Match[str] | None:
        """``<scheme:...>`` or ``<mail@address>`` at ``start``; group 1 is what lies between the brackets."""
        return _AUTOLINK.match(self._text, start, self._end) or _EMAIL.match(self._text, start, self._end)

    def end_of(self, start: int) -> int | None:
        """The offset behind the HTML that begins with the ``<`` at ``start``; ``None`` when it is plain text."""
        tag = _TAG.match(self._text, start, self._end)
        if tag:
            return tag.end()
        for opening, closing in _SEQUENCES:
            if self._text.startswith(opening, start):
                return self._closing(start, opening, closing)
        return None

    def _closing(self, start: int, opening: str, closing: str) -> int | None:
        behind = start + len(opening)
        if opening == "<!--":
            for short in (">", "->"):
                if self._text.startswith(short, behind):
                    return behind + len(short)
        if opening == "<!" and not _ASCII_LETTER.match(self._text, behind):
            return None
        if closing in self._exhausted:
            return None
        at = self._text.find(closing, behind, self._end)
        if at < 0:
            self._exhausted.add(closing)
            return None
        return at + len(closing)

    def link_of_tag(self, start: int, end: int) -> RawLink | None:
        """The link that the tag at ``[start, end)`` is (``<img src>``) or completes (``</a>`` after ``<a href>``)."""
        text = self._text
        name = text[start + 1 : start + 6].lower()
        if name.startswith(_PICTURES):
            source, alternative = attribute(text, "src", start, end), attribute(text, "alt", start, end)
            return RawLink("html", (start, end), alternative or (end, end), source, image=True) if source else None
        if name.startswith("/a") and self._anchors:
            opening, inner, target = self._anchors.pop()
            return RawLink("html", (opening, end), (inner, start), target, image=False)
        if name.startswith("a") and not name[1:2].isalnum():
            target_place = attribute(text, "href", start, end)
            if target_place:
                self._anchors.append((start, end, target_place))
        return None
