"""Whatever the text, the reader and the calculator return sound values, in linear time."""

from __future__ import annotations

import time

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designdoc.recognition.quantities import Measure, arithmetic, read


@settings(max_examples=300)
@given(hostile.prose)
def test_spans_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for quantity in read(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.span.encloses(quantity.number_span)
        assert quantity.low <= quantity.high
        end = quantity.span.end


def put_right(text: str) -> list[str]:
    """What becomes of a text with each of its wrong equations put right, which then must not be wrong any more."""
    mended = []
    for equation in arithmetic.read(text, read(text)):
        found = arithmetic.correct(equation)
        if found is not None:
            place = equation.result.number_span
            mended.append(text[: place.start] + found.text + text[place.end :])
            again = [e for e in arithmetic.read(mended[-1], read(mended[-1])) if e.span.start == equation.span.start]
            assert all(arithmetic.correct(e) is None for e in again)
    return mended


@settings(max_examples=300)
@given(hostile.prose)
def test_corrections_are_numbers_that_put_the_equation_right(text: str) -> None:
    put_right(text)


@settings(max_examples=100)
@given(hostile.wrong_products)
def test_a_wrong_product_is_put_right(text: str) -> None:
    (mended,) = put_right(text)
    assert mended != text


@settings(max_examples=200)
@given(st.lists(hostile.names, max_size=6).map("; ".join))
def test_names_are_never_quantities(text: str) -> None:
    assert [text[q.span.start : q.span.end] for q in read(text)] == []


@settings(max_examples=100)
@given(hostile.dates)
def test_dates_are_dates(text: str) -> None:
    assert [q.measure for q in read(text)] == [Measure.DATE]


@settings(max_examples=100, deadline=None)
@given(hostile.money)
def test_money_is_money(text: str) -> None:
    assert [q.measure for q in read(text)] == [Measure.MONEY]


@settings(max_examples=100, deadline=None)
@given(hostile.ranges)
def test_a_range_is_one_quantity_whatever_joins_it(text: str) -> None:
    assert [(q.measure, q.is_range, q.unit) for q in read(text)] == [(Measure.DURATION, True, "ms")]


_PATTERNS = [
    "1",
    "1 ",
    "1,",
    "1/",
    "1-",
    "p99 ",
    "10 = ",
    "1 x 1 = ",
    "1 to ",
    "$",
    "(1",
    "1万",
    "1 new big ",
    "10^",
    " ",
    "+1 ",
    "May 1 ",
]


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_no_text_makes_the_reader_more_than_linear(pattern: str) -> None:
    def seconds(length: int) -> float:
        text = (pattern * length)[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            arithmetic.read(text, read(text))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(32_000) < 16 * seconds(4_000) + 0.02
