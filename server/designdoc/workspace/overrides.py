"""Overrides: what the command line or an editor's user says about every document."""

from __future__ import annotations

from designdoc.records import record


@record
class Overrides:
    """What wins over settings and front matter. ``framework`` and ``profile`` are ids, ``select`` and ``ignore`` name
    rules and groups: with ``select`` nothing else runs, and what it names runs even if it is off by default.
    ``thorough`` is for a run that is going to insert what is absent: it looks for everything of which the text seems to
    speak all the same.
    """

    framework: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    thorough: bool = False
