"""The inline scanner: one pass over the text of a paragraph, heading or cell.

It is exact where reference definitions play no part: code spans, escapes, autolinks, HTML, inline links and images,
emphasis. ``[text][label]`` and ``[label]`` are told as reference links, defined or not, because the definition may
stand anywhere in the document; whoever needs to know looks the label up.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from designdoc.document.inline.destinations import link_tail
from designdoc.document.inline.emphasis import Run, delimiter_run, pairs
from designdoc.document.inline.html import HtmlScanner
from designdoc.document.inline.links import RawLink

SPECIAL = re.compile(r"[\\`*_~\[\]<&{]|https?://|www\.")
"""What an inline text must contain to be anything but plain."""

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKTICKS = re.compile(r"`+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>`|\"\u3000-\u303f\uff00-\uff0f]{1,2000}")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)
_SPACE_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#32);", re.IGNORECASE)
_LONGEST_LABEL = 1000
_CHECKBOX_LABELS = ("", " ", "x", "X")


class _Bracket:
    """An opening bracket, and how many delimiter runs came before it."""

    __slots__ = ("image", "position", "runs")

    def __init__(self, position: int, image: bool, runs: int) -> None:
        self.position = position
        self.image = image
        self.runs = runs


class InlineScan:
    """The result of scanning ``text[start:end]``: all places count from the beginning of ``text``.

    ``markup`` are characters that no reader sees; ``hidden`` is what a reader sees but does not read as prose (code,
    bare URLs); ``strongs`` are (start, inner start, inner end, end) of strong emphasis; ``comments`` are whole comments.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.markup: list[tuple[int, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.links: list[RawLink] = []
        self.strongs: list[tuple[int, int, int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self._runs: list[Run] = []
        self._brackets: list[_Bracket] = []
        self._plain_brackets = 0
        self._escaped = -1
        self._html = HtmlScanner(text, end)
        self._backticks: dict[int, list[int]] | None = None
        self._scan()

    def _scan(self) -> None:
        text, end = self.text, self.end
        search = SPECIAL.search
        readers = _READERS
        found = search(text, self.start, end)
        while found:
            at = found.start()
            at = readers[text[at]](self, at)
            found = search(text, at, end)
        self._match_emphasis(0)
        self.markup.sort()

    def _match_emphasis(self, first: int) -> None:
        for opening, closing, width in pairs(self._runs[first:]):
            self.markup += ((opening, opening + width), (closing, closing + width))
            if width == 2 and self.text[opening] != "~":
                self.strongs.append((opening, opening + 2, closing, closing + 2))
        del self._runs[first:]

    def _backslash(self, at: int) -> int:
        following = self.text[at + 1 : at + 2] if at + 1 < self.end else ""
        if following in _PUNCTUATION or following == "\n":
            self.markup.append((at, at + 1))
            self._escaped = at + 1
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        opening = _BACKTICKS.match(self.text, at, self.end)
        behind = opening.end() if opening else at + 1
        if self._backticks is None:
            self._backticks = {}
            for run in _BACKTICKS.finditer(self.text, at, self.end):
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
        run = delimiter_run(self.text, at, (self.start, self.end))
        behind = run.end
        if (run.can_open or run.can_close) and (run.character != "~" or run.length == 2):
            self._runs.append(run)
        return behind

    def _open_bracket(self, at: int) -> int:
        image = at > self.start and self.text[at - 1] == "!" and self._escaped != at - 1
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
        tail = link_tail(self.text, at + 1, self.end) if self.text.startswith("(", at + 1, self.end) else None
        if tail is None:
            return self._reference(bracket, at)
        target, behind = tail
        start = bracket.position - bracket.image
        self.markup += ((start, bracket.position + 1), (at, behind))
        link = RawLink("inline", (start, behind), (bracket.position + 1, at), target, bracket.image)
        self.links.append(link)
        self._match_emphasis(bracket.runs)
        if not bracket.image:
            # A link cannot lie in a link: the brackets around this one are plain from now on, except those of images.
            self._plain_brackets = len(self._brackets)
        return behind

    def _reference(self, bracket: _Bracket, at: int) -> int:
        """A reference link, if it is one: ``[text][label]``, ``[label][]``, ``[label]``; a footnote is hidden."""
        opening = bracket.position
        inner = (opening + 1, at)
        start = opening - bracket.image
        text = self.text[opening + 1 : at] if at - opening <= _LONGEST_LABEL else "["
        if text.startswith("^"):
            self.markup += ((opening, opening + 1), (at, at + 1))
            self.hidden.append(inner)
            return at + 1
        label = _LABEL.match(self.text, at + 1, self.end)
        if label and label.group(1).strip():
            behind, target = label.end(), (label.start(1), label.end(1))
        else:
            behind, target = (label.end() if label and not label.group(1) else at + 1), inner
        if "[" in text or (text in _CHECKBOX_LABELS and target == inner) or not text.strip():
            return at + 1
        self.markup += ((start, opening + 1), (at, behind))
        self.links.append(RawLink("reference", (start, behind), inner, target, bracket.image))
        return behind

    def _angle(self, at: int) -> int:
        link = self._html.autolink(at)
        if link:
            self.markup += ((at, at + 1), (link.end() - 1, link.end()))
            self.hidden.append(link.span(1))
            self.links.append(RawLink("autolink", link.span(), link.span(1), link.span(1), False))
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
        found = _SPACE_ENTITY.match(self.text, at, self.end)
        if not found:
            return at + 1
        self.markup.append(found.span())
        return found.end()

    def _brace(self, at: int) -> int:
        """An MDX comment: ``{/* … */}``."""
        if not self.text.startswith("{/*", at):
            return at + 1
        closing = self.text.find("*/}", at + 3, self.end)
        if closing < 0:
            return at + 3
        self.markup.append((at, closing + 3))
        self.comments.append((at, closing + 3))
        return closing + 3

    def _url(self, at: int) -> int:
        """A bare URL, as GitHub links it: not within a word, without the punctuation that ends the sentence."""
        before = self.text[at - 1] if at > self.start else " "
        found = None if before.isalnum() else _URL.match(self.text, at, self.end)
        if not found:
            return at + 1
        end = at + len(_without_trailing_punctuation(found.group()))
        self.hidden.append((at, end))
        self.links.append(RawLink("autolink", (at, end), (at, end), (at, end), False))
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
