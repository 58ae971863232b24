"""From the text of a heading to comparable words: numbering, emoji, markup and role tags are taken off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from designdoc.recognition.memo import HeadingMemo
from designdoc.recognition.words.folding import fold, stem
from designdoc.recognition.words.tokens import has_cjk, has_token, is_cjk, tokens
from designdoc.text.regex import regex

_ROMAN = r"(?=[ivxlc])(?:x{0,3})(?:ix|iv|v?i{0,3})"
CJK_DIGIT = "一二三四五六七八九十百〇零"
_COUNTED = (
    r"step|part|phase|stage|section|chapter|question|q|deep dive|appendix|"
    r"шаг|этап|часть|раздел|глава|пункт|"
    r"paso|etapa|seccion|secao|capitulo|passo|parte|fase|"
    r"etape|partie|chapitre|phase|schritt|teil|abschnitt|kapitel|"
    r"ステップ|手順|단계|步骤"
)
_NUMBERING = regex(
    rf"^\s*(?:(?:{_COUNTED})(?:(?:\s*\d+(?:\.\d+)*|\s+{_ROMAN})\b\s*[.):\-]*|\s+[a-z]\s*[.):\-]+)"
    rf"|第\s*[\d{CJK_DIGIT}]+\s*[章节步部篇回]?\s*[:\u3001.]?|제\s*\d+\s*[장절항부편]\s*[:.]?"
    rf"|\d+\s*[章장절]\s*[:.]?(?=\s)|[가나다라마바사아]\s*[.)](?=\s)"
    rf"|[{CJK_DIGIT}]+\s*[\u3001.:\uff0e]"
    rf"|\(\s*(?:\d+|{_ROMAN}|[a-z]|[{CJK_DIGIT}]+)\s*\)"
    rf"|(?:\d+(?:\.\d+)*[a-z]?|{_ROMAN}|[a-z])\s*[.):](?=\s|[^\s\d])"
    rf"|\d+(?:[.\-]\d+)*\.?(?=\s)"
    rf"|\u00a7\s*\d+(?:\.\d+)*"
    rf"|\d+\s*단계)\s*[-:.]*\s*"
)
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
_CLAUSES = regex(r"\s*--+\s*|\s*[:\u2192>|]\s+|\s*\uff1a\s*|\s+-+\s+|\s*[:]\s*(?=\S)|\s*\?\s*(?=\w)")
_FIRST_CLAUSE = regex(r"(?<=\w)\s*[,;:]\s|(?<=\w)\s*-\s|\s(?:and|und|et|y|e|и)\s")
_COMPLEMENT = regex(
    r"\s(?:for|in|on|with|within|during|across|under|from|by|per|para|en|em|con|com|no|na|nos|nas|durante|pour|dans|avec"
    r"|sur|pendant|par|por|fur|bei|mit|im|zur|zum|beim)\s"
)
_ASKING_WORDS = (
    "how what when why which where who como que cuando cual donde quien quando qual quais onde quem comment quand quel "
    "quelle quels quelles pourquoi qui wie wann was warum welche welches welcher wo wer"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_FILLER_WORDS = (
    "a an the our your my this its proposed overall detailed initial main general final current key core typical "
    "basic full high level ml machine learning ai clarify clarifying define defining definition design "
    "designing estimate estimating estimation describe describing description analysis building constructing creating "
    "preparing selecting specifying understanding identifying model's system's project solution "
    "descripción definición análisis descrição definição análise description définition analyse beschreibung "
    "описание определение анализ "
    "known planned principal principales principais principaux principale general generales geral gerais général "
    "générale généraux actual actuales atual atuais actuel actuelle propuesto propuesta proposto proposta proposé "
    "proposée clave chave clé clés inicial iniciales iniciais initiale conocidos conocidas conhecidos conhecidas "
    "connus connues detallado detallada detalhado detalhada détaillé détaillée allgemeine aktuelle vorgeschlagene "
    "wichtigste wichtigsten zentrale bekannte detaillierte nuestro nuestra nosso nossa notre nos unser unsere"
)
_LINK_WORDS = "of for de del do da dos das du des la le les el los las o os as der die das"
_ARTICLE_WORDS = "a an the this our your my how what why is are of to"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_LEADING_WORDS = f"{_LINK_WORDS} the a an our your my this its um uma un une una lo l ein eine"
_LINKS = frozenset(_LINK_WORDS.split())
_SCOPE_WORDS = (
    "phase stage step iteration project mvp model release approach version system "
    "этапа итерации проекта модели релиза подхода версии системы фазы "
    "fase etapa iteración proyecto modelo versión enfoque sistema iteração projeto versão abordagem "
    "étape projet modèle approche système phase projekt modell ansatz"
)
_POINTING_WORDS = (
    "of for in this the each our current данного этого текущего каждого данной этой текущей каждой "
    "de del da do dos la el esta este cada nuestro nosso nesta neste desta deste dans cette ce du le l "
    "dieser dieses diese jeder der des unseres"
)
"""The words around a noun that say that it is the one at hand."""
_EXPANSIONS = {
    "w": "with",
    "reqs": "requirements",
    "req": "requirement",
    "nfrs": "nfr",
    "frs": "fr",
    "arch": "architecture",
}
_FULL_FORMS = {"'ll": " will", "'re": " are", "'ve": " have", "'m": " am"}
_CONTRACTED = regex(r"(?<=[a-z])'(?:ll|re|ve|m)\b")
"""English verbs as they are spoken: "How we'll know". "What's" may be "what is" or "what has"."""


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


_NORMALISED = HeadingMemo(_normalised)


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


def strip_leading_number(plain: str) -> str:
    """A folded heading without a leading "4.1 " or "2)"; words such as "phase" stay."""
    return re.sub(r"^\W*\d+(?:\.\d+)*[.)]?\s+", "", plain)


def is_numbered(text: str) -> bool:
    """Whether a heading begins with a number: "5. Evaluation", "Chapter 8: Ad clicks", "第75章 Context"."""
    plain = fold(unicodedata.normalize("NFKC", text))
    return strip_numbering(plain) != plain


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
    if "'" in plain:
        plain = _CONTRACTED.sub(lambda match: _FULL_FORMS[match[0]], plain)
    return tuple(stem(_EXPANSIONS.get(word, word)) for word in tokens(plain))


def without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning ("description of the data" -> "data"); all where nothing else would remain."""
    fillers = _fillers()
    kept = tuple(word for word in words if word not in fillers)
    if kept and words[0] in fillers:
        kept = tuple(dropwhile(_LINKS.__contains__, kept))
    return kept or words


def without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an article in front ("the ML problem", "le modèle"), where something remains."""
    return words[1:] if len(words) > 1 and words[0] in _leading() else words


def without_scope(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without what says of which part of the work they are ("risks of this phase" -> "risks")."""
    if len(words) < 3 or words[-1] not in _scopes():
        return words
    kept = list(words[:-1])
    while kept and kept[-1] in _pointing():
        kept.pop()
    return tuple(kept) if 0 < len(kept) < len(words) - 1 else words


def content_count(words: tuple[str, ...]) -> int:
    """How many of the words say something: languages with an article before each noun have longer headings."""
    leading = _leading()
    return sum(word not in leading for word in words)


def has_article(words: tuple[str, ...]) -> bool:
    """Whether one of the words is an article or its like, as compound nouns have none."""
    return not _ARTICLES.isdisjoint(words)


def without_links(words: tuple[str, ...]) -> frozenset[str]:
    """The words without those that only link ("analyse de risques", "analyse des risques")."""
    return frozenset(word for word in words if word not in _LINKS)


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """The stems of articles and of the words that link nouns."""
    return frozenset(map(stem, _LEADING_WORDS.split()))


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    """The stems of the filler words, which take compiled patterns to make."""
    return frozenset(map(stem, fold(_FILLER_WORDS).split()))


@lru_cache(maxsize=1)
def _scopes() -> frozenset[str]:
    return frozenset(map(stem, fold(_SCOPE_WORDS).split()))


@lru_cache(maxsize=1)
def _pointing() -> frozenset[str]:
    return frozenset(map(stem, fold(_POINTING_WORDS).split()))


def parts(plain: str) -> list[str]:
    """The members of a compound heading: "Metrics and loss functions" -> ["metrics", "loss functions"]."""
    joints = _JOINTS if has_cjk(plain) else _SPACED_JOINTS
    return [part for part in (piece.strip() for piece in joints.split(plain)) if part and has_token(part)]


def clauses(plain: str) -> list[str]:
    """The sides of a colon, dash or question mark: "Retrieval: candidates" -> ["retrieval", "candidates"]."""
    return [clause for clause in (piece.strip() for piece in _CLAUSES.split(plain)) if clause and has_token(clause)]


def first_clause(plain: str) -> str:
    """What stands before the first comma, semicolon, colon or dash, or before an "and"."""
    return _FIRST_CLAUSE.split(plain, maxsplit=1)[0]


def head_and_complement(plain: str) -> tuple[str, str]:
    """What stands before the first preposition and after it, which is empty where there is none ("of" links closer)."""
    head, *rest = _COMPLEMENT.split(plain, maxsplit=1)
    return head, "".join(rest)


def verbs_of(text: HeadingText) -> list[list[str]]:
    """The words of a heading that may be its verbs: any of a question, else the first and, in German, the last one of
    it and of each part that a conjunction adds ("Train and evaluate the model", "Modell trainieren und bewerten"); a
    participle there says of what kind something is ("Trained models").
    """
    words = list(tokens(text.plain))
    if text.asks or (words and words[0] in _ASKING):
        return [words]
    sides = [side for part in parts(text.plain) if (side := list(tokens(part)))]
    return [[side[0]] * (not side[0].endswith("ed")) + [side[-1]] * side[-1].endswith("en") for side in sides]


def is_cjk_word(word: str) -> bool:
    """Whether a word is a run of Chinese, Japanese or Korean characters."""
    return bool(word) and is_cjk(word[0])
