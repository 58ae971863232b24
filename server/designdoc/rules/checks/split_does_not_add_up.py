"""The shares of a train, validation and test split do not make a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from designdoc.document.model import UnitKind
from designdoc.findings import Fix
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.terms.vocabulary import METRIC
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.figures.subjects import beside
from designdoc.rules.seeing.needs import PERCENT, RATIO, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit

_REACH = 60
"""The most code points between a ratio and the words of a split."""
_NEAR = 16
"""The most code points between a percentage and the part it belongs to."""
_MOST_OFF = Decimal(30)
"""How far from 100 percent the shares of a split may be, in points; further off they are results and no split."""


@record
class Options:
    """``train``, ``validation`` and ``test`` are word lists of the parts, ``split`` that of the act of splitting."""

    train: WordList
    validation: WordList
    test: WordList
    split: WordList


@passage_check(has(RATIO, PERCENT), mentions("train", "validation", "test"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each split written as a ratio or as percentages whose parts do not add up."""
    lists = [passage.words(name) for name in (options.train, options.validation, options.test)]
    if not any(lists):
        return
    said = list(statements(passage))
    for statement in said:
        if not statement.quantities:
            continue
        parts = [words_in(statement, spans) for spans in lists]
        for quantity in statement.numbers:
            if quantity.measure is Measure.RATIO and _is_split(passage, statement, quantity, parts, options):
                yield from _ratio(passage, quantity)
        yield from _percentages(passage, statement, parts)
    yield from _one_below_another(passage, said, lists)


def _one_below_another(
    passage: PassageView, said: Sequence[Statement], lists: Sequence[Sequence[Span]]
) -> Iterator[Hit]:
    """Train, validation and test in items or rows of their own, each with one percentage and nothing else counted."""
    shares: list[tuple[int, Quantity]] = []
    block = None
    for statement in (*said, None):
        share = _share(passage, statement, lists) if statement else None
        if share is None or statement is None or statement.unit.block != block:
            yield from _sum_of(passage, shares)
            shares = []
        if share is not None and statement is not None:
            shares.append(share)
            block = statement.unit.block


def _share(passage: PassageView, statement: Statement, lists: Sequence[Sequence[Span]]) -> tuple[int, Quantity] | None:
    """The part that an item or row begins with and its share; ``None`` where it says anything else in numbers."""
    if statement.unit.kind is UnitKind.SENTENCE or not statement.quantities:
        return None
    if len(statement.numbers) != 1 or _names_a_metric(passage, statement):
        return None
    quantity = statement.numbers[0]
    leading = [part for part, spans in enumerate(lists) if words_in(statement, spans)]
    if len(leading) != 1 or quantity.measure is not Measure.PERCENT or quantity.is_range or quantity.change:
        return None
    word = words_in(statement, lists[leading[0]])[0]
    before = statement.text[: word.start - statement.span.start].strip(" -*+|_")
    return None if before or not beside(statement, [word], quantity, _NEAR) else (leading[0], quantity)


def _sum_of(passage: PassageView, shares: list[tuple[int, Quantity]]) -> Iterator[Hit]:
    """One hit where train, validation and test follow each other and do not make a whole."""
    if [part for part, _ in shares] != [0, 1, 2]:
        return
    total = sum((quantity.value for _, quantity in shares), Decimal(0))
    if 1 < abs(total - 100) <= _MOST_OFF:
        split = " / ".join(passage.quote(quantity.span) for _, quantity in shares)
        yield Hit(shares[-1][1].span, {"split": split, "sum": _percent(total, Decimal(100))})


def _is_split(
    passage: PassageView, statement: Statement, quantity: Quantity, parts: list[list[Span]], options: Options
) -> bool:
    """Whether a ratio stands beside the words of a split. Two shares need the words for just two parts."""
    train, validation, test = ([s for s in spans if _distance(s, quantity.span) <= _REACH] for spans in parts)
    act = [s for s in words_in(statement, passage.words(options.split)) if _distance(s, quantity.span) <= _REACH]
    if len(quantity.parts) == 2:
        return bool(train and test) and not parts[1] and _plausible(quantity.parts)
    return len(quantity.parts) == 3 and bool((train and (validation or test)) or (act and (train or test)))


def _plausible(parts: tuple[Decimal, ...]) -> bool:
    """Whether two shares look like a split and not like "1/2" or a date."""
    return min(parts) >= 5 and max(parts) >= 50


def _distance(span: Span, other: Span) -> int:
    return max(0, other.start - span.end, span.start - other.end)


def _ratio(passage: PassageView, quantity: Quantity) -> Iterator[Hit]:
    total = sum(quantity.parts, Decimal(0))
    whole = _whole(quantity.parts)
    if whole is None or abs(total - whole) <= whole / 100:
        return
    rest = whole - (total - quantity.parts[-1])
    fixes = (_last_share(passage, quantity, rest),) if rest > 0 else ()
    yield Hit(quantity.span, {"split": passage.quote(quantity.span), "sum": _percent(total, whole)}, fixes=fixes)


def _whole(parts: tuple[Decimal, ...]) -> Decimal | None:
    """What the parts should add up to; ``None`` where they are a plain proportion such as 8:1:1 or 3/2/1."""
    if all(0 < part < 1 for part in parts):
        return Decimal(1)
    if any(part < 1 or part > 99 or part != part.to_integral_value() for part in parts) or max(parts) < 20:
        return None
    return Decimal(100)


def _percent(total: Decimal, whole: Decimal) -> str:
    return f"{(total * 100 / whole).normalize():f}"


def _last_share(passage: PassageView, quantity: Quantity, rest: Decimal) -> Fix:
    text = passage.quote(quantity.span)
    start = max(text.rfind("/"), text.rfind(":")) + 1
    digits = text[start:].lstrip()
    offset = quantity.span.start + start + len(text[start:]) - len(digits)
    length = len(digits) - len(digits.lstrip("0123456789."))
    place = Span(offset, offset + length)
    return Fix(f"Make the last share {rest.normalize():f}", (TextEdit(place, f"{rest.normalize():f}"),))


def _percentages(passage: PassageView, statement: Statement, parts: list[list[Span]]) -> Iterator[Hit]:
    """70% train, 15% validation, 10% test: each part with one percentage of its own."""
    percents = [q for q in statement.numbers if q.measure is Measure.PERCENT and not q.change]
    if len(percents) != len([p for p in parts if p]) or len(percents) < 2 or not (parts[0] and parts[2]):
        return
    if any(q.is_range for q in percents) or not all(_owns(statement, spans, percents) for spans in parts if spans):
        return
    total = sum((q.value for q in percents), Decimal(0))
    if abs(total - 100) > 1 and not _names_a_metric(passage, statement):
        span = Span(percents[0].span.start, percents[-1].span.end)
        split = " / ".join(passage.quote(q.span) for q in percents)
        yield Hit(span, {"split": split, "sum": _percent(total, Decimal(100))})


def _names_a_metric(passage: PassageView, statement: Statement) -> bool:
    """Whether the percentages may be results: "an accuracy of 85% on the training set and 84% on the test set"."""
    return any(words_in(statement, spans) for key, spans in passage.scan.found.items() if key[0] == METRIC)


def _owns(statement: Statement, spans: list[Span], percents: list[Quantity]) -> bool:
    return any(beside(statement, spans, q, _NEAR) or _follows(statement, spans, q) for q in percents)


def _follows(statement: Statement, spans: list[Span], quantity: Quantity) -> bool:
    """Whether the part is named shortly after its share: "70% of the data for training"."""
    following = [q.span.start for q in statement.quantities if q.span.start > quantity.span.start]
    end = min([quantity.span.end + 2 * _NEAR, *following])
    return any(quantity.span.end <= s.start < end for s in spans)
