"""What follows a number: magnitude, unit, counted noun and denominators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from designdoc.recognition.quantities import nouns, phrases, units
from designdoc.recognition.quantities.model import Measure
from designdoc.recognition.quantities.shares import TENTHS
from designdoc.text.regex import regex

_SPACE = "[ \\t\u00a0\u202f\u2009]"
_LEAD = rf"({_SPACE}{{0,4}}(?:\n{_SPACE}{{0,4}})?|-)"
_SIGN = f"[%％‰$€£₽₹₩{TENTHS}]"
_SPACED_WORD = regex(rf"{_LEAD}([^\W\d_]+|{_SIGN})")
_WORD = regex(rf"{_LEAD}([^\W\d_\u2e80-\uffff]+|[\u2e80-\ud7af]+|{_SIGN})")
"""The second where a script without spaces follows: its large classes take long to compile."""
_LONGEST_LEAD = 9
_PHRASE_WORD = regex(r"[ \u00a0]([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_DENOMINATOR = regex(
    rf"{_SPACE}?(?:(/)(?:[ ](?![0-9]))?|(per|pro|je|par|por)[ ]|(a|an|each|every|в|за|al|à la|jede|im)[ ]|[每毎]|-per-)"
    r"([0-9][0-9.,]{0,12}[kKM]?[ ]?)?(?:an?[ ])?([^\W\d_]+)"
)
_AGE = regex("(?<=[1-9]0)대(?=[ ]?(?:남|여|초반|중반|후반|사용자|이용자|고객|회원)|[와과]?[ ][1-9]0대)")
"""Somebody's age by the decade in Korean ("20대 남성"), written with the word that counts machines."""
_MINUTE = "分"
"""Minutes in Japanese, and points of a score in Chinese."""
_KANA = regex("[ぁ-ゖァ-ヺ]")
_NEAR = 24
_ADVERB = regex(r"[ ]([^\W\d_]+)")

_ABBREVIATIONS = frozenset(["тыс", "млн", "млрд", "трлн", "mio", "mrd", "mln", "tsd"])
"""Magnitudes that end in a full stop which ends no sentence."""

CJK = "\u2e80"
"""Characters from here on (with Hangul) are written without spaces between words."""


class Suffix(NamedTuple):
    """What stands after the digits. ``known`` is false for letters that make the whole token a name ("3D", "5v5")."""

    end: int
    number_end: int
    magnitude: Decimal = Decimal(1)
    unit: units.Unit | None = None
    noun: str = ""
    phrase: str = ""
    per: tuple[str, ...] = ()
    known: bool = True


def read(text: str, end: int, *, money: bool) -> Suffix:
    """Read what follows the digits that end at ``end``; ``money`` says that a currency sign stands before them."""
    number_end, magnitude = end, Decimal(1)
    found = _word(text, end)
    for _ in range(2):
        if found is None:
            return _bare(text, number_end, magnitude)
        word, attached = found.group(2), not found.group(1)
        if word >= CJK:
            return _cjk(text, found.start(2), number_end, magnitude)
        factor = _magnitude(text, word, found, money=money)
        if factor is None:
            break
        magnitude *= factor
        number_end = found.end()
        following = text[number_end : number_end + 2]
        if (following == ". " and word.lower() in _ABBREVIATIONS) or following in ("+ ", "+/"):
            number_end += 1
        found = _word(text, number_end)
    else:
        if found is None:
            return _bare(text, number_end, magnitude)
        word, attached = found.group(2), not found.group(1)
    return _unit_or_noun(text, found, word, number_end, magnitude, attached=attached and number_end == end)


def _word(text: str, end: int) -> re.Match[str] | None:
    """The word, the run of a script without spaces or the sign that follows at ``end``."""
    found = _SPACED_WORD.match(text, end)
    following = found.group() if found else text[end : end + _LONGEST_LEAD + 1]
    return found if following.isascii() or max(following) < CJK else _WORD.match(text, end)


def _bare(text: str, end: int, magnitude: Decimal) -> Suffix:
    """A number that no word follows; a denominator still may ("500/s")."""
    if text[end : end + 1] != "/" and text[end : end + 2] != " /":
        return Suffix(end, end, magnitude)
    per_end, per = _denominators(text, end)
    return Suffix(per_end, end, magnitude, per=per)


def _magnitude(text: str, word: str, found: re.Match[str], *, money: bool) -> Decimal | None:
    """The magnitude that ``word`` spells here, if it is not rather a unit: "5m" is five minutes, "5m users" millions,
    "512 B" bytes, "7B" billions.
    """
    attached = not found.group(1)
    if word == "m":
        counted = money or _noun(text, found.end())[1]
        return Decimal(10**6) if attached and counted else None
    if (word in ("B", "T") and not attached and not money) or len(found.group(1)) > 3:
        return None
    if found.group(1) == "-" and len(word) == 1:
        return None
    return units.magnitude(word)


def _unit_or_noun(
    text: str, found: re.Match[str], word: str, number_end: int, magnitude: Decimal, *, attached: bool
) -> Suffix:
    unit = _unit(text, word, found, attached=attached)
    if unit is None and attached and len(word) > 1 and word[0] in "kKM":
        unit = units.unit(word[1:])
        if unit is not None:
            magnitude, number_end = magnitude * units.MAGNITUDES[word[0]], found.start(2) + 1
    if unit is not None:
        end = found.end()
        per_end, per = _denominators(text, end)
        return Suffix(per_end, number_end, magnitude, unit, unit.noun, "", unit.per + per)
    gap = found.group(1)
    if gap == "-":
        noun = nouns.canonical_noun(word.lower())
        return Suffix(found.end(), number_end, magnitude, None, noun, word, known=noun != "")
    if attached:
        multiple = word in ("x", "X", "×") and not text[found.end() : found.end() + 1].isalnum()
        return Suffix(number_end if multiple else found.end(), number_end, magnitude, known=multiple)
    if "\n" in gap or len(gap) > 1:
        return Suffix(number_end, number_end, magnitude)
    end, noun, phrase = _noun(text, number_end)
    per_end, per = _denominators(text, end) if noun or end == number_end else (end, ())
    adverb = phrase.split(" ", 1)[0].lower()
    if adverb in phrases.PER_ADVERBS and noun != "user" and not per:
        per = (phrases.PER_ADVERBS[adverb],)
    return Suffix(per_end, number_end, magnitude, None, noun, phrase, per)


def _unit(text: str, word: str, found: re.Match[str], *, attached: bool) -> units.Unit | None:
    if len(word) == 1:
        if word in "xX×":
            return None
        if word == "m":
            return units.FOLDED["min"] if attached else None
        if word in units.ATTACHED_ONLY and not attached:
            return None
        if word == "B":
            return units.FOLDED["byte"]
        if word == "G":
            return units.FOLDED["gb"] if attached else None
        if word in "$€£₽₹₩" and ("\n" in found.group(1) or text[found.end() : found.end() + 1].strip(" .,;:)/|\n")):
            return None
    elif word in ("percentage", "процентных"):
        points = _PHRASE_WORD.match(text, found.end())
        return units.FOLDED["pp"] if points else None
    elif word == "per" and text.startswith(" cent", found.end()):
        return units.FOLDED["%"]
    return units.unit(word)


def _cjk(text: str, start: int, number_end: int, magnitude: Decimal) -> Suffix:
    """Units and nouns of scripts without spaces: the longest known beginning of what follows."""
    position = start
    for _ in range(2):
        length = _longest(text, position, units.MAGNITUDES)
        if not length:
            break
        magnitude *= units.MAGNITUDES[text[position : position + length]]
        position += length
        number_end = position
    if position > start and text[position : position + 1] == " " and text[position + 1 : position + 2] >= CJK:
        position += 1  # Korean writes a space before the unit: "20만 건".
    length = _longest(text, position, units.FOLDED) or _longest(text, position, units.EXACT)
    minutes = not length and text[position : position + 1] == _MINUTE and _is_japanese(text, position)
    if length or minutes:
        length = length or 1
        unit = units.FOLDED["min"] if minutes else units.unit(text[position : position + length])
        end = position + length
        if text[position] == TENTHS:
            magnitude *= 10
        per_end, per = _denominators(text, end)
        return Suffix(per_end, number_end, magnitude, unit, "", "", per)
    length = 0 if _AGE.match(text, position) else _longest(text, position, nouns.NOUNS)
    if not length:
        latin = _word(text, position) if position == number_end and position > start else None
        if latin and latin.group(2) < CJK:
            return _unit_or_noun(text, latin, latin.group(2), number_end, magnitude, attached=False)
        return Suffix(number_end, number_end, magnitude)
    phrase = text[position : position + length]
    per_end, per = _denominators(text, position + length)
    return Suffix(per_end, number_end, magnitude, None, nouns.NOUNS[phrase], phrase, per)


def _is_japanese(text: str, position: int) -> bool:
    """Whether there is a kana near a place in a text: Japanese is not written without."""
    return _KANA.search(text, max(position - _NEAR, 0), position + _NEAR) is not None


def _longest(text: str, position: int, table: Mapping[str, object]) -> int:
    for length in range(min(units.LONGEST_CJK, len(text) - position), 0, -1):
        if text[position : position + length] in table:
            return length
    return 0


def _noun(text: str, position: int) -> tuple[int, str, str]:
    """The counted noun among the next three words: (end, canonical noun, phrase); empty when there is none."""
    end, noun, start = position, "", position
    for _ in range(3):
        found = _PHRASE_WORD.match(text, position)
        if found is None:
            break
        word = found.group(1).lower()
        known = nouns.canonical_noun(word) or (nouns.canonical_noun(word.rpartition("-")[2]) if "-" in word else "")
        if known:
            noun, end = known, found.end()
        elif noun or word in nouns.GLUE:
            break
        position = found.end()
    return (end, noun, text[start:end].strip()) if noun else (start, "", "")


def _denominators(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where "/s", "per user per day", "a month", "в секунду" or "daily" end, and their canonical names."""
    per: list[str] = []
    for _ in range(3):
        found = _DENOMINATOR.match(text, end)
        name, length = _denominator(found) if found else ("", 0)
        if not found or not name:
            break
        per.append(name)
        end = found.start(5) + length
    if not per:
        adverb = _ADVERB.match(text, end)
        if adverb and adverb.group(1) in phrases.PER_ADVERBS:
            return adverb.end(), (phrases.PER_ADVERBS[adverb.group(1)],)
    return end, tuple(per)


def _denominator(found: re.Match[str]) -> tuple[str, int]:
    """The canonical denominator and how many characters of the last word spell it."""
    slash, per, article, number, word = found.groups()
    length = len(word)
    unit = units.unit(word)
    if unit is None and word >= CJK:
        length = next((n for n in (3, 2, 1) if units.unit(word[:n])), len(word))
        unit = units.unit(word[:length])
    if unit is not None and unit.measure is Measure.DURATION:
        if slash and number:
            return "", 0
        return (f"{number.strip()} {unit.name}" if number else unit.name), length
    if article or not (slash or per):
        return "", 0
    noun = nouns.canonical_noun(word.lower())
    if number and not noun and units.magnitude(word):
        return "", 0  # "$30/1M" divides by a million of something.
    if number:
        return f"{number.strip()} {noun or word}", length
    return noun or (word.lower() if per else (unit.name if unit else "")), length
