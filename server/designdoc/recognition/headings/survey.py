"""Survey: what follows from all headings of a document together, before any passage has its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.recognition.headings.forms import FORMS, Form
from designdoc.recognition.headings.kinds import is_calendar_period
from designdoc.recognition.headings.names import Match
from designdoc.recognition.headings.positions import opening_index, planned_periods, recurring, title_index


class Survey(NamedTuple):
    """The title and the heading that opens the document, those that stand over a list of the headings, the periods of
    a plan, and the slots of several other headings (``positions.py``).
    """

    title: int | None
    opening: int | None
    contents: frozenset[int]
    periods: frozenset[int]
    slots: frozenset[int]


NO_SURVEY = Survey(None, None, frozenset(), frozenset(), frozenset())
"""That of a document without headings."""


def survey(passages: Sequence[Passage], matches: Sequence[Match]) -> Survey:
    """The survey of a document; ``matches`` are what the words of its headings name."""
    headings = [passage.content.heading for passage in passages]
    forms = [FORMS[heading.text] if heading is not None else _NONE for heading in headings]
    title, periods = title_index(passages), planned_periods(passages, forms)
    return Survey(
        title,
        opening_index(passages),
        frozenset([index for index, form in enumerate(forms) if form.contents]),
        periods - _chapters(passages, forms, matches, periods, title) if periods else periods,
        recurring(passages, forms),
    )


_NONE = Form("", (), contents=False, period=False, phase=False, horizon=False, code=False, address=False)
"""That of text without a heading."""


def _chapters(
    passages: Sequence[Passage],
    forms: Sequence[Form],
    matches: Sequence[Match],
    periods: frozenset[int],
    title: int | None,
) -> frozenset[int]:
    """The phases that are the chapters of a document, as those of CRISP-DM are: most of those that stand directly below
    its title are called by the name of a section ("Phase 2: Data understanding").
    """
    below = [i for i in periods if passages[i].parent in (None, title)]
    phases = [i for i in below if forms[i].phase and not is_calendar_period(forms[i].text)]
    named = sum(matches[i].exact or matches[i].ambiguous is not None for i in phases)
    return frozenset(phases) if 3 * named >= 2 * len(phases) else frozenset()
