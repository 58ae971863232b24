"""Forms: what the form of a heading tells of it, put together once for each heading."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.recognition.headings.kinds import (
    has_code,
    is_counted_period,
    is_counted_phase,
    is_endpoint,
    is_file,
    is_horizon,
    is_table_of_contents,
)
from designdoc.recognition.headings.text import normalise
from designdoc.recognition.memo import HeadingMemo


class Form(NamedTuple):
    """The ``text`` of a heading and its comparable ``words``, and which of some kinds (``kinds.py``) it is of: whether
    it stands over the list of the headings, counts a period of work or a phase, says how far ahead something lies,
    begins with the ``code`` of a requirement, or is an ``address``, a call or a file, which names nothing else.
    """

    text: str
    words: tuple[str, ...]
    contents: bool
    period: bool
    phase: bool
    horizon: bool
    code: bool
    address: bool


FORMS: HeadingMemo[Form] = HeadingMemo(
    lambda text: Form(
        text,
        normalise(text).words,
        is_table_of_contents(text),
        is_counted_period(text),
        is_counted_phase(text),
        is_horizon(text),
        has_code(text),
        is_endpoint(text) or is_file(text),
    )
)
"""The form of each heading."""
