"""The inline scanner: one pass over the text of a paragraph, heading or cell.

It is exact where reference definitions play no part: code spans, escapes, autolinks, HTML, inline links and images,
emphasis. ``[text][label]`` and ``[label]`` are told as reference links, defined or not, because the definition may
stand anywhere in the document; whoever needs to know looks the label up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape

from designdoc.document.inline.destinations import link_tail
from designdoc.document.inline.emphasis import Run, delimiter_run, pairs
from designdoc.document.inline.html import HtmlScanner
from designdoc.document.inline.links import RawLink
from designdoc.text.regex import regex

_SPECIAL = regex(r"[\\`*_~\[\]<&{]")
"""What an inline text without URLs must contain to be anything but plain."""

_SPECIAL_OR_URL = regex(r"[\\`*_~\[\]<&{]|https?://|www\.")

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKTICKS = regex(r"`+")
_URL = regex(r"(?:https?://|www\.)[^\s<>`|\"\u3000-\u303f\uff00-\uff0f]{1,2000}")
_LABEL = regex(r"\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)
_ENTITY = regex(r"&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
LONGEST_LABEL = 1000
"""The most code points of a link label; CommonMark allows no more than 999."""
_ALERTS = ("!NOTE", "!TIP", "!IMPORTANT", "!WARNING", "!CAUTION")
_CHECKBOX_LABELS = ("", " ", "x", "X")


class _Bracket:
    """An opening bracket, how many delimiter runs came before it, and how deep links lie in it."""

    __slots__ = ("depth", "image", "position", "runs")

    def __init__(self, position: int, image: bool, runs: int) -> None:
        self.position = position
        self.image = image
        self.runs = runs
        self.depth = 0


def scan_inline(piece: str) -> InlineScan | None:
    """Scan the text of a paragraph, heading or cell; ``None`` when it is plain, as most are."""
    special = _SPECIAL_OR_URL if "://" in piece or "www." in piece else _SPECIAL
    first = special.search(piece)
    return InlineScan(piece, special, first) if first else None


class InlineScan:
    """The result of a scan: all places count from the beginning of the piece of text that was scanned.

    ``markup`` are characters that no reader sees as they are; ``entities`` say what is seen in place of some of them;
    ``hidden`` is what a reader sees but does not read as prose (code, bare URLs); ``strongs`` are (start, inner start,
    inner end, end) of strong emphasis; ``comments`` are comments.
    """

    __slots__ = (
        "_backticks",
        "_brackets",
        "_escaped",
        "_html",
        "_plain_brackets",
        "_runs",
        "comments",
        "entities",
        "hidden",
        "links",
        "markup",
        "strongs",
        "text",
    )

    def __init__(self, piece: str, special: re.Pattern[str], first: re.Match[str]) -> None:
        self.text = piece
        self.markup: list[tuple[int, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.links: list[RawLink] = []
        self.strongs: list[tuple[int, int, int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self.entities: dict[int, str] = {}
        self._runs: list[Run] = []
        self._brackets: list[_Bracket] = []
        self._plain_brackets = 0
        self._escaped = -1
        self._html: HtmlScanner | None = None
        self._backticks: dict[int, list[int]] | None = None
        self._scan(special, first)

    def plain(self, start: int, end: int) -> str:
        """``text[start:end]`` without markup."""
        markup = self.markup
        index = bisect_left(markup, (start, start))
        pieces: list[str] = []
        at = start
        while index < len(markup) and markup[index][0] < end:
            first, last = markup[index]
            if first >= at:
                pieces += (self.text[at:first], self.entities.get(first, ""))
                at = last
            index += 1
        if at < end:
            pieces.append(self.text[at:end])
        return "".join(pieces)

    def _scan(self, special: re.Pattern[str], first: re.Match[str]) -> None:
        text = self.text
        search = special.search
        readers = _READERS
        found: re.Match[str] | None = first
        while found:
            at = found.start()
            found = search(text, readers[text[at]](self, at))
        if self._runs:
            self._match_emphasis(0)
        self.markup.sort()

    def _match_emphasis(self, first: int) -> None:
        for opening, closing, width in pairs(self._runs[first:]):
            self.markup += ((opening, opening + width), (closing, closing + width))
            if width == 2 and self.text[opening] != "~":
                self.strongs.append((opening, opening + 2, closing, closing + 2))
        del self._runs[first:]

    def _backslash(self, at: int) -> int:
        following = self.text[at + 1 : at + 2] or " "
        if following in _PUNCTUATION or following == "\n":
            self.markup.append((at, at + 1))
            self._escaped = at + 1
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        opening = _BACKTICKS.match(self.text, at)
        behind = opening.end() if opening else at + 1
        if self._backticks is None:
            self._backticks = {}
            for run in _BACKTICKS.finditer(self.text, at):
                self._backticks.setdefault(run.end() - run.start(), []).append(run.start())
        closers = self._backticks.get(behind - at, [])
        index = bisect_left(closers, behind)
        if index == len(closers):
            return behind
        closing = closers[index]
        self.markup += ((at, behind), (closing, closing + behind - at))
        self.hidden.append((behind, closing))
        return closing + behind - at

    def _delimiter(self, at: int) -> int:
        run = delimiter_run(self.text, at)
        behind = run.end
        if (run.can_open or run.can_close) and (run.character != "~" or run.length == 2):
            self._runs.append(run)
        return behind

    def _open_bracket(self, at: int) -> int:
        image = at > 0 and self.text[at - 1] == "!" and self._escaped != at - 1
        self._brackets.append(_Bracket(at, image, len(self._runs)))
        return at + 1

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        bracket = self._brackets.pop()
        if len(self._brackets) < self._plain_brackets:
            self._plain_brackets = len(self._brackets)
            if not bracket.image:
                return at + 1
        tail = link_tail(self.text, at + 1, len(self.text)) if self.text.startswith("(", at + 1) else None
        if tail is None:
            return self._reference(bracket, at)
        target, behind = tail
        start = bracket.position - bracket.image
        self.markup += ((start, bracket.position + 1), (at, behind))
        link = RawLink("inline", (start, behind), (bracket.position + 1, at), target, image=bracket.image)
        link.depth = bracket.depth + 1
        self.links.append(link)
        if self._brackets:
            self._brackets[-1].depth = max(self._brackets[-1].depth, link.depth)
        if len(self._runs) > bracket.runs:
            self._match_emphasis(bracket.runs)
        if not bracket.image:
            # A link cannot lie in a link: the brackets around this one are plain from now on, except those of images.
            self._plain_brackets = len(self._brackets)
        return behind

    def _reference(self, bracket: _Bracket, at: int) -> int:
        """A reference link, if it is one: ``[text][label]``, ``[label][]``, ``[label]``; footnotes are hidden."""
        opening = bracket.position
        inner = (opening + 1, at)
        start = opening - bracket.image
        text = self.text[opening + 1 : at] if at - opening <= LONGEST_LABEL else "["
        if text.startswith("^") or text in _ALERTS:
            self.markup += ((opening, opening + 1), (at, at + 1))
            self.hidden.append(inner)
            return at + 1
        label = _LABEL.match(self.text, at + 1)
        if label and label.group(1).strip():
            behind, target = label.end(), (label.start(1), label.end(1))
        else:
            behind, target = (label.end() if label and not label.group(1) else at + 1), inner
        if "[" in text or (text in _CHECKBOX_LABELS and target == inner) or not text.strip():
            return at + 1
        self.markup += ((start, opening + 1), (at, behind))
        self.links.append(RawLink("reference", (start, behind), inner, target, image=bracket.image))
        return behind

    def _angle(self, at: int) -> int:
        if self._html is None:
            self._html = HtmlScanner(self.text, len(self.text))
        link = self._html.autolink(at)
        if link:
            self.markup += ((at, at + 1), (link.end() - 1, link.end()))
            self.hidden.append(link.span(1))
            self.links.append(RawLink("autolink", link.span(), link.span(1), link.span(1), image=False))
            return link.end()
        behind = self._html.end_of(at)
        if behind is None:
            return at + 1
        self.markup.append((at, behind))
        if self.text.startswith("<!--", at):
            self.comments.append((at, behind))
        else:
            link_of_tag = self._html.link_of_tag(at, behind)
            if link_of_tag:
                self.links.append(link_of_tag)
        return behind

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        meaning = unescape(found.group()) if found else ""
        if found is None or meaning == found.group() or (meaning.endswith(";") and found.group(1) != "semi"):
            return at + 1
        self.markup.append(found.span())
        self.entities[at] = " " if meaning.isspace() else meaning
        return found.end()

    def _brace(self, at: int) -> int:
        """An MDX comment: ``{/* … */}``."""
        if not self.text.startswith("{/*", at):
            return at + 1
        closing = self.text.find("*/}", at + 3)
        if closing < 0:
            return at + 3
        self.markup.append((at, closing + 3))
        self.comments.append((at, closing + 3))
        return closing + 3

    def _url(self, at: int) -> int:
        """A bare URL, as GitHub links it: not within a word, without the punctuation that ends the sentence."""
        before = self.text[at - 1] if at else " "
        found = None if before.isalnum() else _URL.match(self.text, at)
        if not found:
            return at + 1
        end = at + len(_without_trailing_punctuation(found.group()))
        self.hidden.append((at, end))
        self.links.append(RawLink("autolink", (at, end), (at, end), (at, end), image=False))
        return end


def _without_trailing_punctuation(url: str) -> str:
    """A URL as it is meant: a final bracket belongs to it only when it is opened in it."""
    while True:
        shorter = url.rstrip("?!.,:;*_~'\\]")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter


_READERS = {
    "\\": InlineScan._backslash,
    "`": InlineScan._code,
    "*": InlineScan._delimiter,
    "_": InlineScan._delimiter,
    "~": InlineScan._delimiter,
    "[": InlineScan._open_bracket,
    "]": InlineScan._close_bracket,
    "<": InlineScan._angle,
    "&": InlineScan._entity,
    "{": InlineScan._brace,
    "h": InlineScan._url,
    "w": InlineScan._url,
}
