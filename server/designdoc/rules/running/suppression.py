"""Suppressions in the text: ``<!-- designdoc-disable RULE: reason -->`` and its kin, and what each of them covers.

``designdoc-disable`` holds up to the matching ``designdoc-enable`` or the end of the document,
``designdoc-disable-next-line`` for the next line that is not blank, ``designdoc-disable-file`` everywhere. Without a
rule all rules are meant but those about suppressions themselves, which are hidden only by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import accumulate

from designdoc.document.document import Document
from designdoc.document.model import Directive, DirectiveKind
from designdoc.findings import Finding
from designdoc.records import record
from designdoc.text import Span
from designdoc.text.regex import regex


@record
class Suppression:
    """One rule name in one suppression comment. ``name`` is empty when the comment names none and means all.

    ``span`` is the place of the name (of the comment when it names none), ``covers`` the text in which findings are
    hidden when they begin there.
    """

    directive: Directive
    name: str
    span: Span
    covers: Span


_BLANK_LINES = regex(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_REST_OF_LINE = regex(r"[^\r\n]*")


def read_suppressions(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a document in the order of the text."""
    directives = document.directives
    return tuple(
        Suppression(directive, name, span, _covered(document.text, directives[index:], name))
        for index, directive in enumerate(directives)
        if directive.kind not in (DirectiveKind.ENABLE, DirectiveKind.UNKNOWN)
        for name, span in _names(directive)
    )


def _names(directive: Directive) -> Iterator[tuple[str, Span]]:
    if directive.rules:
        yield from zip(directive.rules, directive.rule_spans, strict=True)
    else:
        yield "", directive.span


def _covered(text: str, directives: Sequence[Directive], name: str) -> Span:
    """What the first of the directives covers for one of its names; the others are those that follow it."""
    directive, following = directives[0], directives[1:]
    whole = Span(0, len(text) + 1)
    if directive.kind is DirectiveKind.DISABLE_FILE:
        return whole
    if directive.kind is DirectiveKind.DISABLE_NEXT_LINE:
        return _next_line(text, directive.span.end)
    ends = (d.span.start for d in following if d.kind is DirectiveKind.ENABLE and (not d.rules or name in d.rules))
    return Span(directive.span.start, next(ends, whole.end))


def _next_line(text: str, offset: int) -> Span:
    """The next line with text on it, after the line on which ``offset`` lies."""
    end_of_line = _end(_REST_OF_LINE, text, offset)
    start = _end(_BLANK_LINES, text, end_of_line)
    return Span(start, _end(_REST_OF_LINE, text, start) + 1)


def _end(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset


class Suppressions:
    """The suppressions of a document, by the names of the rules they hide.

    A document may hold thousands of both, so neither is compared with all of the other.
    """

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        """``suppressions`` are those of one document in the order of the text."""
        self._of_name: dict[str, list[Suppression]] = {}
        for suppression in suppressions:
            self._of_name.setdefault(suppression.name, []).append(suppression)
        for named in self._of_name.values():
            named.sort(key=lambda suppression: suppression.covers.start)
        self._starts = {name: [s.covers.start for s in named] for name, named in self._of_name.items()}
        # How far any of the first one, two, three... suppressions of a name reaches.
        self._reaches = {
            name: list(accumulate((s.covers.end for s in named), max)) for name, named in self._of_name.items()
        }
        self._hidden: dict[str, list[int]] = {}

    def hide(self, finding: Finding, names: Sequence[str], *, unnamed: bool = True) -> bool:
        """Whether a finding is hidden, ``names`` being all names of its rule. What was hidden is remembered.

        Without ``unnamed``, suppressions that name no rule hide nothing: they must not hide what is said about them.
        """
        if not self._of_name:
            return False
        at = finding.span.start
        hiding = [name for name in ("", *names)[0 if unnamed else 1 :] if self._reach(name, at) > at]
        for name in hiding:
            insort(self._hidden.setdefault(name, []), at)
        return bool(hiding)

    def used(self, suppression: Suppression) -> bool:
        """Whether a suppression has hidden a finding so far."""
        hidden = self._hidden.get(suppression.name, [])
        first = bisect_left(hidden, suppression.covers.start)
        return first < len(hidden) and hidden[first] < suppression.covers.end

    def _reach(self, name: str, offset: int) -> int:
        """How far the suppressions of a name reach that begin at or before an offset."""
        before = bisect_right(self._starts.get(name, ()), offset)
        return self._reaches[name][before - 1] if before else 0
