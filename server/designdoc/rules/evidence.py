"""Evidence: the words and figures by which a document shows that it has thought of something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from designdoc.document.model import PassageContent
from designdoc.recognition.scanning import Scan
from designdoc.recognition.vocabulary import WORDS
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.views import DocumentView


def speaks_of(view: DocumentView, lists: Sequence[str], measured: Sequence[str] = ()) -> bool:
    """Whether a word of one of the word ``lists`` stands anywhere in the document, or whether one of the ``measured``
    lists has a word beside a number, or whether there is a quantity of a kind that ``measured`` names (``#money``).
    """
    if any(map(view.mentioned, lists)):
        return True
    contents = view.document.contents
    return any(measures(content, view.scan(content), words) for words in measured for content in contents)


def measures(content: PassageContent, scan: Scan, words: str) -> bool:
    """Whether a word of a word list and a number stand in one sentence, item or row of a passage, or whether a kind of
    quantity stands anywhere in it.
    """
    if words.startswith("#"):
        return any(quantity.is_a(words[1:]) for quantity in scan.quantities)
    starts = [quantity.span.start for quantity in scan.quantities]
    for span in scan.found.get((WORDS, words), ()):
        unit = unit_around(content, span)
        if unit and bisect_left(starts, unit.span.start) < bisect_left(starts, unit.span.end):
            return True
    return False
