"""Forms: what the form of a heading tells of it, put together once for each heading."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.recognition.headings.kinds import (
    is_counted_period,
    is_counted_phase,
    is_horizon,
    is_table_of_contents,
)
from designdoc.recognition.headings.text import normalise
from designdoc.recognition.memo import HeadingMemo


class Form(NamedTuple):
    """The ``text`` of a heading and its comparable ``words``, and which of some kinds (``kinds.py``) it is of: whether
    it stands over the list of the headings, counts a period of work or a phase, or says how far ahead something lies.
    """

    text: str
    words: tuple[str, ...]
    contents: bool
    period: bool
    phase: bool
    horizon: bool


FORMS: HeadingMemo[Form] = HeadingMemo(
    lambda text: Form(
        text,
        normalise(text).words,
        is_table_of_contents(text),
        is_counted_period(text),
        is_counted_phase(text),
        is_horizon(text),
    )
)
"""The form of each heading."""
