"""Units and magnitudes as people write them, in the nine languages.

A table of our own rather than a units library: what a design document measures (time, bytes, money, shares, watts)
needs no algebra of dimensions, and no library reads "10M DAU", "5 млн", "3億" or "MB" against "Mb" as authors do.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from designdoc.recognition.quantities.model import TIME_UNITS, Measure
from designdoc.recognition.quantities.shares import TENTHS


class Unit(NamedTuple):
    """A canonical unit; ``factor`` leads to the base unit of its measure. ``noun`` and ``per`` are what an
    abbreviation holds beside the unit: QPS is a count of queries per second.
    """

    name: str
    measure: Measure
    factor: Decimal = Decimal(1)
    noun: str = ""
    per: tuple[str, ...] = ()


ATTACHED_ONLY = frozenset("dwyсm")
"""One-letter units that are other words when a space stands before them."""


def _spell(table: dict[str, Unit], unit: Unit, spellings: str) -> None:
    for spelling in spellings.split("|"):
        table[spelling] = unit


_TIME_SPELLINGS = {
    "ns": "ns|nanosecond|nanoseconds|наносекунд|纳秒|ナノ秒|나노초",
    "us": "us|µs|μs|usec|microsecond|microseconds|микросекунд|мкс|微秒|マイクロ秒|마이크로초",
    "ms": "ms|msec|msecs|millisecond|milliseconds|millis|миллисекунд|миллисекунды|мс|毫秒|ミリ秒|밀리초"
    "|milisegundo|milisegundos|milliseconde|millisecondes|millisekunde|millisekunden",
    "s": "s|sec|secs|second|seconds|сек|с|секунд|секунда|секунды|секунду|秒|秒钟|초|segundo|segundos|seconde|secondes"
    "|sekunde|sekunden|sek|seg",
    "min": "min|mins|minute|minutes|мин|минут|минута|минуты|минуту|分钟|分鐘|分間|분|minuto|minutos|minuten",
    "h": "h|hr|hrs|hour|hours|ч|час|часа|часов|小时|小時|時間|시간|hora|horas|heure|heures|stunde|stunden",
    "day": "d|day|days|день|дня|дней|дн|сут|сутки|суток|天|日間|일|día|días|dia|dias|jour|jours|tag|tage|tagen",
    "week": "w|wk|week|weeks|неделя|недели|недель|неделю|нед|周|週|週間|주|semana|semanas|semaine|semaines|woche"
    "|wochen",
    "month": "mo|month|months|месяц|месяца|месяцев|мес|个月|個月|か月|ヶ月|カ月|개월|달|mes|meses|mês|mois|monat|monate"
    "|monaten",
    "quarter": "quarter|quarters|квартал|季度|四半期|분기|trimestre|quartal",
    "year": "y|yr|yrs|year|years|год|года|лет|年|년|año|años|anos|ans|année|années|jahr|jahre|jahren",
}

_BINARY = {"k": 1, "m": 2, "g": 3, "t": 4, "p": 5, "e": 6}

_MONEY_SPELLINGS = {
    "USD": "USD|US$|$|美元|ドル|달러",
    "EUR": "EUR|€|欧元|ユーロ|유로",
    "GBP": "GBP|£|pounds",
    "JPY": "JPY|円|엔",
    "CNY": "CNY|RMB|¥|￥|元|人民币",
    "RUB": "RUB|₽",
    "INR": "INR|₹|Rs",
    "KRW": "KRW|₩|원",
    "BRL": "BRL|R$",
    "CHF": "CHF",
}
_MONEY_WORDS = {
    "USD": "dollar|dollars|доллар|доллара|долларов|dólar|dólares",
    "EUR": "euro|euros|евро",
    "JPY": "yen",
    "CNY": "yuan",
    "RUB": "руб|рубль|рубля|рублей",
    "INR": "rupees",
    "BRL": "reais",
    "CHF": "franken",
}
"""Words for currencies, which German writes with a capital."""

_CURRENCY_BEFORE = "USD US$ $ EUR € GBP £ JPY CNY RMB ¥ ￥ RUB ₽ INR ₹ Rs Rs. KRW ₩ BRL R$ CHF"

_RATE_SPELLINGS = {
    ("query", "s"): "qps",
    ("request", "s"): "rps",
    ("transaction", "s"): "tps",
    ("operation", "s"): "iops",
    ("frame", "s"): "fps",
    ("request", "min"): "rpm",
    ("query", "min"): "qpm",
    ("token", "min"): "tpm",
    ("request", "day"): "rpd",
    ("transaction", "min"): "tpmc",
}

_PERCENT_SPELLINGS = (
    "%|％|percent|per cent|pct|процент|процента|процентов|por ciento|por cento|pour cent|prozent|퍼센트|パーセント"
)
_POINT_SPELLINGS = "pp|ppt|p.p.|pps|percentage point|percentage points|п.п|пп|процентных пункта|процентных пунктов"


def _table() -> tuple[dict[str, Unit], dict[str, Unit]]:
    folded: dict[str, Unit] = {}
    for name, spellings in _TIME_SPELLINGS.items():
        _spell(folded, Unit(name, Measure.DURATION, TIME_UNITS[name]), spellings)
    _spell(folded, Unit("%", Measure.PERCENT, Decimal("0.01")), _PERCENT_SPELLINGS)
    _spell(folded, Unit("%", Measure.PERCENT, Decimal("0.01")), TENTHS)
    _spell(folded, Unit("pp", Measure.PERCENT, Decimal("0.01")), _POINT_SPELLINGS)
    _spell(folded, Unit("‰", Measure.PERCENT, Decimal("0.001")), "‰")
    for (noun, period), spellings in _RATE_SPELLINGS.items():
        _spell(folded, Unit("", Measure.COUNT, noun=noun, per=(period,)), spellings)
    for watts, prefix in ((1, ""), (10**3, "k"), (10**6, "m")):
        _spell(folded, Unit(f"{prefix}W", Measure.POWER, Decimal(watts)), f"{prefix}watt|{prefix}watts")
        folded[f"{prefix}wh"] = Unit(f"{prefix}Wh", Measure.POWER, Decimal(watts))
    exact: dict[str, Unit] = {}
    for code, spellings in _MONEY_SPELLINGS.items():
        _spell(exact, Unit(code, Measure.MONEY), spellings)
    for code, words in _MONEY_WORDS.items():
        _spell(folded, Unit(code, Measure.MONEY), words)
    _add_bytes(folded, exact)
    for name in ("W", "kW", "MW"):
        exact[name] = Unit(name, Measure.POWER, Decimal({"W": 1, "kW": 10**3, "MW": 10**6}[name]))
    for letter in [s for s in folded if len(s) == 1 and s.isalpha() and s < "\u2e80"]:
        exact[letter] = folded.pop(letter)
    return exact, folded


def _add_bytes(folded: dict[str, Unit], exact: dict[str, Unit]) -> None:
    _spell(folded, Unit("B", Measure.BYTES), "byte|bytes|байт|байта|字节|バイト|바이트|octets|octet")
    _spell(folded, Unit("bit", Measure.BYTES, Decimal("0.125")), "bit|bits|бит|比特|ビット|비트")
    for letter, power in _BINARY.items():
        upper = letter.upper()
        binary, decimal = Decimal(1024**power), Decimal(1000**power)
        _spell(folded, Unit(f"{upper}iB", Measure.BYTES, binary), f"{letter}ib|{letter}ibyte|{letter}ibytes")
        _spell(folded, Unit(f"{upper}B", Measure.BYTES, decimal), f"{letter}b|{letter}byte|{letter}bytes")
        _spell(exact, Unit(f"{upper}bit", Measure.BYTES, decimal / 8), f"{upper}b|{letter}bit|{upper}bit|{letter}bits")
        folded[f"{letter}bps"] = Unit(f"{upper}bit", Measure.BYTES, decimal / 8, per=("s",))
    for prefix, name in (("kilo", "k"), ("mega", "m"), ("giga", "g"), ("tera", "t"), ("peta", "p"), ("exa", "e")):
        _spell(folded, folded[f"{name}b"], f"{prefix}byte|{prefix}bytes")
        _spell(folded, exact[f"{name.upper()}bit"], f"{prefix}bit|{prefix}bits")
    for cyrillic, name in (("кб", "kb"), ("мб", "mb"), ("гб", "gb"), ("тб", "tb"), ("пб", "pb")):
        folded[cyrillic] = folded[name]
    for letter in "KMGTP":
        exact[f"{letter}Bps"] = folded[f"{letter.lower()}b"]._replace(per=("s",))


EXACT, FOLDED = _table()
"""Units whose spelling depends on case ("Mb" is bits, "MB" bytes), and those that do not."""

CURRENCY_BEFORE = {
    spelling: EXACT[sign.rstrip(".")] for sign in _CURRENCY_BEFORE.split() for spelling in (sign, sign.upper())
}

MAGNITUDES: dict[str, Decimal] = {}
for _power, _spellings in (
    (2, "百"),
    (3, "k|K|thousand|thousands|тыс|тысяч|тысячи|тысяча|千|천|mil|mille|tausend|tsd"),
    (4, "万|萬|만"),
    (
        6,
        "M|MM|mn|mln|mio|million|millions|млн|миллион|миллиона|миллионов|百万|百萬|백만|millón|millones|milhão|milhões"
        "|millionen",
    ),
    (7, "千万|crore|crores|cr|천만"),
    (8, "亿|億|억"),
    (
        9,
        "B|bn|bln|billion|billions|млрд|миллиард|миллиарда|миллиардов|十亿|十億|bilhão|bilhões|milliard|milliards"
        "|milliarde|milliarden|mrd",
    ),
    (12, "T|trn|trillion|trillions|трлн|триллион|万亿|兆|조|trilhão|trilhões"),
    (5, "lakh|lakhs|lac"),
):
    MAGNITUDES.update(dict.fromkeys(_spellings.split("|"), Decimal(10**_power)))

LONGEST_CJK = 4
"""The longest unit or magnitude in Chinese, Japanese or Korean, where words are not separated."""


def unit(word: str) -> Unit | None:
    """The unit that a word spells, or ``None``."""
    return EXACT.get(word) or FOLDED.get(word) or FOLDED.get(word.lower())


def magnitude(word: str) -> Decimal | None:
    """The factor that a word spells ("k", "million", "млн"); single letters are case-sensitive but for k."""
    return MAGNITUDES.get(word) or (MAGNITUDES.get(word.casefold()) if len(word) > 1 else None)
