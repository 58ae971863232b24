"""A metric at a cut-off whose k stays a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, outline_check
from designdoc.rules.fixes.wordings import alternatives
from designdoc.rules.seeing.sees import content as see
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_AT_LETTER = regex(r"\b([A-Za-z][\w-]*)[ ]?@[ ]?([kKnN])\b(?!\w)")
_AT_NUMBER = regex(r"\b([A-Za-z][\w-]*)[ ]?@[ ]?\{?\d")
_FORMULA = regex(r"[^\n]{0,80}(?:\b[tT]op[- ]?[kKnN]\b|/[ ]?[kKnN]\b|[ ]at [kKnN]\b)")
"""On the line of a metric that is being explained: "Precision@K: relevant in top-K / K"."""
_DEFINED = regex(
    r"\b[kKnN]\b[`*_\s]*(?:=|:|≈|∈|in\b|is\b|of\s+\d|equals\b|from\b|between\b|up to\b|up\b|at\b|среди|равн|等于|为|は)"
    r"|\btop[- ]?\d|(?:where|choose|chosen|different|several|various|values of|each|varying) [`*_]?[kKnN]\b"
    r"|@[ ]?[kKnN][`*_\s]*\([^)]*\d",
    re.IGNORECASE,
)


@record
class Options:
    """``metrics`` are names that stand before ``@k``, ``sections`` where they are chosen, ``usual`` are
    common cut-offs to choose from, to be put in the place of the letter.
    """

    metrics: tuple[str, ...]
    sections: tuple[SectionId, ...]
    usual: tuple[int, ...] = (10, 5, 20, 100)


@remembered
def letters(content: PassageContent) -> tuple[tuple[str, Span], ...]:
    """The metrics at a letter: name and place. A line that says how the metric is computed leaves the letter open."""
    if "@" not in content.reading:
        return ()
    found = _AT_LETTER.finditer(content.reading)
    return tuple((m[1], Span(*m.span())) for m in found if not _FORMULA.match(content.reading, m.end()))


@remembered
def numbers(content: PassageContent) -> frozenset[str]:
    """The metrics at a number, in code and headings too."""
    if "@" not in content.text:
        return frozenset()
    return frozenset(match[1].casefold() for match in _AT_NUMBER.finditer(content.text))


@remembered
def defines_letter(content: PassageContent) -> bool:
    """Whether a passage says what the letter stands for, or names a length of the list."""
    return _DEFINED.search(content.text) is not None


@remembered
def _names(content: PassageContent) -> tuple[str, ...]:
    return tuple(name for name, _ in letters(content))


_NAMES, _NUMBERS, _DEFINES = map(see, (_names, numbers, defines_letter))


@outline_check(_NAMES)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit at the first mention of each metric in the sections, if the letter is explained nowhere."""
    contents = view.document.contents
    if not any(map(letters, contents)):
        return
    view.looked_at.update((_DEFINES, _NUMBERS))
    if any(map(defines_letter, contents)):
        return
    numbered = {name for content in contents for name in numbers(content)}
    reported: set[str] = set()
    for passage in view.passages_of(*options.sections):
        for name, span in letters(passage.content):
            known = name.casefold()
            if known in options.metrics and known not in numbered | reported:
                reported.add(known)
                yield _hit(view, span.shift(passage.start), options)


def _hit(view: DocumentView, span: Span, options: Options) -> Hit:
    text = view.document.text[span.start : span.end]
    letter = Span(span.end - 1, span.end)
    fixes = alternatives(letter, {f"{text[:-1]}{cutoff}": str(cutoff) for cutoff in options.usual})
    return Hit(span, {"metric": quoted(text)}, fixes=fixes)
