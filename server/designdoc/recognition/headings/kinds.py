"""Kinds of headings that their form tells: phases, periods, horizons, single requirements, endpoints."""

from __future__ import annotations

import re
import unicodedata

from designdoc.packs.model import Role
from designdoc.recognition.headings.text import CJK_DIGIT, normalise, strip_leading_number
from designdoc.recognition.memo import HeadingMemo
from designdoc.recognition.words.folding import fold
from designdoc.recognition.words.tokens import has_cjk, has_token
from designdoc.text.regex import regex

_PHASE = regex(
    r"\W*(?:(?:phase|stage|sprint|week|month|iteration|milestone|fase|etapa|semana|etape|semaine)s?|этапы?|фазы?|спринт"
    rf"|недел[яи]|wochen?|フェーズ|阶段)\s*\d|\W*第\s*[\d{CJK_DIGIT}]+\s*(?:周|阶段|期|週)|\W*\d+\s*(?:단계|주차)",
    re.IGNORECASE,
)
_PERIOD = regex(
    r"\W*(?:(?:phase|sprint|week|day|month|iteration|milestone|fase|semana|dia|semaine|jour)s?|mes(?:es)?|фазы?|спринт"
    rf"|недел[яи]|день|дни|месяцы?|wochen?|tage?|monate?|フェーズ)\s*\d|\W*第\s*[\d{CJK_DIGIT}]+\s*(?:周|天|期|週)|\W*\d+\s*(?:주차|일차|週目|日目)",
    re.IGNORECASE,
)
_CALENDAR = regex(
    r"\W*(?:(?:sprint|week|day|month|semana|dia|semaine|jour)s?|mes(?:es)?|mois|спринт|недел[яи]|день|дни|месяцы?|wochen?"
    r"|tage?|monate?)\s*\d"
    rf"|\W*第\s*[\d{CJK_DIGIT}]+\s*(?:周|天|週)|\W*\d+\s*(?:주차|일차|週目|日目)",
    re.IGNORECASE,
)
_INSTANCE = regex(
    r"\W*(?:(?:use case|case|scenario|option|example|сценарий|вариант|пример|caso(?: de uso)?|escenario|opcion|ejemplo|"
    r"cenario|opcao|exemplo|cas(?: d'usage)?|exemple|szenario|anwendungsfall|beispiel)\s+(?:\d|[a-d]\b)"
    r"|(?:ユースケース|シナリオ|案|选项|方案|场景|示例|用例|案例|유스케이스|사례|시나리오|옵션|예시)"
    rf"\s?(?:\d|[a-d]\b|[{CJK_DIGIT}]\b))",
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
_CASE = regex(
    r"(?:for|when|if|during|while|in case of|para|cuando|durante|en caso de|si|quando|em caso de|pour|lors de|pendant"
    r"|en cas de|fur|bei|wahrend|wenn|im falle?)\s+(?!who|quien|quem|qui\b|wen\b)"
)
_FILE = regex(
    r"\W*[\w./\\-]+\.(?:py|ipynb|sql|ya?ml|json|jsonl|csv|md|ts|js|sh|parquet|pkl|toml|txt|java|go|r|rs|cpp|html)\W*"
)


def is_counted_phase(text: str) -> bool:
    """Whether a heading counts the phases of a plan: "Phase 2: deploy", "Week 3", "第\u4e00阶段"."""
    return _PHASE.match(strip_leading_number(fold(text))) is not None


def is_circumstance(text: str) -> bool:
    """Whether a heading says when something happens, and not what: "学習時 (`preprocess`)", "추론 시"."""
    plain = normalise(text).plain
    return has_cjk(plain) and _CIRCUMSTANCE.search(plain) is not None


def is_case(text: str) -> bool:
    """Whether a heading says for which case what follows is meant: "For ranking", "En caso de error"."""
    return _CASE.match(normalise(text).plain) is not None


def is_counted_period(text: str) -> bool:
    """Whether a heading counts periods of work: "Phase 2: deploy", "Week 3"; a stage may be one of a pipeline."""
    return _COUNTED_PERIODS[text]


_COUNTED_PERIODS = HeadingMemo(lambda text: _PERIOD.match(strip_leading_number(fold(text))) is not None)


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


_COUNTED_INSTANCES = HeadingMemo(lambda text: _INSTANCE.match(strip_leading_number(fold(text))) is not None)


def is_horizon(text: str) -> bool:
    """Whether a heading names how far ahead what follows lies: "Short-term (3 months)", "A largo plazo"."""
    return _HORIZONS[text]


_HORIZONS = HeadingMemo(lambda text: _HORIZON.match(strip_leading_number(fold(text))) is not None)


def is_endpoint(text: str) -> bool:
    """Whether a heading is the call of an interface, whose path names nothing: "POST /data"."""
    return _ENDPOINT.match(text) is not None


def is_file(text: str) -> bool:
    """Whether a heading is the name of a file, which names nothing else: "`train_model.py`"."""
    return _FILE.fullmatch(text) is not None


def has_code(text: str) -> bool:
    """Whether a heading begins with the code of a requirement: "FR-012: Login", "F1.2 Search"."""
    return _CODE.match(unicodedata.normalize("NFKC", text)) is not None


def requirement_by_code(text: str) -> Role | None:
    """The section of requirements that the code before a heading names: "REQ-IDX-002: ...", "NFR-3 Latency"."""
    code = _REQUIRED.match(unicodedata.normalize("NFKC", text))
    if code is None:
        return None
    return "non-functional" if code["how"] else "functional"


def is_table_of_contents(text: str) -> bool:
    """Whether a heading stands over the list of the headings."""
    return normalise(text).plain in _CONTENTS
