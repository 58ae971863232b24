"""Which language a document is written in: by script, and between Latin-script languages by their commonest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from designdoc.document.model import PassageContent
from designdoc.text.regex import regex

_SAMPLE = 20_000
_LATIN_WORD = regex(r"[a-zà-öø-ÿß]+")
_COMMON = {
    "en": "the of and to is in for that with are be this on as by we it from or an which will not",
    "es": "el los las del que en una por para con es se como al más su lo este esta son y",
    "pt": "o os da do dos das que em uma por para com não é se como ao mais os um são e",
    "fr": "le les des du une que qui en pour avec est dans sur par pas ce au aux et il sont",
    "de": "der die das und ist von den mit für auf ein eine nicht wird im dem als zu werden sind",
}
_LANGUAGES_OF = {word: [] for words in _COMMON.values() for word in words.split()}  # type: dict[str, list[str]]
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES_OF[_word].append(_language)


class Letters(NamedTuple):
    """What one passage tells of its language: letters by script and votes by Latin-script language."""

    scripts: Counter[str]
    votes: Counter[str]


def read_letters(text: str) -> Letters:
    """Count the scripts and the commonest words of ``text``."""
    lowered = text.lower()
    words = _LATIN_WORD.findall(lowered)
    scripts: Counter[str] = Counter()
    if lowered.isascii():
        scripts["latin"] = sum(map(len, words))
    else:
        scripts.update(map(_script, filter(str.isalpha, lowered)))
    votes: Counter[str] = Counter()
    for word, times in Counter(filter(_LANGUAGES_OF.__contains__, words)).items():
        for language in _LANGUAGES_OF[word]:
            votes[language] += times
    return Letters(scripts, votes)


_read: WeakKeyDictionary[PassageContent, Letters] = WeakKeyDictionary()


def language_of(contents: Iterable[PassageContent]) -> str:
    """The ISO 639-1 code of the language of a document: one of the nine that packs are written in, ``en`` in doubt.

    Only about the first 20,000 code points are read. A document counts as Chinese, Japanese or Korean when a tenth of
    its letters are, because technical terms and code stay Latin there; as Russian from a quarter of Cyrillic letters
    on.
    """
    scripts: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    length = 0
    for content in contents:
        letters = _read.get(content)
        if letters is None:
            letters = _read[content] = read_letters(content.text[:_SAMPLE])
        for script, count in letters.scripts.items():
            scripts[script] += count
        for language, count in letters.votes.items():
            votes[language] += count
        length += len(content.text)
        if length > _SAMPLE:
            break
    return _decide(scripts, votes)


def _decide(scripts: Counter[str], votes: Counter[str]) -> str:
    letters = sum(scripts.values()) or 1
    if scripts["hangul"] > letters / 10:
        return "ko"
    if scripts["kana"] > letters / 20:
        return "ja"
    if scripts["han"] > letters / 10:
        return "zh"
    if scripts["cyrillic"] > letters / 4:
        return "ru"
    best = max(_COMMON, key=lambda language: votes[language])
    return best if votes[best] > votes["en"] else "en"


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
