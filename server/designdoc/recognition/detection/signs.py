"""Signs: what speaks for and against a document being a design, weighed by points.

None of them decides: texts about machine learning share its words, designs of other things share the sections, and
lessons, reports and notes have a bit of everything. Together they tell. The points are rounded from a logistic
regression on 204 designs and 1,600 other documents of public repositories (docs/recognition-audit.md, "Detection").
"""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from designdoc.packs.model import Lacking

_NEEDED = 15.0
"""The points of a design."""
_MOST_FIELD_WORDS = 8
_MOST_PURPOSES = 4
_PER_SHARE_OF_HEADINGS = 5.0
"""The points where every heading names a section; half of them where half do."""
_SOURCE = 6.0
_TITLE_OF_FIELD = 3.0
_TITLE_OF_KIND = 3.0
_NUMBERED = 1.0
"""What a number before the title takes away, as chapters and experiments have one."""
_PER_QUESTIONS = 0.6
"""What questions take away, times the logarithm of their number: lessons and interviews ask many."""


class Signs(NamedTuple):
    """What was seen of one document."""

    field_words: float
    """Different words of the field; a word of its practice counts a part of one."""
    known_headings: float
    """The share of the headings that name a section, 0 to 1."""
    purposes: int
    """How many of the ``purpose-sections``, which say what a system is for, have a heading."""
    source: bool
    """Whether anything is said of one of the ``source-sections``."""
    titled_as_field: bool
    """Whether the title says that it is a design of the field ("recommender system")."""
    titled_as: int
    """1 for the title of a design of whatever ("architecture"), -1 for that of another document ("report"), else 0."""
    numbered: bool
    """Whether the title begins with a number, as that of a chapter."""
    questions: int

    @property
    def points(self) -> float:
        """The sum of all signs."""
        return (
            min(self.field_words, _MOST_FIELD_WORDS)
            + self.known_headings * _PER_SHARE_OF_HEADINGS
            + min(self.purposes, _MOST_PURPOSES)
            + self.source * _SOURCE
            + self.titled_as_field * _TITLE_OF_FIELD
            + self.titled_as * _TITLE_OF_KIND
            - self.numbered * _NUMBERED
            - log1p(self.questions) * _PER_QUESTIONS
        )

    @property
    def tells_a_design(self) -> bool:
        """Whether the signs are enough."""
        return self.points >= _NEEDED

    def most_lacking(self, lacking: Lacking) -> str:
        """What the document lacks most to be told as a design, as words for the user; a pack has some of its own."""
        lacks = {
            lacking.terms: _MOST_FIELD_WORDS - self.field_words,
            "few of its headings are those of a design": (1 - self.known_headings) * _PER_SHARE_OF_HEADINGS,
            lacking.purpose_sections: float(_MOST_PURPOSES - self.purposes),
            lacking.source_sections: (not self.source) * _SOURCE,
            "its title is that of another kind of document": (self.titled_as < 0) * 2 * _TITLE_OF_KIND,
            "it asks as many questions as a lesson": log1p(self.questions) * _PER_QUESTIONS,
        }
        return max(lacks, key=lacks.__getitem__)
