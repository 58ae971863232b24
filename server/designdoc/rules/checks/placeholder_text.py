"""TBD, TODO, lorem ipsum, <fill in> and other words that hold a place for text that was never written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from designdoc.document.model import BlockKind, PassageContent, Unit, UnitKind
from designdoc.recognition.words.tokens import is_cjk
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.fixes.lines import deletion_of_unit
from designdoc.rules.seeing.needs import SIGN, TEXT, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_QUESTION_MARKS = regex(r"(?<![?!\w])\?{3,}(?![?!\w])")
_CODE_SPAN = regex(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_SIGNS = ("…", "?", "&", "...", "___")
"""One of these stands wherever neither a word of the list nor a text in brackets holds a place; what ``&`` writes may
be one.
"""
_OPENING = regex(r"[<\[{]")
_CAPITALS = regex(r"[A-Z](?![a-z])")
_BARE_ITEM = regex(r"\s*(?:\.\.\.|…|[nN]/?[aA]\?|\?)\s*")
_UNSURE_CELL = regex(r"(?:^|\|)[ \t]*([nN]/?[aA]\?|\?)[ \t]*(?=\||$)")


_WORD = regex(r"\w+")
_LED_IN = regex(r"(?:^|[:：|(\[–—-]|\b(?:is|are|still|value|target|owner|date|será|est|ist))[\W_]*$", re.IGNORECASE)
_BLANK = regex(
    r"(?:[:：=]|\b(?:be|is|are|by|быть|ser|es|é|será|être|est|sein|ist|beträgt))[ \t*]*"
    r"(?P<blank>\.{4,}|_{3,})(?![._\w])(?!\s*\d)",
    re.IGNORECASE,
)
"""A blank to be filled in: "Accuracy should be ....". Dots lead to a page number as well, and may mean "and so on"."""
_SPOKEN_OF = regex(
    r"(?:\b(?:an?|the|each|every|any|as|or|как|этот|каждый)\s|[\"'“”‘«「`]|(?:作为|標為|标为|标记为|记为|留作|写成|改成)\s?)$",
    re.IGNORECASE,
)
"""Before a marker that is itself the subject ("turn each finding into a TODO") or quoted."""
_PARTICLE = regex(r"(?:[은는이가을를]|로|으로|에|에서|の|を|に|は|が|と|として)(?![^\W_])")
"""Behind a marker that is a part of the sentence in Korean or Japanese ("TODO로 남긴다")."""
_WORD_GOES_ON = regex(r"(?![的了。です이다입임])[^\W_]")
"""Behind a word of a script without spaces that is the beginning of another one: "未定義" is "undefined"."""
_COMPARED_IN_CODE = regex(r"[a-z0-9](?:[A-Z_]\w*)\s*(?:[=<>!]=?)\s*$")
"""Before question marks that stand for any value: "userID = ???"."""
_JOINTS = ("-", "/", "#", "@", ".", "_")
_JOINED = regex(r"[-_/]|[.]\w")
_ENDS = regex(r"[ \t]*(?:[.。)\]|;,!]|$)")

_LONGEST_PROMPT = 300
"""The most code points of a prompt in square brackets, which may be several sentences."""


Found = tuple[Span, Unit]
"""A placeholder, and the sentence, item or row in which it begins."""


@record
class Options:
    """``words`` is the word list of placeholders. One in capitals that is followed by a word of ``exempt_after`` names
    something else (a to-do list). ``openers`` are the first words of a text in brackets that asks to be replaced.
    ``questions_allowed`` are sections where ``???`` is fine.
    """

    words: WordList
    exempt_after: tuple[str, ...]
    openers: tuple[str, ...]
    questions_allowed: tuple[SectionId, ...] = ()


@passage_check(has(TEXT, SIGN))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each placeholder in the heading, in prose, lists and tables; none in code."""
    content = passage.content
    bracketed = _bracketed(options.openers) if _OPENING.search(content.text) else None
    if content.heading is not None:
        titled = list(_in_heading(passage, content.heading.text_span, bracketed, options))
        if titled and not _stands_for_open_questions(passage, options):
            yield from (Hit(span, {"text": passage.quote(span)}) for span in titled)
    words = passage.words(options.words)
    found = list(_in_brackets(content, bracketed)) if bracketed else []
    for unit in content.units if words or _has_sign(content.text) else ():
        if not unit.quoted and (words or _has_sign(passage.quote(unit.span))):
            found += [(span, unit) for span in _placeholders(passage, unit, words, options)]
    for span, unit in _without_overlaps(found) if found else ():
        fixes = deletion_of_unit(content, unit) if unit.span.encloses(span) else ()
        yield Hit(span, {"text": quoted(passage.quote(span))}, fixes=fixes)
    if bracketed:
        yield from _in_html(content, bracketed)


def _in_html(content: PassageContent, bracketed: re.Pattern[str]) -> Iterator[Hit]:
    for block in content.blocks:
        if block.kind is BlockKind.HTML:
            for html in bracketed.finditer(content.text, *block.span):
                yield Hit(Span(*html.span()), {"text": quoted(html[0])})


def _stands_for_open_questions(passage: PassageView, options: Options) -> bool:
    """Whether the heading is nothing but a placeholder over what is left open: "TBD", and below it what has to be."""
    own = passage.belonging.own
    return passage.content.word_count > 0 and not set(options.questions_allowed).isdisjoint(own)


def _has_sign(text: str) -> bool:
    return any(map(text.__contains__, _SIGNS))


def _in_brackets(content: PassageContent, bracketed: re.Pattern[str]) -> Iterator[Found]:
    """Texts in brackets that ask to be replaced, outside code and quotations. A bracket may stand before the first of
    several sentences and behind the last.
    """
    for match in bracketed.finditer(_without_code(content.text)):
        word = match.end() - len(match[0][1:].lstrip())
        unit = unit_around(content, Span(word, word))
        if unit is not None:
            yield Span(*match.span()), unit


@lru_cache(maxsize=16)
def _bracketed(openers: tuple[str, ...]) -> re.Pattern[str]:
    """A text in brackets that begins with one of the words; linear, as no repetition overlaps with what follows."""
    opener = rf"(?:{'|'.join(map(re.escape, openers))})\b"
    angles = rf"<[ \t]*{opener}[^<>\n]{{0,80}}>"
    square = rf"\[[ \t]*{opener}[^\[\]\n]{{0,{_LONGEST_PROMPT}}}\](?![(\[:])"
    curly = rf"\{{(?<![\w\\^]\{{)[ \t]*{opener}[^{{}}\n]{{0,80}}\}}"
    return re.compile(f"{angles}|{square}|{curly}", re.IGNORECASE)


def _in_heading(
    passage: PassageView, text_span: Span, bracketed: re.Pattern[str] | None, options: Options
) -> Iterator[Span]:
    """Upper-case markers in a heading such as ``Serving (TBD)``, and texts in brackets."""
    text = _without_code(passage.quote(text_span))
    for found in bracketed.finditer(text) if bracketed else ():
        yield Span(*found.span()).shift(text_span.start)
    for marker in passage.capitals(options.words) if _CAPITALS.search(text) else ():
        for found in re.finditer(rf"(?<![\w-]){re.escape(marker)}(?![\w-])", text):
            if not _names_something_else(text, found.span(), options):
                yield Span(*found.span()).shift(text_span.start)


def _placeholders(passage: PassageView, unit: Unit, words: tuple[Span, ...], options: Options) -> list[Span]:
    """The placeholders of one sentence, item or row, apart from texts in brackets."""
    content, start = passage.content, unit.span.start
    prose = content.reading[start : unit.span.end]
    found = [word.shift(-start) for word in words if unit.span.encloses(word)]
    found = [word for word in found if _holds_a_place(prose, word, options)]
    if "???" in prose and not passage.belongs_to(options.questions_allowed):
        found += [
            Span(*match.span())
            for match in _QUESTION_MARKS.finditer(prose)
            if not _COMPARED_IN_CODE.search(prose[: match.start()])
        ]
    source = _without_code(content.text[start : unit.span.end])
    if "...." in source or "___" in source:
        found += [Span(*match.span("blank")) for match in _BLANK.finditer(source)]
    if unit.kind is UnitKind.ROW:
        found += [Span(*match.span(1)) for match in _UNSURE_CELL.finditer(source)]
    elif unit.kind is UnitKind.ITEM and _BARE_ITEM.fullmatch(prose) and _is_alone(content, unit):
        lead = len(prose) - len(prose.lstrip())
        found.append(Span(lead, lead + len(prose.strip())))
    return [span.shift(start) for span in found]


def _holds_a_place(prose: str, word: Span, options: Options) -> bool:
    """Whether a word of the list stands for a text that is missing, and is not part of a statement."""
    said = prose[word.start : word.end]
    if said.isupper() and said.isascii():
        spoken_of = _SPOKEN_OF.search(prose, max(0, word.start - 8), word.start) is not None
        spoken_of = spoken_of or _PARTICLE.match(prose, word.end) is not None
        return not (spoken_of or _names_something_else(prose, word, options) or _is_explained(prose, word))
    if not said.isascii() and is_cjk(said[0]):
        return _WORD_GOES_ON.match(prose, word.end) is None
    return _LED_IN.search(prose[: word.start]) is not None and _ENDS.match(prose, word.end) is not None


def _names_something_else(text: str, place: tuple[int, int], options: Options) -> bool:
    """Whether a marker is part of a name (``JIRA-TBD-1``, ``TODO.md``) or says what kind of thing follows it."""
    following = _WORD.search(text, place[1])
    if text[place[0] - 1 : place[0]] in _JOINTS or _JOINED.match(text, place[1]):
        return True
    if following is None or text[place[1] : following.start()].strip():
        return False
    word = following[0].casefold()
    return word in options.exempt_after or (is_cjk(word[0]) and word.startswith(options.exempt_after))


def _is_explained(prose: str, place: Span) -> bool:
    """Whether the marker is an abbreviation spelled out before it: ``trunk-based development (TBD)``."""
    if not prose[: place.start].endswith("(") or not prose[place.end :].startswith(")"):
        return False
    initials = "".join(word[0] for word in _WORD.findall(prose[: place.start]))
    return initials.upper().endswith(prose[place.start : place.end])


def _without_code(source: str) -> str:
    return _CODE_SPAN.sub(lambda match: " " * len(match[0]), source) if "`" in source else source


def _is_alone(content: PassageContent, unit: Unit) -> bool:
    """Whether an item is the only one of its list: three dots after other items mean "and so on"."""
    return sum(other.block == unit.block for other in content.units) == 1


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for span, unit in sorted(found, key=lambda place: (place[0].start, -place[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, unit))
    return kept
