"""What outline checks can look at in a passage, in its heading or below: small values that most edits leave as they
are.

A check declares what it sees, and is not called after an edit that leaves all of it unchanged
(``running/documents.py``). What it asks the view for (``says``, ``mentioned``, ``has_words``, ``line_number``) the view
notes by itself. What it looks at only in some documents, or depending on its options, it adds to the view's
``looked_at`` when it looks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from designdoc.document.model import Heading, PassageContent
from designdoc.document.remembered import remembered_with
from designdoc.packs.model import Pack
from designdoc.recognition.quantities import Quantity
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import SILENT, UnitTerms
from designdoc.records import values_of
from designdoc.rules.seeing.unit_memo import UnitMemo
from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.rules.check import See
    from designdoc.rules.seeing.views import DocumentView


Options = TypeVar("Options")


def content(function: Callable[[PassageContent], object]) -> See:
    """The value of a function of the content alone."""
    return lambda view, content: function(content)


def with_options(function: Callable[[DocumentView, PassageContent, Options], object]) -> Callable[[Options], See]:
    """The value of a function that also depends on the options of a rule: the same ``See`` for the same options."""
    made: dict[int, See] = {}

    def see_for(options: Options) -> See:
        see = made.get(id(options))
        if see is None:
            if len(made) >= _MOST_OPTIONS:
                made.clear()
            # It holds the options, so that no other object can get their id.
            see = made[id(options)] = lambda view, content: function(view, content, options)
        return see

    return see_for


_MOST_OPTIONS = 32
"""For how many options of rules their ``See`` is kept."""


@lru_cache(maxsize=256)
def proofs_of(section: str) -> See:
    """The proofs of a section, with their places within passages. Any edited passage may change them."""

    def proofs(view: DocumentView, content: PassageContent) -> object:
        return view.coverage.proofs.get(section)

    return proofs


_WORD = regex(r"[\w\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A character of a word that ``PassageContent.word_count`` would count; finding one is faster than counting all."""


def words_found(view: DocumentView, content: PassageContent) -> object:
    """The word lists and glossary entries that are found in the prose."""
    return view.scan(content).found.keys()


def mentioned(view: DocumentView, content: PassageContent) -> object:
    """The word lists that are found anywhere, including headings, diagrams and code."""
    return view.mentions((content,))


def found(view: DocumentView, content: PassageContent) -> object:
    """What recognition found in the prose, in order, each with the number of its sentence, item or row: words, names
    and numbers with their meaning, but neither their places nor the text between them.
    """
    return _found(view.scan(content), content, view)


@remembered_with
def _found(scan: Scan, content: PassageContent, view: DocumentView) -> object:
    if not scan.quantities:
        speaking = [number for number, said in enumerate(scan.units) if said is not SILENT]
        return speaking, view.of_pack(_names_of_units).of(content, scan)
    things: list[_Thing] = [(span, key) for key, spans in scan.found.items() for span in spans]
    things += [(quantity.span, _meaning(quantity)) for quantity in scan.quantities]
    starts = [unit.span[0] for unit in content.units]
    return _in_order(things), [bisect_right(starts, start) for start, _ in sorted(map(_place, things))]


def _names_of_units(pack: Pack, language: str) -> UnitMemo[object]:
    return UnitMemo(_names_in)


_Thing = tuple[tuple[int, int], object]
"""Something that was found: its place, and what it is."""


def _in_order(things: list[_Thing]) -> object:
    things.sort(key=_place)
    places = list(map(_place, things))
    # What of two names inside each other counts depends on which of them is the longer one.
    reach = accumulate(map(_end, places), max, initial=0)
    inside = [(start < reached, end <= reached) for (start, end), reached in zip(places, reach, strict=False)]
    return inside, list(map(_thing, things))


def _names_in(text: str, said: UnitTerms) -> object:
    return _in_order(list(zip(said.found_at, said.found, strict=True)))


_place = itemgetter(0)
_thing = _end = itemgetter(1)


def _meaning(quantity: Quantity) -> tuple[object, ...]:
    """All but the two spans, which come first."""
    return values_of(quantity)[2:]


def titles(view: DocumentView, content: PassageContent) -> object:
    """The heading with its words."""
    return content.heading


def has_title(view: DocumentView, content: PassageContent) -> object:
    """Whether the heading has words."""
    return content.heading is not None and bool(content.heading.text)


def titles_of_sections(view: DocumentView, content: PassageContent) -> object:
    """The heading with its words, where it stands for a section."""
    return _heading_among(view, content, view.match_of)


def names_of_sections(view: DocumentView, content: PassageContent) -> object:
    """The heading with its words, where they are the whole name of a section."""
    return _heading_among(view, content, view.shape.named)


def _heading_among(view: DocumentView, content: PassageContent, passages: Iterable[int]) -> Heading | None:
    contents = view.document.contents
    return content.heading if content in [contents[at] for at in passages] else None


@lru_cache(maxsize=256)
def length_below(enough: int) -> See:
    """The words of prose as long as they are fewer than ``enough``: what has enough alone has it with anything else."""

    def length(view: DocumentView, content: PassageContent) -> object:
        return min(content.word_count, enough)

    return length


@lru_cache(maxsize=256)
def has_words_in_all(least: int) -> See:
    """Whether the whole document has so many words, which few edits decide. Any edited passage may change it."""

    def enough(view: DocumentView, content: PassageContent) -> object:
        return view.words >= least

    return enough


def has_words(view: DocumentView, content: PassageContent) -> object:
    """Whether there is any prose."""
    return _WORD.search(content.reading) is not None


def lines(view: DocumentView, content: PassageContent) -> object:
    """The line ends, which decide the line numbers of all that follows."""
    return content.text.count("\n"), content.text.count("\r")
