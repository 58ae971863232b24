"""Tables: what of a framework decides about headings besides the names of its sections."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from designdoc.packs.model import Framework
from designdoc.recognition.headings import compounds
from designdoc.recognition.headings.names import all_terms
from designdoc.recognition.headings.text import name_words
from designdoc.recognition.terms.index import TermIndex
from designdoc.recognition.words.folding import fold
from designdoc.recognition.words.tokens import tokens

_COMPOUNDING = "de"
"""The language that writes compounds in one word."""


def learned(framework: Framework) -> list[Any]:
    """The terms that give headings away, the last and first words and the ends of compounds that do, the verbs, and the
    names of headings that exclude what follows, as words. Headings are compared folded: capitals of acronyms tell
    nothing.
    """
    terms = ((fold(term), section.id) for section in framework.sections for term in all_terms(section.heading_terms))
    ends, starts = (
        {name_words(word)[at]: section.id for section in framework.sections for word in all_terms(words(section))}
        for at, words in ((-1, attrgetter("heading_ends")), (0, attrgetter("heading_starts")))
    )
    ends_of_words = {
        words[0]: section.id
        for section in framework.sections
        for words in map(name_words, section.heading_ends.get(_COMPOUNDING, ()))
        if len(words) == 1
    }
    verbs = {
        word: section.id
        for section in framework.sections
        for verb in all_terms(section.heading_verbs)
        for word in tokens(fold(verb))
    }
    excluding = [name_words(name) for name in all_terms(framework.headings.excluding)]
    unspaced = compounds.learned(framework.headings.compounds)
    return [TermIndex(terms).to_plain(), ends, starts, ends_of_words, verbs, excluding, unspaced]
