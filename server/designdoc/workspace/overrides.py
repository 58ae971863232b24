"""Overrides: what the command line or an editor's user says about every document."""

from __future__ import annotations

from designdoc.records import record


@record
class Overrides:
    """It wins over settings and front matter. ``select`` and ``ignore`` name rules and groups."""

    framework: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
