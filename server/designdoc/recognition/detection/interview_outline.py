"""Interview outlines: the notes from which somebody talks through a design.

They say a word or two of each step: "labels: watch > 30 s", "retrain daily, monitor drift". A form lists the same steps
and decides nothing, so an outline must give figures and names; a chapter or a README about machine learning takes a
sentence where an outline takes a word, and a list of tools or tasks speaks of few steps.
"""

from __future__ import annotations

from typing import NamedTuple

_MOST_WORDS_PER_SECTION = 6
"""More words for each section that is spoken of are sentences."""
_FEWEST_SECTIONS, _FEWEST_STEPS = 10, 5
_FEWEST_MODEL_SECTIONS = 3.0
_FEWEST_DECISIONS = 4
"""The fewest figures and names of models and tools; a form holds none."""
_FEWEST_NOTES = 0.7
"""The share of list items among what is said."""


class InterviewOutline(NamedTuple):
    """What was seen of a document that says little about each of many sections."""

    words: int
    sections: int
    """How many sections something is said of."""
    steps: int
    """To how many steps of the framework they belong."""
    about_model: float
    """How many of them are about the model, a thin one counting half."""
    decisions: int
    """How many figures and names of models and tools stand in it."""
    notes: float
    """The share of list items among its units."""
    titled_otherwise: bool
    """Whether its title is that of another document ("report"), or of a chapter."""

    @property
    def tells_a_design(self) -> bool:
        """Whether somebody can talk through a design from these notes."""
        return (
            not self.titled_otherwise
            and self.words <= self.sections * _MOST_WORDS_PER_SECTION
            and self.sections >= _FEWEST_SECTIONS
            and self.steps >= _FEWEST_STEPS
            and self.about_model >= _FEWEST_MODEL_SECTIONS
            and self.decisions >= _FEWEST_DECISIONS
            and self.notes >= _FEWEST_NOTES
        )
