"""Titles: what the title of a document says of its kind."""

from __future__ import annotations

from designdoc.packs.model import Detection
from designdoc.recognition.terms.passage_terms import index_of


class Titles:
    """Tells titles in English and one more language. Keep it: it remembers its terms in comparable form."""

    def __init__(self, detection: Detection, language: str) -> None:
        self._of_field = index_of(detection.title_terms, language)
        self._of_designs = index_of(detection.design_titles, language)
        self._of_others = index_of(detection.other_titles, language)
        self._excluded = index_of(detection.excluded_titles, language)
        self._of_templates = index_of(detection.template_titles, language)

    def exclude(self, title: str) -> bool:
        """Whether it is a title of documents that are no design whatever they speak of."""
        return bool(self._excluded.find(title))

    def name_a_template(self, title: str) -> bool:
        """Whether it is the title of a form that is to be filled in."""
        return bool(self._of_templates.find(title))

    def name_the_field(self, title: str) -> bool:
        """Whether it says that this is a design of the field: "Recommender system"."""
        return bool(self._of_field.find(title))

    def leaning(self, title: str) -> int:
        """1 for a title that many designs have ("Architecture"), -1 for one of other documents ("Report"), 0 for any
        other one and for one that has words of both.
        """
        return bool(self._of_designs.find(title)) - bool(self._of_others.find(title))
