"""What the reader makes of one number with everything that belongs to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from designdoc.recognition.quantities import Comparison, Measure, Quantity, read


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, [text[q.span.start : q.span.end] for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("1.000.000", "1000000"),
        ("1 000 users", "1000"),
        ("1\u202f000\u202f000", "1000000"),
        ("1'000", "1000"),
        ("1_000_000", "1000000"),
        ("10,00,000 users", "1000000"),
        ("1,234.5", "1234.5"),
        ("1.234,5 €", "1234.5"),
        ("99,9 %", "99.9"),
        ("0,950", "0.950"),
        (".5 s", "0.5"),
        ("１００ms", "100"),
        ("10M", "10000000"),
        ("1.2k QPS", "1200"),
        ("2.5 million", "2500000"),
        ("5 млн", "5000000"),
        ("10 тыс. запросов", "10000"),
        ("1,5 млрд рублей", "1500000000"),
        ("2 crore", "20000000"),
        ("5 lakh", "500000"),
        ("3亿", "300000000"),
        ("1000万", "10000000"),
        ("12億", "1200000000"),
        ("3억", "300000000"),
        ("5 Mio. Nutzer", "5000000"),
        ("3e9 rows", "3000000000"),
        ("3 x 10^9", "3000000000"),
        ("10⁹", "1000000000"),
        ("2^20", "1048576"),
        ("10^-3", "0.001"),
        ("-3.5 %", "-3.5"),
    ],
)
def test_digits_of_every_locale_have_one_value(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "noun", "per"),
    [
        ("1M+ QPS", "query", ("s",)),
        ("2B+ users", "user", ()),
        ("10M+/day", "", ("day",)),
        ("100K+ jobs", "operation", ()),
    ],
)
def test_a_plus_after_the_magnitude_means_at_least(text: str, noun: str, per: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.comparison, found.noun, found.per) == (Comparison.AT_LEAST, noun, per)
    assert text[found.number_span.start : found.number_span.end] == text.partition("+")[0]


@pytest.mark.parametrize(
    ("text", "unit"), [("バッチ処理は5分以内", "min"), ("| 処理時間の目標 | < 5分 |", "min"), ("评分不低于5分", "")]
)
def test_the_same_sign_is_minutes_in_japanese_and_points_in_chinese(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(("text", "noun"), [("서버 20대를 운영", "node"), ("20대 남성", ""), ("20대와 30대 고객", "")])
def test_the_decade_of_somebodys_age_counts_no_machines(text: str, noun: str) -> None:
    assert read(text)[0].noun == noun


def test_the_other_reading_of_an_ambiguous_numeral_is_kept() -> None:
    assert only("1,234").alternatives == (Decimal("1.234"),)
    assert only("1.234").alternatives == (Decimal(1234),)
    assert only("1,000,000").alternatives == ()


@pytest.mark.parametrize(
    ("text", "value"), [("1.500 users", 1500), ("~7.000 registros", 7000), ("1.5M users", 1500000)]
)
def test_people_are_whole(text: str, value: int) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "measure", "unit", "base"),
    [
        ("100 ms", Measure.DURATION, "ms", "0.1"),
        ("5 min", Measure.DURATION, "min", "300"),
        ("30-day window", Measure.DURATION, "day", "2592000"),
        ("50毫秒", Measure.DURATION, "ms", "0.05"),
        ("200 мс", Measure.DURATION, "ms", "0.2"),
        ("99.9%", Measure.PERCENT, "%", "0.999"),
        ("5 percent", Measure.PERCENT, "%", "0.05"),
        ("2 TB", Measure.BYTES, "TB", "2000000000000"),
        ("4 GiB", Measure.BYTES, "GiB", "4294967296"),
        ("16G", Measure.BYTES, "GB", "16000000000"),
        ("1 Gb", Measure.BYTES, "Gbit", "125000000"),
        ("€2,300", Measure.MONEY, "EUR", "2300"),
        ("3000 Euro", Measure.MONEY, "EUR", "3000"),
        ("500 Franken", Measure.MONEY, "CHF", "500"),
        ("R$ 5.000,00", Measure.MONEY, "BRL", "5000"),
        ("$5M", Measure.MONEY, "USD", "5000000"),
        ("500美元", Measure.MONEY, "USD", "500"),
        ("10x", Measure.MULTIPLE, "", "10"),
        ("250 W", Measure.POWER, "W", "250"),
        ("42", Measure.NUMBER, "", "42"),
    ],
)
def test_units_tell_the_measure_and_lead_to_its_base(text: str, measure: Measure, unit: str, base: str) -> None:
    quantity = only(text)
    assert (quantity.measure, quantity.unit, quantity.base) == (measure, unit, Decimal(base))


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("10M DAU", "user", "DAU"),
        ("40k items", "item", "items"),
        ("10 million daily active users", "user", "daily active users"),
        ("500 concurrent users", "user", "concurrent users"),
        ("10.000 Nutzer", "user", "Nutzer"),
        ("5 млн пользователей", "user", "пользователей"),
        ("1000万用户", "user", "用户"),
        ("20만 건", "item", "건"),
        ("회원 50만 명", "user", "명"),
        ("20 萬筆請求", "row", "筆"),
        ("7B parameters", "parameter", "parameters"),
        ("106 574 трекам", "item", "трекам"),
    ],
)
def test_counts_name_what_they_count(text: str, noun: str, phrase: str) -> None:
    quantity = only(text)
    assert (quantity.measure, quantity.noun, quantity.phrase) == (Measure.COUNT, noun, phrase)


@pytest.mark.parametrize(
    ("text", "per", "per_second"),
    [
        ("1.2k QPS", ("s",), "1200"),
        ("500/s", ("s",), "500"),
        ("864,000 requests per day", ("day",), "10"),
        ("8,640 requests a day", ("day",), "0.1"),
        ("10 тыс. запросов в секунду", ("s",), "10000"),
        ("每秒5000次请求", ("s",), "5000"),
        ("3 万次/秒", ("s",), "30000"),
        ("86.4 GB/day", ("day",), "1000000"),
        ("100 Mbps", ("s",), "12500000"),
        ("86,400 daily requests", ("day",), "1"),
    ],
)
def test_rates_have_a_denominator_of_time(text: str, per: tuple[str, ...], per_second: str) -> None:
    quantity = only(text)
    assert (quantity.per, quantity.per_second) == (per, Decimal(per_second))
    assert "rate" in quantity.kinds


def test_denominators_keep_their_order() -> None:
    quantity = only("5 requests per user per day")
    assert quantity.per == ("user", "day")
    assert quantity.per_second is None


def test_a_price_has_its_quantity_below_the_line() -> None:
    assert only("$0.002/1K tokens").per == ("1K token",)
    assert only("€2,300 a month").per == ("month",)


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("< 100 ms", Comparison.BELOW),
        ("<= 100 ms", Comparison.AT_MOST),
        ("≤100 ms", Comparison.AT_MOST),
        ("under 100 ms", Comparison.BELOW),
        ("up to 100 ms", Comparison.AT_MOST),
        ("no more than 100 ms", Comparison.AT_MOST),
        ("не более 100 мс", Comparison.AT_MOST),
        ("100ms以内", Comparison.AT_MOST),
        ("at least 100 users", Comparison.AT_LEAST),
        ("> 100 users", Comparison.ABOVE),
        ("100+ users", Comparison.AT_LEAST),
        ("100 users", Comparison.EXACT),
    ],
)
def test_bounds_are_read_in_signs_and_words(text: str, comparison: Comparison) -> None:
    assert only(text).comparison is comparison


@pytest.mark.parametrize("text", ["~100 ms", "≈ 100 ms", "about 100 ms", "около 100 мс", "约100ms"])
def test_blurred_numbers_are_approximate(text: str) -> None:
    assert only(text).approximate


@pytest.mark.parametrize("text", ["+10%", "by 10%", "±10 %", "10% higher", "10% reduction"])
def test_differences_are_not_levels(text: str) -> None:
    assert only(text).change


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100-200 ms", 100, 200),
        ("100–200 ms", 100, 200),
        ("100 to 200 ms", 100, 200),
        ("between 100 and 200 ms", 100, 200),
        ("от 100 до 200 мс", 100, 200),
        ("100ms-200ms", 100, 200),
        ("5-10M users", 5_000_000, 10_000_000),
    ],
)
def test_ranges_keep_both_ends(text: str, low: int, high: int) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high) == (low, high)
    assert quantity.is_range


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [q.value for q in read("5 and 10 ms")] == [5, 10]


@pytest.mark.parametrize("text", ["80/10/10", "80:10:10", "80 / 10 / 10"])
def test_shares_are_one_ratio(text: str) -> None:
    quantity = only(text)
    assert quantity.measure is Measure.RATIO
    assert quantity.parts == (80, 10, 10)


@pytest.mark.parametrize(
    "text",
    ["2024-05-12", "12 May 2024", "May 12, 2024", "in 2020", "Q3 2024", "12.05.2024", "10/12/2024", "2024年5月12日"],
)
def test_dates_are_no_numbers(text: str) -> None:
    quantity = only(text)
    assert quantity.measure is Measure.DATE
    assert "date" in quantity.kinds
    assert "number" not in quantity.kinds


def test_a_round_count_is_not_a_year() -> None:
    assert only("2000 users").noun == "user"


def test_spans_cover_sign_currency_and_unit_but_not_the_bound() -> None:
    text = "costs at most €2,300 a month, p99 < 100 ms"
    assert [text[q.span.start : q.span.end] for q in read(text)] == ["€2,300 a month", "100 ms"]
    assert [text[q.number_span.start : q.number_span.end] for q in read(text)] == ["2,300", "100"]


def test_markup_that_was_blanked_does_not_part_a_number_from_its_unit() -> None:
    assert only("Latency:   100   ms").unit == "ms"


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("14.438 resumos", True),
        ("ca. 1200 Angebote", True),
        ("10 000 avis", True),
        ("an F1 of 1.234", False),
        ("900 Angebote", False),
        ("founded 1987", False),
        ("1200 ms", False),
    ],
)
def test_thousands_are_of_something_countable_even_where_nobody_told_us_the_noun(text: str, large: bool) -> None:
    assert any("thousands" in quantity.kinds for quantity in read(text)) is large
