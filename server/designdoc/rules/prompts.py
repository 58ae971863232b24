"""The words that a pack's scaffolds and questions put into a document for the author to replace."""

from __future__ import annotations

import re

from designdoc.packs.model import Pack, Section
from designdoc.packs.scaffold import TabStop, parse

_EDGES = " \t\r\n-*_+|>\"'“”"
_SPACES = re.compile(r"\s+")


class Prompts:
    """All prompts of a framework, folded. Prompts that are one number or symbol are answers like any other."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        """Collect the tab stops' texts (choices excepted: a choice made is an answer) and the questions."""
        self._texts = {_folded(question) for section in sections for question in section.questions}
        for section in sections:
            for piece in parse(section.scaffold):
                if isinstance(piece, TabStop) and piece.choices:
                    self._texts.add(_folded(" or ".join(piece.choices)))
        self._texts = {text for text in self._texts if any(map(str.isalpha, text))}

    def holds(self, text: str) -> bool:
        """Whether a text is one of the prompts, apart from case, spaces and markup around it."""
        return _folded(text) in self._texts


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text.strip(_EDGES)).casefold()


_built: dict[int, tuple[Pack, Prompts]] = {}
_MOST_KEPT = 8


def prompts_of(pack: Pack) -> Prompts:
    """The prompts of a pack, collected once."""
    if id(pack) not in _built:
        if len(_built) >= _MOST_KEPT:
            _built.clear()
        _built[id(pack)] = (pack, Prompts(pack.framework.sections if pack.framework else ()))
    return _built[id(pack)][1]
