"""Hostile text: strategies for what a reader of numbers meets in real documents, and for what nobody should write.

``names`` are digits that measure nothing; ``amounts`` are quantities of every kind; ``prose`` mixes both with words,
markup, other scripts, broken syntax and long runs of one thing.
"""

from __future__ import annotations

from hypothesis import strategies as st

_digits = st.text("0123456789", min_size=1, max_size=4)
_number = st.integers(0, 999)

_small = st.integers(1, 99)
_hour, _minute = st.integers(0, 23), st.integers(0, 59)
_word = st.sampled_from(["part", "model", "run", "data"])
_LABELS = (
    "section;Section;§;Figure;Table;Tabelle;Tab.;Abb.;рис.;табл.;раздел;sección;figure;chapitre;图;表;図;그림;issue;step"
    ";HTTP;port;Python;CUDA;TLS;arXiv;commit;version;RFC;ISO"
)
_MODELS = (
    "GPT-{};Llama-{}-70B;ResNet-{};T5-{}B;BM{};A{}-80GB;top-{};top{};F{};R{};L{};p{};P{};int{};fp{};V{};S{};EC{};SHA-{}"
    ";UTF-{};x86_{};word{}vec;EIP-{};RFC-{};H{};k{}s;phi-{}-mini;gpt-{}.5-turbo;Qwen{}-7B-Instruct;bge-m{};Recall@{};x_{}"
)

names = st.one_of(
    st.builds("v{}.{}.{}".format, _number, _number, _number),
    st.builds("{}.{}.{}-rc{}".format, _number, _number, _number, _number),
    st.builds(str.format, st.sampled_from(_MODELS.split(";")), st.integers(1, 999)),
    st.builds("{} {}".format, st.sampled_from(_LABELS.split(";")), st.integers(1, 9999)),
    st.builds("{} {}.{}".format, st.sampled_from(["section", "§", "Python", "CUDA", "TLS"]), _small, _small),
    st.builds("第{}章".format, _small),
    st.builds("第 {} 節".format, _small),
    st.builds("제{}장".format, _small),
    st.builds("{}.{}.{}.{}".format, *[st.integers(0, 255)] * 4),
    st.builds("{}.{}.{}.{}/{}".format, *[st.integers(0, 255)] * 4, st.integers(8, 32)),
    st.builds("+49 {} {}".format, st.integers(10, 99), st.integers(10_000, 99_999_999)),
    st.builds("({}) {}-{}".format, st.integers(200, 999), st.integers(200, 999), st.integers(1000, 9999)),
    st.builds("978-{}-{}-{}-{}".format, st.integers(0, 9), st.integers(10, 99), st.integers(100_000, 999_999), _number),
    st.builds("doi:10.{}/{}.{}".format, st.integers(1000, 9999), st.integers(1, 10**7), st.integers(1, 10**7)),
    st.builds("arXiv:{:04d}.{:05d}".format, st.integers(1001, 2612), st.integers(1, 99_999)),
    st.builds("#{}".format, _number),
    st.builds("[{}]".format, _number),
    st.builds("[^{}]".format, _number),
    st.builds("{}{:x}".format, st.sampled_from(["9f8e7d", "a1b2c3", "deadbee"]), st.integers(16, 255)),
    st.builds("FY{}".format, st.integers(1990, 2040)),
    st.builds("{}x{}".format, st.sampled_from([224, 512, 1024, 1920]), st.sampled_from([224, 512, 768, 1080])),
    st.builds("{}_v{}.pt".format, _word, _number),
    st.builds("{}-{:04d}.csv".format, _word, _number),
    st.builds("{:02d}:{:02d}".format, _hour, _minute),
    st.builds("{}h{:02d}".format, _hour, _minute),
    st.builds("{} Uhr".format, _hour),
    st.builds("{}時{:02d}分".format, _hour, _minute),
    st.builds("下午{}点半".format, st.integers(1, 12)),
    st.builds("오후 {}시 {}분".format, st.integers(1, 12), _minute),
)
"""Digits that are not quantities: versions, models, addresses, telephone numbers, ISBNs, DOIs, labels, citations,
hashes, files, sizes of images, times of day.
"""

_year, _month, _day = st.integers(1990, 2040), st.integers(1, 12), st.integers(1, 28)
_MONTHS = "{} March {};{} марта {};{}. März {};{} de marzo de {};{} de março de {};{} mars {}"
dates = st.one_of(
    st.builds("{}-{:02d}-{:02d}".format, _year, _month, _day),
    st.builds("{}/{:02d}/{:02d}".format, _year, _month, _day),
    st.builds("{:02d}.{:02d}.{}".format, _day, _month, _year),
    st.builds("{:02d}/{:02d}/{}".format, _month, _day, _year),
    st.builds(str.format, st.sampled_from(_MONTHS.split(";")), _day, _year),
    st.builds("{}年{}月{}日".format, _year, _month, _day),
    st.builds("{}년 {}월 {}일".format, _year, _month, _day),
    st.builds("{}. {}. {}.".format, _year, _month, _day),
    st.builds("{}月{}日".format, _month, _day),
    st.builds("{}월 {}일".format, _month, _day),
    st.builds("Q{} {}".format, st.integers(1, 4), _year),
)
"""One date each, in the orders of nine languages."""

money = st.one_of(
    st.builds("${:,}.{:02d}".format, st.integers(1, 10**6), st.integers(0, 99)),
    st.builds("{},{:02d} €".format, _small, st.integers(0, 99)),
    st.builds("{},{:02d} ₽".format, _small, st.integers(0, 99)),
    st.builds("R$ {}.{:03d},00".format, _small, st.integers(0, 999)),
    st.builds("CHF {}'{:03d}".format, _small, st.integers(0, 999)),
    st.builds("₹{} lakh".format, _small),
    st.builds("Rs. {} crore".format, _small),
    st.builds("{}億円".format, _small),
    st.builds("{}万元".format, _small),
    st.builds("{}만원".format, _small),
    st.builds("{} млрд рублей".format, _small),
)
"""One amount of money each, in the style of several countries."""

ranges = st.builds(
    "{}{}{}{}".format,
    st.integers(1, 50),
    st.sampled_from(["-", "–", "—", "~", " - ", " – ", " to ", " bis ", " до ", "至", " 到 ", "から"]),
    st.integers(51, 99),
    st.sampled_from([" ms", "ms", " мс", "毫秒", "ミリ秒"]),
)
"""One range of milliseconds each."""

_numerals = st.one_of(
    _digits,
    st.builds("{:,}".format, st.integers(0, 10**12)),
    st.builds("{}.{}".format, _number, _digits),
    st.builds("{}'{:03d}".format, st.integers(1, 999), _number),
    st.builds("{}e{}".format, _number, st.integers(-20, 20)),
    st.builds("10^{}".format, st.integers(-99, 999)),
    st.text("０１２３４５６７８９", min_size=1, max_size=4),
)
_UNITS = (
    "ms;s; min;%; %; GB;TB/day;k;M; million; lakh; crore; тыс.; млрд;만;억;"
    " QPS; users; requests per user per day;/s; млн;万;億;円;x;-day;+;B;m"
)
_units = st.sampled_from(_UNITS.split(";"))
_leads = st.sampled_from(
    ["", "<", "<= ", "~", "≈", "$", "€", "-", "+", "±", "at most ", "p99 ", "from ", "не более ", "约"]
)

amounts = st.builds("{}{}{}".format, _leads, _numerals, _units)
"""Quantities of every kind, sensible or not."""

ratios = st.lists(_number, min_size=2, max_size=6).flatmap(
    lambda parts: st.sampled_from("/:-").map(lambda sign: sign.join(map(str, parts)))
)
equations = st.builds(
    "{} {} {} {} {}".format,
    amounts,
    st.sampled_from("x×*/÷+−-"),
    amounts,
    st.sampled_from(["=", "≈", "->", "→", "=>", "~="]),
    amounts,
)

wrong_products = st.builds(
    lambda factor, times, too_large, unit, sign: (
        f"{factor:,} {unit} {sign} {times} = {factor * times * too_large:,} {unit}"
    ),
    st.integers(11, 9999),
    st.integers(2, 60),
    st.integers(2, 5),
    st.sampled_from(["users", "GB", "requests", "ms"]),
    st.sampled_from("x×*"),
)
"""A number times another one, with a result that is too large."""

_noise = st.one_of(
    st.sampled_from(
        ["(", ")", "[", "]", "|", "**", "`", "\n", "\n\n", ". ", ", ", ": ", "—", "…", "\u200b", "\x00", "\t", "\r\n"]
    ),
    st.text(max_size=8),
    st.sampled_from(
        ["latency", "accuracy", "train", "test", "control", "peak", "average", "Total", "用户", "задержка", "🙂"]
    ),
)
_runs = st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(
        ["1", "1 ", "1,", "1.", "1/", "1-", "1 x ", "= 1 ", "p9 ", "~", "$", "(", "1 to ", "9%", "1万", "each "]
    ),
    st.integers(1, 60),
)

prose = st.lists(st.one_of(amounts, names, dates, ratios, equations, _noise, _runs), max_size=24).map(" ".join)
"""Whole texts of everything above."""
