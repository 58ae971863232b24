"""Words and signs before a number that bound, blur or disqualify it."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.recognition.quantities.model import Comparison


class Lead(NamedTuple):
    """What the words before a number say: a bound, a blur, or that it is a difference."""

    comparison: Comparison | None = None
    approximate: bool = False
    change: bool = False


_BELOW, _AT_MOST = Lead(Comparison.BELOW), Lead(Comparison.AT_MOST)
_ABOVE, _AT_LEAST = Lead(Comparison.ABOVE), Lead(Comparison.AT_LEAST)
_ABOUT, _CHANGE = Lead(approximate=True), Lead(change=True)

LEADS: dict[str, Lead] = {}
for _lead, _phrases in (
    (
        _BELOW,
        "under|below|less than|fewer than|lower than|smaller than|faster than|sub|менее|меньше|ниже|menos de"
        "|por debajo de|abaixo de|moins de|weniger als|unter|小于|低于|少于|不足|未満|미만",
    ),
    (
        _AT_MOST,
        "up to|at most|no more than|not more than|not exceed|exceed|within|max|maximum|max.|maximum of"
        "|не более|не больше|не выше|до|максимум|bis zu|höchstens|maximal|hasta|máximo|como máximo|até|no máximo"
        "|jusqu'à|au plus|不超过|最多|最大|上限|至多|最大で|최대|within the|в пределах|innerhalb von|en menos de",
    ),
    (
        _ABOVE,
        "over|above|more than|greater than|higher than|larger than|exceeds|exceeding|более|больше|свыше|выше"
        "|más de|mais de|acima de|plus de|mehr als|über|超过|大于|高于|多于|超|이상의",
    ),
    (
        _AT_LEAST,
        "at least|no less than|not less than|min|minimum|minimum of|не менее|не меньше|не ниже|минимум"
        "|al menos|como mínimo|pelo menos|no mínimo|au moins|mindestens|至少|不低于|不少于|最少|少なくとも|최소",
    ),
    (
        _ABOUT,
        "about|around|roughly|approximately|approx|approx.|circa|ca|ca.|c.|some|nearly|almost|около|примерно"
        "|порядка|приблизительно|почти|aproximadamente|unos|unas|cerca de|alrededor de|environ|près de|etwa|rund"
        "|ungefähr|约|大约|約|およそ|약|大概",
    ),
    (_CHANGE, "by|by at least|by about|by up to|by over|на|um|en un|em"),
):
    LEADS.update(dict.fromkeys(_phrases.split("|"), _lead))

LEAD_ENDS = frozenset(phrase.rpartition(" ")[2] for phrase in LEADS)
"""The last words of all phrases, for a quick no."""

SIGNS: dict[str, Lead] = {
    "<": _BELOW, ">": _ABOVE, "≤": _AT_MOST, "≥": _AT_LEAST, "⩽": _AT_MOST, "⩾": _AT_LEAST,
    "≦": _AT_MOST, "≧": _AT_LEAST, "＜": _BELOW, "＞": _ABOVE,
    "~": _ABOUT, "≈": _ABOUT, "∼": _ABOUT, "～": _ABOUT, "≃": _ABOUT, "≲": _AT_MOST, "≳": _AT_LEAST,
}  # fmt: skip

_LABELS_WORDS = """
    arxiv doi commit commits tls ssl http/1.1 node § tab tab. abb abb. табл табл. 图 圖 図 表 그림 표 第
    rfc rfcs iso ieee nist section sections sec figure figures fig fig. table tables chapter chapters version
    versions ver ver. no no. nr nr. step steps phase phases level page pages line lines issue issues appendix
    part week day sprint stage tier rung option rule question task milestone item example eq equation ref port
    id http status code python java cuda postgres postgresql llama gpt mistral claude gemini windows
    ubuntu debian kubernetes spark article art q h stratum layer layers slide lecture type class case
    scenario topic module lesson priority приоритет 우선순위 优先级 優先度 prioridad priorité priorität
    раздел разделы рис рис. рисунок таблица глава версия этап шаг пункт п. п номер
    № стр приложение фаза неделя день abschnitt abbildung tabelle kapitel schritt seite sección figura tabla
    tabela capítulo versión versão paso passo fase página étape chapitre tableau chunk_size seed random_state
"""
LABELS = frozenset(_LABELS_WORDS.split())
"""Words after which a bare whole number is a name ("RFC 2119", "step 3") and not an amount."""

CJK_PER_BEFORE: dict[str, str] = {
    "每秒": "s", "每分钟": "min", "每小时": "h", "每天": "day",
    "每日": "day", "每周": "week", "每月": "month", "每年": "year",
    "毎秒": "s", "毎分": "min", "毎日": "day", "毎月": "month",
    "一日": "day", "日均": "day", "초당": "s", "분당": "min",
    "하루": "day", "매일": "day", "매월": "month", "1日": "day",
}  # fmt: skip
"""Chinese, Japanese and Korean put the denominator first: 每秒 5000 次请求."""

PER_ADVERBS: dict[str, str] = {
    "daily": "day", "hourly": "h", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year", "annual": "year", "nightly": "day", "pa": "year", "p.a": "year",
    "ежедневно": "day", "ежемесячно": "month", "täglich": "day",
    "monatlich": "month", "diarias": "day", "diarios": "day",
    "mensuales": "month", "diários": "day", "diárias": "day", "mensais": "month",
}  # fmt: skip

_CHANGE_AFTER_WORDS = """
    increase increases decrease higher lower faster slower reduction improvement lift uplift growth drop gain
    better worse fewer less more cheaper relative points рост роста снижение прирост более менее
"""
CHANGE_AFTER = frozenset(_CHANGE_AFTER_WORDS.split())
"""Words after a percentage that make it a difference rather than a level."""
