"""Needs: what must stand in a passage for a check to find anything, as data beside the check.

Most passages hold nothing that most checks look for: no table, no duration, no word of their lists. A check names what
it cannot do without; the engine looks once at what a passage has, and calls only the checks that get all they need. A
test runs every check without its needs and asserts that it finds nothing more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from designdoc.document.model import Block, BlockKind, LabelKind, PassageContent
from designdoc.document.remembered import remembered
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms.vocabulary import METRIC, WORDS
from designdoc.text.regex import regex

HEADING, BOLD_LINE = "#heading", "#bold-line"
TEXT, SIGN = "#text", "#sign"
TABLE, FENCE, DIAGRAM, IMAGE = "#table", "#fence", "#diagram", "#image"
DURATION, PERCENT, NUMBER, COUNT, RATIO = "#duration", "#percent", "#number", "#count", "#ratio"
FIGURE, RATE, PERCENTILE = "#figure", "#rate", "#percentile"
NAMED_METRIC = "#metric"
CHECKBOX, PROMPT = "#checkbox", "#prompt"

Trait = Hashable
"""Something a passage has: one of the words above, a key of ``Scan.found``, or a section it belongs to."""


class Need(NamedTuple):
    """One of the ``traits`` has to be there, or one of those that the options of a rule name: ``words`` are options
    that hold a word list or several, ``sections`` options that hold sections.
    """

    traits: tuple[Trait, ...] = ()
    words: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    def of(self, options: object) -> frozenset[Trait]:
        """The traits, with those that the options name. No traits mean that any passage will do."""
        words = ((WORDS, name) for option in self.words for name in _names(getattr(options, option)))
        sections = (section for option in self.sections for section in getattr(options, option))
        return frozenset((*self.traits, *words, *sections))


def _names(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def has(*traits: Trait) -> Need:
    """One of these traits is there."""
    return Need(traits)


def mentions(*options: str) -> Need:
    """A word of one of the word lists that the options name stands in the prose."""
    return Need(words=options)


def belongs(option: str) -> Need:
    """The passage belongs to one of the sections that the option names."""
    return Need(sections=(option,))


def traits_of(content: PassageContent, scan: Scan, sections: tuple[str, ...]) -> frozenset[Trait]:
    """Everything that a check may need and that a passage has."""
    if content.bare:
        return block_traits(content).union(sections)
    return block_traits(content).union(scan.found, _of_scan(scan), sections)


def block_traits(content: PassageContent) -> frozenset[Trait]:
    """What a passage has by its heading and the kinds of its blocks, whatever stands in them."""
    if not content.bare:
        return _block_traits(content)
    if content.heading is None:
        return _NOTHING
    return _HEADING_WITH_SIGN if _SIGN.search(content.text) else _HEADING_ALONE


@remembered
def _block_traits(content: PassageContent) -> frozenset[Trait]:
    traits = {TEXT, *_blocks(content.blocks)}
    if content.heading is not None:
        traits.add(HEADING)
    if content.diagrams:
        traits.add(DIAGRAM)
    if any(link.image for link in content.links):
        traits.add(IMAGE)
    if any(label.kind is LabelKind.BOLD_PARAGRAPH for label in content.labels):
        traits.add(BOLD_LINE)
    return frozenset(traits)


_SIGN = regex(r"[<\[{]|[A-Z](?![a-z])")
"""A bracket, or a capital letter that begins no word in small letters."""
_NOTHING = frozenset[Trait]()
_HEADING_ALONE: frozenset[Trait] = frozenset((HEADING,))
_HEADING_WITH_SIGN: frozenset[Trait] = frozenset((HEADING, SIGN))
_BLOCKS = {BlockKind.TABLE: TABLE, BlockKind.FENCE: FENCE}


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Trait]:
    for block in blocks:
        if block.kind in _BLOCKS:
            yield _BLOCKS[block.kind]
        if block.checked is not None:
            yield CHECKBOX
        if block.children:
            yield from _blocks(block.children)


def _of_scan(scan: Scan) -> Iterator[Trait]:
    for quantity in scan.quantities:
        yield FIGURE
        yield f"#{quantity.measure.value}"
        if quantity.per:
            yield RATE
        if quantity.percentile is not None:
            yield PERCENTILE
    if any(kind == METRIC for kind, _ in scan.found):
        yield NAMED_METRIC
    if any(scan.prompts):
        yield PROMPT
