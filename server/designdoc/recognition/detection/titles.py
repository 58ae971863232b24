"""Titles: what the title of a document says of its kind."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.packs.model import Detection
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.terms.passage_terms import index_of


class Title(NamedTuple):
    """A title that was read. It is ``excluded`` if only documents that are no design have it, whatever they speak of;
    that of a ``template`` if it stands over a form; ``of_field`` if it says that this is a design of the field
    ("Recommender system").
    """

    text: str
    excluded: bool
    template: bool
    of_field: bool
    leaning: int
    """1 for a title that many designs have ("Architecture"), -1 for one of other documents ("Report"), 0 for any other
    one and for one that has words of both.
    """


class Titles:
    """Reads titles in English and one more language. Keep it: it remembers its terms in comparable form."""

    def __init__(self, detection: Detection, language: str) -> None:
        self._of_field = index_of(detection.title_terms, language)
        self._of_designs = index_of(detection.design_titles, language)
        self._of_others = index_of(detection.other_titles, language)
        self._excluded = index_of(detection.excluded_titles, language)
        self._of_templates = index_of(detection.template_titles, language)
        self._last: LastAnswer[Title] = LastAnswer()

    def read(self, title: str) -> Title:
        """What a title says; the same object as last time for the same title."""
        return self._last.get((title,), lambda: self._read(title))

    def _read(self, title: str) -> Title:
        return Title(
            title,
            excluded=bool(self._excluded.find(title)),
            template=bool(self._of_templates.find(title)),
            of_field=bool(self._of_field.find(title)),
            leaning=bool(self._of_designs.find(title)) - bool(self._of_others.find(title)),
        )
