"""Hostile text: strategies for what a reader of numbers meets in real documents, and for what nobody should write.

``names`` are digits that measure nothing; ``amounts`` are quantities of every kind; ``prose`` mixes both with words,
markup, other scripts, broken syntax and long runs of one thing.
"""

from __future__ import annotations

from hypothesis import strategies as st

_digits = st.text("0123456789", min_size=1, max_size=4)
_number = st.integers(0, 999)

names = st.one_of(
    st.builds("v{}.{}.{}".format, _number, _number, _number),
    st.builds("RFC {}".format, st.integers(1, 9999)),
    st.builds("GPT-{}".format, _number),
    st.builds("{}.{}.{}.{}".format, *[st.integers(0, 255)] * 4),
    st.builds("+49 {} {}".format, st.integers(10, 99), st.integers(10_000, 99_999_999)),
    st.builds("978-{}-{}-{}-{}".format, st.integers(0, 9), st.integers(10, 99), st.integers(100_000, 999_999), _number),
    st.builds("p{}".format, st.sampled_from([50, 90, 95, 99])),
    st.builds("#{}".format, _number),
    st.builds("section {}.{}".format, st.integers(1, 9), st.integers(1, 9)),
    st.builds("Recall@{}".format, _number),
    st.builds("x_{}".format, _number),
    st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)),
)
"""Digits that are not quantities: versions, addresses, telephone numbers, ISBNs, labels, times of day."""

dates = st.builds("{}-{:02d}-{:02d}".format, st.integers(1990, 2040), st.integers(1, 12), st.integers(1, 28))

_numerals = st.one_of(
    _digits,
    st.builds("{:,}".format, st.integers(0, 10**12)),
    st.builds("{}.{}".format, _number, _digits),
    st.builds("{}'{:03d}".format, st.integers(1, 999), _number),
    st.builds("{}e{}".format, _number, st.integers(-20, 20)),
    st.builds("10^{}".format, st.integers(-99, 999)),
    st.text("０１２３４５６７８９", min_size=1, max_size=4),
)
_UNITS = "ms;s; min;%; %; GB;TB/day;k;M; million; QPS; users; requests per user per day;/s; млн;万;億;円;x;-day;+;B;m"
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
