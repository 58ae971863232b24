"""Hints: signs that a section which seems missing is there in other words.

They are loose words of the section, too few to be a mention of it; a sentence that sounds like it; or a document of
which designdoc understands too little to be sure of any gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered_with
from designdoc.findings import Related
from designdoc.packs.model import Pack
from designdoc.recognition.coverage import State
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import Entry, UnitTerms
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.rules.absence.sounding import Sounding, sounding_like
from designdoc.rules.seeing.sees import has_words
from designdoc.rules.seeing.unit_memo import UnitMemo
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import listed, quoted

Words = list[tuple[Entry, str]]

_FEWEST_TERMS = 2
"""How many different terms of a section hint at it. A single one, such as "users", stands in nearly every design."""


def hints(view: DocumentView, content: PassageContent) -> object:
    """The different loose words of a passage, in order: each with the section or word list that it belongs to, as the
    pack writes it, and as the text writes it where it comes first. They have no places, which would move with every
    letter that is typed before them, so that the checks that name the words would run again.
    """
    return _loose_words(view.scan(content), content, view)


@remembered_with
def _loose_words(scan: Scan, content: PassageContent, view: DocumentView) -> list[tuple[Entry, str]]:
    return view.of_pack(_LooseWords).of(content, scan)


class _LooseWords:
    """What gives the loose words of a passage. Where they are those of the last one, it gives the same object."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._of_units = UnitMemo(_loose_words_in)
        self._different: LastAnswer[list[tuple[Entry, str]]] = LastAnswer()

    def of(self, content: PassageContent, scan: Scan) -> list[tuple[Entry, str]]:
        of_units = self._of_units.of(content, scan)
        return self._different.get((of_units,), lambda: _different(of_units))


def _different(of_units: Sequence[tuple[Words, Words]]) -> list[tuple[Entry, str]]:
    # The words of sections come before those of word lists, so that nothing changes where a sentence becomes two.
    words = [word for of_sections, _ in of_units for word in of_sections]
    words += [word for _, of_lists in of_units for word in of_lists]
    first: dict[Entry, str] = {}
    for entry, written in words:
        first.setdefault(entry, written)
    return list(first.items())


def _loose_words_in(text: str, said: UnitTerms) -> tuple[Words, Words]:
    """The loose words in the ``text`` of a sentence, item or row: those of sections, and those of word lists."""
    places, listed_at = said.places, zip(said.found, said.found_at, strict=True)
    words = [((mark.section, mark.term), text[slice(*places[mark.place])]) for mark in said.marks]
    return words, [(entry, text[slice(*place)]) for entry, place in listed_at if entry[0] == WORDS]


def hinting_words(view: DocumentView, section: str) -> Sequence[tuple[int, Span]]:
    """The words that hint at a section, each with the index of its passage and its span there: the first one of the
    word lists that the framework has for that, or else the first two different terms of its own.
    """
    own: list[tuple[int, Span]] = []
    known: set[str] = set()
    for index, scan in enumerate(view.scans):
        for name in view.framework.hints.get(section, ()):
            if (WORDS, name) in scan.found:
                return ((index, min(scan.found[WORDS, name])),)
        if section in scan.marks:
            content = view.document.contents[index]
            marks = [mark for mark in scan.marks[section] if mark.counts and mark.hints]
            for place, term in sorted((scan.place(content, mark), mark.term) for mark in marks):
                # One word may be two terms, such as one by itself and a member of a group.
                called = {term, content.text[slice(*place)].casefold()}
                if known.isdisjoint(called):
                    own.append((index, place))
                known |= called
    return own[:_FEWEST_TERMS] if len(own) >= _FEWEST_TERMS else ()


class Hint(NamedTuple):
    """What hints at a section, as a clause of a message, the sentence that does, and where that stands. A hint of
    the document says nothing of the section itself, and so does not ``speak`` of it.
    """

    says: str
    sounding: Sounding | None = None
    related: tuple[Related, ...] = ()
    speaks: bool = True


_HARDLY_PLACED = Hint("most of the text stands under no heading that names a section", speaks=False)
_OTHERWISE = Hint("much of what seems missing here is said in other words", speaks=False)
_FEWEST_OTHERWISE, _SHARE_OTHERWISE = 4, 1 / 3
"""How many of the required sections that seem missing, and which share of them, some sentence must sound like before
the other gaps are doubted, too. In 135 public documents this doubts no gap that readers confirmed.
"""


def hint_at(view: DocumentView, section: str) -> Hint | None:
    """The hint of a sentence, or else of loose words, those of the framework's word lists before the section's own: a
    reader can judge a sentence at a glance, and has to look for what is around a word.
    """
    like = hint_of_sentence(view, section)
    if like is not None:
        return like
    words = hinting_words(view, section)
    return _hint_of_words(view, words) if words else None


def _hint_of_words(view: DocumentView, words: Sequence[tuple[int, Span]]) -> Hint:
    named = listed([f"'{quoted(view.document.contents[index].text[slice(*span)])}'" for index, span in words])
    return Hint(f"only {named} {'hints' if len(words) == 1 else 'hint'} at it")


def hint_of_sentence(view: DocumentView, section: str) -> Hint | None:
    """The hint of a sentence that sounds like a section."""
    sounding = next(sounding_like(view, section), None)
    if sounding is None:
        return None
    start, end = place = sounding.place(view.document)
    says = f"'{quoted(view.document.text[start:end])}' sounds like it"
    return Hint(says, sounding, (Related("This sounds like it.", place),))


def hint_of_document(view: DocumentView) -> Hint | None:
    """The hint of a document of which we understand too little: most headings say nothing to us, or sentences sound
    like much of what we miss. Then what is left of that is more likely overlooked than left out.
    """
    view.looked_at.add(has_words)
    if view.hardly_placed:
        return _HARDLY_PLACED
    missing = [covered.section.id for covered in view.coverage.required if covered.state is State.MISSING]
    otherwise = sum(next(sounding_like(view, section), None) is not None for section in missing)
    return _OTHERWISE if otherwise >= max(_FEWEST_OTHERWISE, len(missing) * _SHARE_OTHERWISE) else None
