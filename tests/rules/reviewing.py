"""Reviewing texts in tests: the shipped packs, and the rules that a test is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from designdoc.document.parse import parse
from designdoc.findings import Finding
from designdoc.findings.level import Level
from designdoc.packs.model import Pack
from designdoc.packs.store import load
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Review, Reviewer
from designdoc.workspace.calendar import Calendar

TODAY = date(2025, 6, 30)
CRASHED = "check-crashed"


def pack(pack_id: str = "ml-system-design") -> Pack:
    return load(pack_id)


@cache
def _reviewer(pack_id: str, select: tuple[str, ...], levels: tuple[tuple[str, str], ...]) -> Reviewer:
    settings = RuleSettings(levels={name: Level(level) for name, level in levels}, select=select)
    return Reviewer(pack(pack_id), settings)


def review(text: str, settings: dict[str, Any] | None = None, only: Sequence[str] = ()) -> Review:
    """A review as a fixture's settings ask for it: ``framework``, ``profile``, ``rules`` (levels), ``select`` (rule
    ids, or ``all`` for the defaults) and ``files`` (the paths that exist beside the document)."""
    settings = settings or {}
    chosen = settings.get("select", list(only))
    select = () if chosen == "all" or not chosen else (*chosen, CRASHED)
    levels = tuple(sorted((name, str(level)) for name, level in settings.get("rules", {}).items()))
    reviewer = _reviewer(settings.get("framework", "ml-system-design"), select, levels)
    files = settings.get("files")
    exists = None if files is None else frozenset(files).__contains__
    return reviewer.review(parse(text), settings.get("profile"), exists, Calendar(TODAY))


def findings(text: str, settings: dict[str, Any] | None = None, only: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings of a review; the setting ``only-sections`` keeps those about these sections."""
    found = review(text, settings, only).findings
    sections = (settings or {}).get("only-sections")
    return tuple(f for f in found if sections is None or f.section in sections)
