"""Which language a document is written in: by script, and between Latin-script languages by their commonest words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import partial
from math import sqrt
from operator import add, sub
from typing import TYPE_CHECKING

from designdoc.document.model import PassageContent
from designdoc.recognition.incremental import WHOLE, Column, LastAnswer, changed_contents, text_window
from designdoc.recognition.memo import HeadingMemo
from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.document.document import Document

_SAMPLE = 20_000
"""How many code points of a text tell its language."""
_COMMON = {
    "en": "the of and to is in for that with are be this on as by we it from or an which will not",
    "es": "el los las del que en una por para con es se como al más su lo este esta son y",
    "pt": "o os da do dos das que em uma por para com não é se como ao mais os um são e",
    "fr": "le les des du une que qui en pour avec est dans sur par pas ce au aux et il sont",
    "de": "der die das und ist von den mit für auf ein eine nicht wird im dem als zu werden sind",
}
_LATIN = "latin-1"
"""It has all letters of these words, and what is cut out of its bytes is found much sooner than in a text."""
_LANGUAGES_OF: dict[bytes, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.encode(_LATIN).split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

_SMALL_LETTERS = frozenset((*range(ord("a"), ord("z") + 1), *range(ord("ß"), ord("ÿ") + 1))) - {ord("÷")}
_LETTERS_ALONE = bytes(code if code in _SMALL_LETTERS else ord(" ") for code in range(256))
_NO_ASCII_LETTERS = bytes(code for code in range(256) if code >= 128 or not chr(code).isalpha())
_NOT_ASCII = regex(r"[^\x00-\x7f]+")

_SCRIPTS = ("latin", "cyrillic", "kana", "han", "hangul")
_ACCENTED = "\u00c0"
"""The first letter beyond those of English."""

Letters = tuple[int, ...]
"""What one passage tells of its language: its letters by script, how many of the Latin ones have accents, and the votes
for each Latin-script language.
"""


def read_letters(text: str) -> Letters:
    """Count the scripts and the commonest words of ``text``."""
    if not text:
        return _NO_LETTERS
    lowered = text.lower()
    scripts = dict.fromkeys(_SCRIPTS, 0)
    accented = 0
    encoded = lowered.encode(_LATIN, "replace")
    words = encoded.translate(_LETTERS_ALONE).split()
    scripts["latin"] = len(encoded.translate(None, _NO_ASCII_LETTERS))
    if not lowered.isascii():
        for letter, times in Counter("".join(_NOT_ASCII.findall(lowered))).items():
            if letter.isalpha():
                script = _script(letter)
                scripts[script] += times
                accented += times * (script == "latin" and letter >= _ACCENTED)
    votes = dict.fromkeys(_COMMON, 0)
    for word in filter(_LANGUAGES_OF.__contains__, words):
        for language in _LANGUAGES_OF[word]:
            votes[language] += 1
    return (*scripts.values(), accented, *votes.values())


_SHORT = 500
"""A text of fewer code points is read as a whole: that is no more work than to find out what was typed."""

_NO_LETTERS: Letters = (0,) * (len(_SCRIPTS) + 1 + len(_COMMON))
_LETTERS_OF = HeadingMemo(read_letters)
"""Headings come again and again."""


class _Reader:
    """Reads the letters of passages. Of the last prose with something typed into it only the words around that are
    read, because the letters of a text are the sum of those of its words.
    """

    def __init__(self) -> None:
        self._last: tuple[str, Letters] = ("", _NO_LETTERS)

    def letters(self, content: PassageContent) -> Letters:
        """The letters of a passage. Code is in no language, and what is not prose in some documents tells more of their
        programs than of their authors: only the heading and the prose count.
        """
        of_heading = _LETTERS_OF[content.heading.text] if content.heading is not None else _NO_LETTERS
        return of_heading if content.bare else tuple(map(add, of_heading, self._of_prose(content.reading[:_SAMPLE])))

    def _of_prose(self, text: str) -> Letters:
        if len(text) < _SHORT:
            return read_letters(text)
        old, letters = self._last
        first, old_end, new_end = text_window(old, text)
        if new_end - first > len(text) // 2:
            letters = read_letters(text)
        else:
            begin = text.rfind(" ", 0, first) + 1
            end = text.find(" ", new_end)
            end = len(text) if end < 0 else end
            letters = tuple(map(sub, letters, read_letters(old[begin : old_end + end - new_end])))
            letters = tuple(map(add, letters, read_letters(text[begin:end])))
        self._last = text, letters
        return letters


class LanguageReader:
    """Tells the languages of documents, and remembers what the passages of the last one tell of it."""

    def __init__(self) -> None:
        self._sample: tuple[PassageContent, ...] = ()
        self._letters: Column[PassageContent, Letters] = Column(partial(map, _Reader().letters))
        self._language: LastAnswer[str] = LastAnswer()

    def language_of(self, document: Document) -> str:
        """The ISO 639-1 code of the language of a document: one of the nine that packs are written in, ``en`` in doubt.

        Only about the first 20,000 code points are read. A document counts as Chinese, Japanese or Korean when a tenth
        of its letters are, because technical terms and code stay Latin there; as Russian from a quarter of Cyrillic
        letters on; and as in another Latin-script language when it has more of the commonest words of that than of
        English ones. Where chance may explain it, there is doubt; letters with accents take it away.
        """
        sample = document.contents[: bisect_right(document.starts, _SAMPLE, lo=1)]
        window = changed_contents(self._sample, sample) if self._sample else WHOLE
        # Should counting fail half-way, nothing of it counts the next time.
        self._sample = ()
        letters = self._letters.of(sample, window)
        self._sample = sample
        return self._language.get((letters,), lambda: _decide(*map(sum, zip(*letters, strict=True))))


def _decide(latin: int, cyrillic: int, kana: int, han: int, hangul: int, accented: int, *votes: int) -> str:
    letters = latin + cyrillic + kana + han + hangul
    for language, count, share in (("ko", hangul, 0.1), ("ja", kana, 0.05), ("zh", han, 0.1), ("ru", cyrillic, 0.25)):
        if _beyond_chance(count - share * letters, share * letters):
            return language
    by_language = dict(zip(_COMMON, votes, strict=True))
    english = by_language["en"]
    best = max(_COMMON, key=by_language.__getitem__)
    lead = by_language[best] - english
    return best if lead > 0 and _beyond_chance(lead + accented, english + 1) else "en"


def _beyond_chance(lead: float, level: float) -> bool:
    """Whether a count lies above a level by more than chance explains: by more than two standard deviations. One word
    that two languages share, or one name in another script, decides nothing in a document that has just begun.
    """
    return lead > 2 * sqrt(level)


def _script(letter: str) -> str:
    if letter < "\u0400":
        return "latin"
    if letter < "\u0530":
        return "cyrillic"
    if "\u3040" <= letter <= "\u30ff":
        return "kana"
    if "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf":
        return "han"
    if "\uac00" <= letter <= "\ud7af":
        return "hangul"
    return "latin"
