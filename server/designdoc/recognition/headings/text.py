"""From the text of a heading to comparable words: numbering, emoji, markup and role tags are taken off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from designdoc.packs.model import Role
from designdoc.recognition.memo import Memo
from designdoc.recognition.words.folding import fold, stem
from designdoc.recognition.words.tokens import has_cjk, has_token, is_cjk, tokens
from designdoc.text.regex import regex

_ROMAN = r"(?=[ivxlc])(?:x{0,3})(?:ix|iv|v?i{0,3})"
_CJK_DIGIT = "一二三四五六七八九十百〇零"
_COUNTED = (
    r"step|part|phase|stage|section|chapter|question|q|deep dive|appendix|"
    r"шаг|этап|часть|раздел|глава|пункт|"
    r"paso|etapa|seccion|secao|capitulo|passo|parte|fase|"
    r"etape|partie|chapitre|phase|schritt|teil|abschnitt|kapitel|"
    r"ステップ|手順|단계|步骤"
)
_NUMBERING = regex(
    rf"^\s*(?:(?:{_COUNTED})(?:\s*\d+(?:\.\d+)*|\s+(?:{_ROMAN}|[a-z]))\b\s*[.):\-]*"
    rf"|第\s*[\d{_CJK_DIGIT}]+\s*[章节步部篇回]?\s*[:\u3001.]?|제\s*\d+\s*[장절항부편]\s*[:.]?"
    rf"|\d+\s*[章장절]\s*[:.]?(?=\s)|[가나다라마바사아]\s*[.)](?=\s)"
    rf"|[{_CJK_DIGIT}]+\s*[\u3001.:\uff0e]"
    rf"|\(\s*(?:\d+|{_ROMAN}|[a-z]|[{_CJK_DIGIT}]+)\s*\)"
    rf"|(?:\d+(?:\.\d+)*[a-z]?|{_ROMAN}|[a-z])\s*[.):](?=\s|[^\s\d])"
    rf"|\d+(?:[.\-]\d+)*\.?(?=\s)"
    rf"|\u00a7\s*\d+(?:\.\d+)*"
    rf"|\d+\s*단계)\s*[-:.]*\s*"
)
_PHASE = regex(
    r"\W*(?:phase|stage|sprint|week|month|iteration|milestone|этап|фаза|спринт|неделя|fase|etapa|semana|etape|semaine|"
    rf"woche|フェーズ|阶段)\s*\d|\W*第\s*[\d{_CJK_DIGIT}]+\s*(?:周|阶段|期|週)|\W*\d+\s*(?:단계|주차)",
    re.IGNORECASE,
)
_PERIOD = regex(
    r"\W*(?:phase|sprint|week|day|month|iteration|milestone|фаза|спринт|неделя|день|месяц|fase|semana|dia|mes|semaine|"
    rf"woche|フェーズ)\s*\d|\W*第\s*[\d{_CJK_DIGIT}]+\s*(?:周|天|期|週)|\W*\d+\s*(?:주차|일차|週目|日目)",
    re.IGNORECASE,
)
_CALENDAR = regex(
    r"\W*(?:sprint|week|day|month|спринт|неделя|день|месяц|semana|dia|mes|semaine|jour|mois|woche|tag|monat)\s*\d"
    rf"|\W*第\s*[\d{_CJK_DIGIT}]+\s*(?:周|天|週)|\W*\d+\s*(?:주차|일차|週目|日目)",
    re.IGNORECASE,
)
_INSTANCE = regex(
    r"\W*(?:(?:use case|case|scenario|option|example|сценарий|вариант|пример|caso(?: de uso)?|escenario|opcion|ejemplo|"
    r"cenario|opcao|exemplo|cas(?: d'usage)?|exemple|szenario|anwendungsfall|beispiel)\s+(?:\d|[a-d]\b)"
    r"|(?:ユースケース|シナリオ|案|选项|方案|场景|示例|用例|案例|유스케이스|사례|시나리오|옵션|예시)"
    rf"\s?(?:\d|[a-d]\b|[{_CJK_DIGIT}]\b))",
    re.IGNORECASE,
)
_HORIZON = regex(
    r"\W*(?:immediate|near|short|mid|middle|medium|long)(?:er)?[- ]term\b"
    r"|\W*(?:краткосрочн|среднесрочн|долгосрочн)|\W*(?:a |en )?(?:corto|mediano|medio|largo) plazo\b"
    r"|\W*(?:a |no )?(?:curto|medio|longo) prazo\b|\W*(?:a |au )?(?:court|moyen|long) terme\b"
    r"|\W*(?:kurz|mittel|lang)fristig|\W*(?:短期|中期|長期|长期|단기|중기|장기)",
    re.IGNORECASE,
)
_ENDPOINT = regex(r"\W*(?:[\d.]+\s+)?[`*]*(?:GET|POST|PUT|PATCH|DELETE|WS)[`*]*\s+[`*]*/")
_CODE = regex(r"\W*[A-Z]{1,6}(?:-[A-Z]{2,8})*-?[0-9]+(?:[.\-][0-9]+)*(?=[:.)\s]|$)")
_REQUIRED = regex(r"\W*(?:(?P<how>NFR|RNF)|REQ|FR|RF|US|UC)(?=[-0-9])")
_CONTENTS = frozenset((
    "table of contents", "contents", "toc", "目次", "目录", "목차", "содержание", "оглавление", "índice", "indice",
    "sumário", "sommaire", "inhaltsverzeichnis", "inhalt",
))  # fmt: skip
_CIRCUMSTANCE = regex(r"[\u4e00-\u9fff]时$|[가-힣] 시$")
_UNCLEAN = frozenset("()[]<>【】（）0123456789")
_TAG = regex(r"<[^<>]{0,200}>")
_ATTRIBUTES = regex(r"\{:?\s*[#.][^{}]{0,200}\}\s*$")
"""The anchor that many sites read at the end of a heading: "Risks {#risks}"."""
_PARENTHETICAL = regex(r"\(([^()]{0,200})\)|\[([^\[\]]{0,200})\]|\u3010([^\u3010\u3011]{0,200})\u3011")
_JOINT = r"\s*[,/+;|\u00b7]\s*|\s*&\s*|\s+(?:and|or|vs|versus|plus|und|oder|et|ou|y|e|o|и|или|및|또는|그리고)\s+"
_SPACED_JOINTS = regex(_JOINT)
_JOINTS = regex(
    rf"{_JOINT}|(?<=[가-힣])(?<![결효성경통])[와과]\s+|\s*(?:以及|および|及び|ならびに|並びに)\s*"
    r"|(?<=[^\u0000-\u2e7f])\s?[和与及と\u3001\u30fb]\s?(?=[^\u0000-\u2e7f])"
)
_CLAUSES = regex(r"\s*--+\s*|\s*[:\u2192>|]\s+|\s*\uff1a\s*|\s+-+\s+|\s*[:]\s*(?=\S)")
_FIRST_CLAUSE = regex(r"(?<=\w)\s*[,;:]\s|(?<=\w)\s*-\s|\s(?:and|und|et|y|e|и)\s")
_FILLER_WORDS = (
    "a an the our your my this its proposed overall detailed initial main general final current key core typical "
    "basic full high level ml machine learning ai clarify clarifying define defining definition design "
    "designing estimate estimating estimation describe describing description analysis building constructing creating "
    "preparing selecting specifying understanding identifying model's system's project solution "
    "descripción definición análisis descrição definição análise description définition analyse beschreibung "
    "описание определение анализ"
)
_LINK_WORDS = "of for de del do da dos das du des la le les el los las o os as der die das"
_ARTICLE_WORDS = "a an the this our your my how what why is are of to"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_LINKS = frozenset(_LINK_WORDS.split())
_EXPANSIONS = {
    "w": "with",
    "reqs": "requirements",
    "req": "requirement",
    "nfrs": "nfr",
    "frs": "fr",
    "arch": "architecture",
}


class HeadingText(NamedTuple):
    """A heading made comparable. ``words`` are stems (a run of Chinese, Japanese or Korean characters is one word),
    ``aside`` the words of its brackets, ``plain`` the folded text without numbering and brackets; it ``asks`` when it
    ends as a question.
    """

    words: tuple[str, ...]
    aside: tuple[str, ...]
    plain: str
    asks: bool


def normalise(text: str) -> HeadingText:
    """Take numbering, tags, symbols and brackets off the text of a heading."""
    return _NORMALISED[text]


def _normalised(text: str) -> HeadingText:
    plain = fold(unicodedata.normalize("NFKC", text))
    plain = _TAG.sub(" ", plain)
    if has_token(anchorless := _ATTRIBUTES.sub("", plain)):
        plain = anchorless
    asides: list[str] = []
    stripped = _PARENTHETICAL.sub(lambda m: _keep_aside(m, asides), plain)
    if has_token(stripped):
        plain = stripped
    if not (plain.isascii() and plain.isprintable()):
        plain = "".join(c if _is_text(c) else " " for c in plain)
    plain = " ".join(strip_numbering(plain).split())
    asks = plain.endswith("?")
    plain = plain.strip(" .:?!-*_~#")
    return HeadingText(words_of(plain), words_of(" ".join(asides)), plain, asks)


_NORMALISED = Memo(_normalised, longest=200)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name from a pack. Such names are clean, so the costly ways of ``normalise`` are only for brackets
    and numbers; thousands of names are read at start-up.
    """
    return normalise(name).words if not _UNCLEAN.isdisjoint(name) else words_of(fold(name))


def _keep_aside(match: re.Match[str], asides: list[str]) -> str:
    asides.append(next(group for group in match.groups() if group is not None))
    return " "


def _is_text(character: str) -> bool:
    """Emoji, keycaps and other pictures are left out; letters, digits, accents and punctuation stay."""
    category = unicodedata.category(character)
    return category[0] in "LNPZ" or character in "+|<>=~`^$" or (category == "Mn" and character < "\u1ab0")


def is_counted_phase(text: str) -> bool:
    """Whether a heading counts the phases of a plan: "Phase 2: deploy", "Week 3", "第\u4e00阶段"."""
    return _PHASE.match(strip_leading_number(fold(text))) is not None


def is_circumstance(text: str) -> bool:
    """Whether a heading says when something happens, and not what: "学習時 (`preprocess`)", "추론 시"."""
    plain = normalise(text).plain
    return has_cjk(plain) and _CIRCUMSTANCE.search(plain) is not None


def is_counted_period(text: str) -> bool:
    """Whether a heading counts periods of work: "Phase 2: deploy", "Week 3"; a stage may be one of a pipeline."""
    return _COUNTED_PERIODS[text]


_COUNTED_PERIODS = Memo(lambda text: _PERIOD.match(strip_leading_number(fold(text))) is not None, longest=200)


def is_calendar_period(text: str) -> bool:
    """Whether a heading counts days, weeks or months of work; a phase may be one of what is done elsewhere as well."""
    return _CALENDAR.match(strip_leading_number(fold(text))) is not None


def is_bare_period(text: str) -> bool:
    """Whether a heading counts a period of work and says nothing more, brackets aside: "Phase 3 (weeks 10-12)"."""
    plain = normalise(text).plain
    period = _PERIOD.match(plain)
    return period is not None and not has_token(plain[period.end() :].lstrip("0123456789.,-~ "))


def is_counted_instance(text: str) -> bool:
    """Whether a heading counts one of several of what stands above it: "Option B: Batch", "Use case 2: Alerts"."""
    return _COUNTED_INSTANCES[text]


_COUNTED_INSTANCES = Memo(lambda text: _INSTANCE.match(strip_leading_number(fold(text))) is not None, longest=200)


def is_horizon(text: str) -> bool:
    """Whether a heading names how far ahead what follows lies: "Short-term (3 months)", "A largo plazo"."""
    return _HORIZONS[text]


_HORIZONS = Memo(lambda text: _HORIZON.match(strip_leading_number(fold(text))) is not None, longest=200)


def is_endpoint(text: str) -> bool:
    """Whether a heading is the call of an interface, whose path names nothing: "POST /data"."""
    return _ENDPOINT.match(text) is not None


def has_code(text: str) -> bool:
    """Whether a heading begins with the code of a requirement: "FR-012: Login", "F1.2 Search"."""
    return _CODED[text]


_CODED = Memo(lambda text: _CODE.match(unicodedata.normalize("NFKC", text)) is not None, longest=200)


def requirement_by_code(text: str) -> Role | None:
    """The section of requirements that the code before a heading names: "REQ-IDX-002: ...", "NFR-3 Latency"."""
    code = _REQUIRED.match(unicodedata.normalize("NFKC", text))
    if code is None:
        return None
    return "non-functional" if code["how"] else "functional"


def is_table_of_contents(text: str) -> bool:
    """Whether a heading stands over the list of the headings."""
    return normalise(text).plain in _CONTENTS


def strip_leading_number(plain: str) -> str:
    """A folded heading without a leading "4.1 " or "2)"; words such as "phase" stay."""
    return re.sub(r"^\W*\d+(?:\.\d+)*[.)]?\s+", "", plain)


def strip_numbering(plain: str) -> str:
    """A folded heading without its leading number, roman numeral, letter or "step 3"; twice, for "Part 2. III."."""
    for _ in range(2):
        match = _NUMBERING.match(plain)
        if match is None or not has_token(plain, match.end()):
            return plain
        plain = plain[match.end() :]
    return plain


def words_of(plain: str) -> tuple[str, ...]:
    """The stems of a folded text, abbreviations expanded."""
    return tuple(stem(_EXPANSIONS.get(word, word)) for word in tokens(plain))


def without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning ("description of the data" -> "data"); all where nothing else would remain."""
    fillers = _fillers()
    kept = tuple(word for word in words if word not in fillers)
    if kept and words[0] in fillers:
        kept = tuple(dropwhile(_LINKS.__contains__, kept))
    return kept or words


def has_article(words: tuple[str, ...]) -> bool:
    """Whether one of the words is an article or its like, as compound nouns have none."""
    return not _ARTICLES.isdisjoint(words)


def without_links(words: tuple[str, ...]) -> frozenset[str]:
    """The words without those that only link ("analyse de risques", "analyse des risques")."""
    return frozenset(word for word in words if word not in _LINKS)


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    """The stems of the filler words, which take compiled patterns to make."""
    return frozenset(map(stem, fold(_FILLER_WORDS).split()))


def parts(plain: str) -> list[str]:
    """The members of a compound heading: "Metrics and loss functions" -> ["metrics", "loss functions"]."""
    joints = _JOINTS if has_cjk(plain) else _SPACED_JOINTS
    return [part for part in (piece.strip() for piece in joints.split(plain)) if part and has_token(part)]


def clauses(plain: str) -> list[str]:
    """The sides of a colon or dash: "Retrieval: candidate generation" -> ["retrieval", "candidate generation"]."""
    return [clause for clause in (piece.strip() for piece in _CLAUSES.split(plain)) if clause and has_token(clause)]


def first_clause(plain: str) -> str:
    """What stands before the first comma, semicolon, colon or dash, or before an "and"."""
    return _FIRST_CLAUSE.split(plain, maxsplit=1)[0]


def is_cjk_word(word: str) -> bool:
    """Whether a word is a run of Chinese, Japanese or Korean characters."""
    return bool(word) and is_cjk(word[0])
