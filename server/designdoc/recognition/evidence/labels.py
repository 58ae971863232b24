"""Labels: what in a passage is named like a section of the framework, and how much follows it."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.model import Label, LabelKind, PassageContent
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.asking import is_open
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.headings.names import Match
from designdoc.recognition.scanning.prompts import PromptsLeft
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.words.counting import count_words, is_phrase
from designdoc.text import Span

_TABLE_OF_SECTIONS = 4
"""The fewest sections that the first cells of a table name where its rows are sections."""
_ROWS_OF_ONE_SECTION = 2
"""The fewest rows that name parts of one section."""
_LABEL_MENTION = 3
"""The fewest words after a label that mention its section; fewer are a value, such as a date."""
_LABEL_COVERED = 8
"""The fewest words after a label that cover its section if one of them is about it or is a figure, and the fewest that
mention it if the label may mean something else.
"""
_LABEL_LONG = 12
"""The fewest words after a label that cover its section whatever they are."""
_LABEL_SIGNS = 2
"""The fewest terms and figures after a label that cover its section while it stands under the heading of another."""
_LABEL_AMID = 25
"""The fewest words that do so with fewer terms and figures."""
_LIKE_HEADINGS = frozenset(
    {
        *(LabelKind.BOLD_PARAGRAPH, LabelKind.PLAIN_LINE, LabelKind.NESTED_HEADING, LabelKind.HTML_HEADING),
        LabelKind.OUTLINE_ITEM,
    }
)
"""Labels on a line of their own: one word there names a section as a heading does, if terms of the section follow."""
_HABIT = 4
"""The fewest labels in small letters that are a habit of the author, and how many times as many as others they are."""


class LabelMention(NamedTuple):
    """A bold lead-in, list label or table row that is named like a section; ``substantial`` when enough follows it, and
    ``concrete`` when that is enough under the heading of another section too.
    """

    span: Span
    text: str
    how: How
    substantial: bool
    concrete: bool


def labels_in(content: PassageContent, matcher: HeadingMatcher, scan: Scan) -> dict[str, tuple[LabelMention, ...]]:
    """The mentions by labels. A short text behind a label needs a word of the section or a figure to be substantial;
    what follows a label of several sections has to be about the second one to count for it.
    """
    mentions: dict[str, list[LabelMention]] = defaultdict(list)
    heading = content.heading.text if content.heading else ""
    named_by_rows = _named_by_rows(content, matcher)
    in_lower_case = _in_lower_case(content.labels)
    about: dict[str, tuple[list[int], list[int]]] = {}
    measured = [quantity.span.start for quantity in scan.quantities]
    for label in content.labels:
        match = matcher.names(label.text, heading)
        if label.kind is LabelKind.ROW_LABEL and named_by_rows.isdisjoint(match.sections):
            continue
        several_words = is_phrase(label.text) or match.together
        small = not several_words and label.text[:1].islower() and label.kind is not LabelKind.OUTLINE_ITEM
        if not (match.exact or _is_like_heading(label, match)) or (small and not in_lower_case):
            continue
        if len(match.sections) > 1 and not several_words:
            continue
        words = _words_after(label, content, scan.prompts)
        if words >= (_LABEL_MENTION if match.exact and not small else _LABEL_COVERED):
            how_ = How.TABLE if label.kind is LabelKind.ROW_LABEL else How.TEXT
            for number, section in enumerate(match.sections):
                if section not in about:
                    about[section] = _different(content, scan, section)
                terms = _terms_in(label.scope, *about[section])
                if number and not terms:
                    continue
                signs = terms + bisect_left(measured, label.scope.end) - bisect_left(measured, label.scope.start)
                enough = words >= (_LABEL_COVERED if signs else _LABEL_LONG)
                telling = several_words or (terms > 0 and label.kind in _LIKE_HEADINGS)
                concrete = match.together or words >= (_LABEL_COVERED if signs >= _LABEL_SIGNS else _LABEL_AMID)
                substantial = match.exact and telling and enough
                mentions[section].append(LabelMention(label.span, label.text, how_, substantial, concrete))
    return {section: tuple(found) for section, found in mentions.items()}


def _is_like_heading(label: Label, match: Match) -> bool:
    """Whether a label on a line of its own has a name of several sections of which, as for a heading, one is meant
    wherever it stands: "Data".
    """
    ambiguous = match.ambiguous
    return label.kind in _LIKE_HEADINGS and ambiguous is not None and bool(match.sections) and not ambiguous.choose


def _in_lower_case(labels: Sequence[Label]) -> bool:
    """Whether the author writes labels in small letters, as in notes: elsewhere one such word begins a sentence."""
    first = [label.text[0] for label in labels if label.kind is not LabelKind.ROW_LABEL]
    small = sum(map(str.islower, first))
    return small >= _HABIT and small > _HABIT * sum(map(str.isupper, first))


def _different(content: PassageContent, scan: Scan, section: str) -> tuple[list[int], list[int]]:
    """Where the marks of one section start, in order, and for each where the next mark of another term does."""
    ordered = sorted((scan.place(content, mark).start, mark.term) for mark in scan.marks.get(section, ()))
    following = [sys.maxsize] * len(ordered)
    for number in range(len(ordered) - 2, -1, -1):
        start, term = ordered[number + 1]
        following[number] = start if term != ordered[number][1] else following[number + 1]
    return [start for start, _ in ordered], following


def _terms_in(scope: Span, starts: Sequence[int], following: Sequence[int]) -> int:
    """How many different terms stand in a scope: none, one, or two for any more."""
    first = bisect_left(starts, scope.start)
    if first == len(starts) or starts[first] >= scope.end:
        return 0
    return 2 if following[first] < scope.end else 1


def _words_after(label: Label, content: PassageContent, prompts: PromptsLeft) -> int:
    scope = content.reading[label.scope.start : label.scope.end]
    left = any(label.scope.start <= place.start < label.scope.end for place in prompts.units.values())
    return 0 if left or is_open(scope) else count_words(scope)


def _named_by_rows(content: PassageContent, matcher: HeadingMatcher) -> frozenset[str]:
    """The sections that table rows speak for by their first cells: all that they name where the rows are sections, one
    after the other, else those of which two rows name a part ("Input", "Output").
    """
    rows = [label for label in content.labels if label.kind is LabelKind.ROW_LABEL]
    if len(rows) < _ROWS_OF_ONE_SECTION:
        return frozenset()
    naming = Counter(section for words in {row.text for row in rows} for section in matcher.names(words).sections)
    if len(naming) >= _TABLE_OF_SECTIONS and 2 * len(naming) >= len(rows):
        return frozenset(naming)
    return frozenset(section for section, count in naming.items() if count >= _ROWS_OF_ONE_SECTION)
