"""Labels: pieces of text that stand like a heading without being one."""

from __future__ import annotations

import re

from designdoc.document.inline.scanner import InlineScan
from designdoc.document.model import Block, Cell, Label, LabelKind
from designdoc.text import Span
from designdoc.text.regex import regex

_COLONS = (":", "：")
_ENDS_OF_LABEL = ":：."
_BEHIND_BOLD_PARAGRAPH = " \t\n" + _ENDS_OF_LABEL
_MOST_WORDS_OF_LIST_LABEL = 6
_LONGEST_LIST_LABEL = 80
_LONGEST_BOLD_LABEL = 120

_WORD = r"[^\s:：.!?;,。！？；，|<>`\[\](){}=/\\]+"
_FEW_WORDS = rf"({_WORD}(?: {_WORD}){{0,3}})"

_EQUALS = " = "
"""What says what a name stands for, as a colon does: "Truth = the reading of the meter"."""

_LEAD_IN = regex(
    rf"(?:^[ ]{{0,3}}|(?<=[.!?][ ])|(?<=[。！？])[ ]?){_FEW_WORDS}(?:[ \u00a0\u202f]?(?:：|:(?=\s|\Z))|{_EQUALS})",
    re.MULTILINE,
)
"""Up to four words without punctuation and the colon behind them, at the beginning of a line or sentence."""

_FIRST_LINE = regex(rf"[ ]{{0,3}}{_FEW_WORDS}[ \t]*(?:\n|\Z)")
"""Up to four words without punctuation that are the whole first line of a paragraph."""


def may_label(piece: str) -> bool:
    """Whether a text that holds no markup may have labels in it; most do not."""
    return ":" in piece or "：" in piece or _EQUALS in piece


Strong = tuple[int, int, int, int]
"""Strong emphasis: where it starts, where its words start and end, and where it ends."""

FarReaching = tuple[int, Label]
"""Where a label begins with its markup, and the label, whose scope is still empty."""


class Labeller:
    """Finds the labels in one inline text that stands at ``start`` of the passage."""

    def __init__(self, piece: str, start: int, scan: InlineScan | None) -> None:
        self.piece = piece
        self.start = start
        self.scan = scan

    def of_paragraph(self, scope_end: int) -> list[Label]:
        """The label that a whole bold paragraph is, or the bold lead-ins of its lines, of which the last reaches to
        ``scope_end``. The scope of a bold paragraph is empty: ``scoped`` finds it when it is known what follows.
        """
        if self.scan is None or not self.scan.strongs:
            return []
        strongs = sorted(s for s in self.scan.strongs if s[2] - s[1] <= _LONGEST_BOLD_LABEL and self._words(s))
        if strongs and strongs[0][0] == 0 and not self.piece[strongs[0][3] :].strip(_BEHIND_BOLD_PARAGRAPH):
            return [self._bold(LabelKind.BOLD_PARAGRAPH, strongs[0], Span(len(self.piece), len(self.piece)))]
        strongs = [strong for strong in strongs if strong[0] == 0 or self._leads_line(strong)]
        ends = [*(strong[0] for strong in strongs[1:]), scope_end - self.start]
        return [
            self._bold(LabelKind.BOLD_LEAD_IN, strong, Span(self._behind_colon(strong[3]), end))
            for strong, end in zip(strongs, ends, strict=bool(strongs))
        ]

    def of_first_line(self) -> list[FarReaching]:
        """The few words that are all of a paragraph's first line, as in a text that was pasted without its headings.
        The scope is empty, as that of a bold paragraph is.
        """
        line = _FIRST_LINE.match(self.piece)
        if line is None or line[1][0].islower():
            return []
        words = self.scan.plain(*line.span(1)).strip() if self.scan else line[1]
        place, behind = Span(*line.span(1)).shift(self.start), self.start + line.end()
        return [(self.start, Label(LabelKind.PLAIN_LINE, place, Span(behind, behind), words))]

    def of_lines(self, scope_end: int) -> list[Label]:
        """The few words before a colon with which lines and sentences of plain text begin: "Baseline: the most popular
        titles".
        """
        if not may_label(self.piece):
            return []
        found = [(match.start(1), match.end(1), match.end()) for match in _LEAD_IN.finditer(self.piece)]
        ends = [*(start for start, _, _ in found[1:]), scope_end - self.start]
        return [
            Label(
                LabelKind.PLAIN_LEAD_IN,
                Span(start, stop).shift(self.start),
                Span(behind, end).shift(self.start),
                self.scan.plain(start, stop).strip() if self.scan else self.piece[start:stop],
            )
            for (start, stop, behind), end in zip(found, ends, strict=bool(found))
        ]

    def of_item(self, item_end: int, gathers: bool) -> list[Label]:
        """The labels of a list item, which hold up to ``item_end``: bold ones, the few words before a colon, where the
        item ``gathers`` a list of its own, the few words that it consists of, or those that are its first line.
        """
        labels = self.of_paragraph(item_end)
        if labels and labels[0].kind is LabelKind.BOLD_PARAGRAPH:
            return [labels[0]._replace(kind=LabelKind.BOLD_LEAD_IN, scope=Span(labels[0].scope.start, item_end))]
        labels = labels or self._before_colon(item_end) or (self._whole(item_end) if gathers else [])
        return labels or [
            label._replace(kind=LabelKind.OUTLINE_ITEM, scope=Span(label.scope.start, item_end))
            for _, label in (self.of_first_line() if "\n" in self.piece else ())
        ]

    def _whole(self, item_end: int) -> list[Label]:
        """The item's own words; a link over further links is an entry in a table of contents."""
        text = self.piece.rstrip()
        words = (self.scan.plain(0, len(text)) if self.scan else text).strip()
        if not words or "\n" in text or text.startswith("[") or len(words.split()) > _MOST_WORDS_OF_LIST_LABEL:
            return []
        span = Span(self.start, self.start + len(text))
        return [Label(LabelKind.OUTLINE_ITEM, span, Span(span.end, item_end), words)]

    def _before_colon(self, item_end: int) -> list[Label]:
        end = self._colon()
        if end <= 0:
            return []
        words = (self.scan.plain(0, end) if self.scan else self.piece[:end]).strip()
        if not words or len(words.split()) > _MOST_WORDS_OF_LIST_LABEL or words.count("(") != words.count(")"):
            return []
        span = Span(self.start, self.start + len(self.piece[:end].rstrip()))
        return [Label(LabelKind.LIST_LABEL, span, Span(self.start + end + 1, item_end), words)]

    def _colon(self) -> int:
        """The place of the first colon that a space, a line end or nothing follows, or of the sign between a name and
        what it stands for, on the first line.
        """
        head = self.piece[: _LONGEST_LIST_LABEL + 2].split("\n", 1)[0]
        full_width = head.find("：")
        plain = head.find(":")
        while plain >= 0 and not head[plain + 1 : plain + 2].isspace() and plain + 1 < len(head):
            plain = head.find(":", plain + 1)
        equals = head.find(_EQUALS) + 1
        found = [place for place in (plain, full_width, equals) if 0 < place <= _LONGEST_LIST_LABEL]
        return min(found, default=-1)

    def _leads_line(self, strong: Strong) -> bool:
        """Whether strong text begins a further line and ends like a label, with a colon or full stop."""
        start, _, inner_end, end = strong
        line_start = self.piece.rfind("\n", 0, start)
        if line_start < 0 or self.piece[line_start:start].strip():
            return False
        return self.piece[inner_end - 1] in _ENDS_OF_LABEL or self.piece.startswith(_COLONS, end)

    def _behind_colon(self, end: int) -> int:
        return end + 1 if self.piece.startswith(_COLONS, end) else end

    def _bold(self, kind: LabelKind, strong: Strong, scope: Span) -> Label:
        _, inner_start, inner_end, _ = strong
        return Label(kind, Span(inner_start, inner_end).shift(self.start), scope.shift(self.start), self._words(strong))

    def _words(self, strong: Strong) -> str:
        """The words of strong text; a colon that is set in code has none."""
        words = self.scan.plain(strong[1], strong[2]) if self.scan else ""
        return " ".join(words.split()).rstrip(_ENDS_OF_LABEL).rstrip()


def row_label(cells: tuple[Cell, ...]) -> Label | None:
    """The first cell of a table row as the label of the others."""
    if len(cells) < 2:
        return None
    words = cells[0].text.rstrip(_ENDS_OF_LABEL)
    scope = Span(cells[1].span.start, cells[-1].span.end)
    return Label(LabelKind.ROW_LABEL, cells[0].span, scope, words) if words else None


def nested_heading(block: Block) -> list[FarReaching]:
    """A heading within a list or quote; its scope is found like that of a bold paragraph."""
    heading = block.heading
    if heading is None or not heading.text:
        return []
    label = Label(LabelKind.NESTED_HEADING, heading.text_span, Span(block.span.end, block.span.end), heading.text)
    return [(block.span.start, label)]


def scoped(labels: list[FarReaching], end: int) -> list[Label]:
    """The labels of one container that reach beyond their own block, with their scopes: up to where the next one of the
    same kind begins, markup included, or to the container's end.
    """
    following: dict[LabelKind, int] = {}
    done = []
    for start, label in reversed(labels):
        scope = Span(label.scope.start, max(following.get(label.kind, end), label.scope.start))
        following[label.kind] = start
        done.append(label._replace(scope=scope))
    return done
