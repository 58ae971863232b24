"""The words that a pack's scaffolds and questions put into a document for the author to replace."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.packs.model import Pack, Section
from designdoc.packs.scaffold import TabStop, parse
from designdoc.recognition.derived import derived
from designdoc.text.regex import regex

_EDGES = " \t\r\n-*_+|>\"'“”"
_SPACES = regex(r"\s+")


class Prompts:
    """All prompts of a framework, folded. Prompts that are one number or symbol are answers like any other."""

    def __init__(self, texts: Iterable[str], choices: Iterable[str]) -> None:
        """``texts`` are prompts wherever they stand, ``choices`` only in angle brackets."""
        self._texts = frozenset(texts)
        self._choices = frozenset(choices)
        self._heads = frozenset(map(_head, self._texts | self._choices))

    def holds(self, text: str, *, in_angles: bool = False) -> bool:
        """Whether a text is one of the prompts, apart from case, spaces and markup around it. A list of choices is
        written in angle brackets only; outside them it is a heading such as "Hard or soft".
        """
        if _head(text) not in self._heads:
            return False
        folded = _folded(text)
        return folded in self._texts or (in_angles and folded in self._choices)


def _collected(sections: tuple[Section, ...]) -> list[list[str]]:
    """The tab stops' texts and the questions; the lists of choices (a choice made is an answer)."""
    stops = [piece for section in sections for piece in parse(section.scaffold) if isinstance(piece, TabStop)]
    questions = [question for section in sections for question in section.questions]
    texts = _with_letters([*questions, *(stop.text for stop in stops if len(stop.choices) == 1)])
    return [texts, _with_letters(" or ".join(stop.choices) for stop in stops if len(stop.choices) > 1)]


def _with_letters(texts: Iterable[str]) -> list[str]:
    return [folded for text in texts if any(map(str.isalpha, folded := _folded(text)))]


def _head(text: str) -> str:
    """The first letter, folded: enough to see that nearly every text is no prompt."""
    return text.lstrip(_EDGES)[:1].casefold()[:1]


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text.strip(_EDGES)).casefold()


_built: dict[int, tuple[Pack, Prompts]] = {}
_MOST_KEPT = 8


def prompts_of(pack: Pack) -> Prompts:
    """The prompts of a pack, collected once."""
    if id(pack) not in _built:
        if len(_built) >= _MOST_KEPT:
            _built.clear()
        sections = pack.framework.sections if pack.framework else ()
        _built[id(pack)] = (pack, Prompts(*derived(pack, "prompts", lambda: _collected(sections))))
    return _built[id(pack)][1]
