"""The data that should measure the result is used to make choices."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.statements import statements, within, words_in
from designdoc.rules.seeing.needs import mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_CLAUSE = regex(
    r"[.;:!?]\s|[。；，！？]|[,;]\s+(?:and|but|then|while|which)\b|\n\s*\n|(?:\bbut\b|\bthen\b|\band then\b)"
)
_WORDS_BETWEEN = 8
"""The words between what is chosen and the test set, from which they no longer belong together."""


@record
class Options:
    """Word lists: ``choosing`` (tune, select), ``test_sets`` (on the test set), ``validation`` (words that show that
    the clause speaks of validation data, too) and ``negation``. In the languages ``verb_last`` the choice may be named
    after the data.
    """

    choosing: WordList
    test_sets: WordList
    validation: WordList
    negation: str = "negation"
    verb_last: tuple[str, ...] = ()


@passage_check(mentions("test_sets"), mentions("choosing"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each clause in which something is chosen on the test set."""
    test_sets = passage.words(options.test_sets)
    if not test_sets or not passage.words(options.choosing):
        return
    reading = passage.content.reading
    either_side = passage.surroundings.language in options.verb_last
    for statement in statements(passage):
        choosing = words_in(statement, passage.words(options.choosing))
        for span in words_in(statement, test_sets):
            near = [c for c in choosing if c.end <= span.start and _are_near(reading[c.end : span.start])]
            if either_side:
                near += [c for c in choosing if c.start >= span.end and _are_near(reading[span.end : c.start])]
            if not near or "?" in statement.source:
                continue
            clause = Span(statement.span.start, _clause_end(reading, span.end, statement.span.end))
            negated = within(Span(clause.start, max(span.start, near[-1].start)), passage.words(options.negation))
            if not negated and not within(clause, passage.words(options.validation)):
                yield _hit(passage, span)
                break


def _are_near(between: str) -> bool:
    return len(between.split()) < _WORDS_BETWEEN and _CLAUSE.search(between) is None


def _clause_end(reading: str, start: int, end: int) -> int:
    found = _CLAUSE.search(reading, start, end)
    return found.start() if found else end


def _hit(passage: PassageView, span: Span) -> Hit:
    phrase = passage.quote(span)
    at = phrase.lower().rfind("test")
    word = Span(span.start + at, span.start + at + len("test"))
    fix = Fix("Write 'validation'", (TextEdit(word, "validation"),), asks=True)
    whole = at >= 0 and not phrase[at + len("test") :][:1].isalpha()
    return Hit(span, {"phrase": quoted(phrase)}, fixes=(fix,) if whole else ())
