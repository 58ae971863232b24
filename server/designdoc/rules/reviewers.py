"""Reviewers: which framework a document follows, and the reviewer for it. One answer for command line and editor.

Which framework, in this order: the command line; the document's front matter; the first matching entry of the settings;
detection. A file that somebody named on purpose and that nothing identifies follows the default framework.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.document.document import Document
from designdoc.packs import store
from designdoc.recognition.recogniser import front_matter_values
from designdoc.rules.settings import RuleSettings
from designdoc.workspace.settings import DocumentSettings, Settings

if TYPE_CHECKING:
    from designdoc.packs.model import Pack
    from designdoc.rules.engine import Review, Reviewer

DEFAULT_FRAMEWORK = "ml-system-design"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says about every document; it wins over settings and front matter."""

    framework: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who reviews a document, and why. ``framework`` and ``reviewer`` are ``None`` for a document that follows no
    framework. ``problem`` is a sentence about a framework that was asked for and does not exist.
    """

    framework: str | None
    why: str
    profile: str | None = None
    reviewer: Reviewer | None = None
    problem: str | None = None

    def review(self, document: Document, exists: Callable[[str], bool] | None = None) -> Review | None:
        """The review; ``None`` for a document that follows no framework. ``exists`` answers for paths relative to the
        document's folder (``workspace.files.exists_beside``).
        """
        return None if self.reviewer is None else self.reviewer.review(document, self.profile, exists)


class Reviewers:
    """The reviewers for the documents under one settings file. Keep it: reviewers remember what has not changed."""

    def __init__(self, settings: Settings, overrides: Overrides | None = None) -> None:
        self.settings = settings
        self.overrides = overrides or Overrides()
        self._reviewers: dict[tuple[str, int | None], Reviewer] = {}
        self._packs: tuple[Pack, ...] | None = None

    def for_path(self, path: str | Path | None, document: Document, *, named: bool = False) -> Assignment:
        """Who reviews a document. ``path`` is ``None`` for a text without a file; ``named`` is true for a file that
        somebody asked for by name, so that it is reviewed even if nothing identifies it.
        """
        said = self.settings.for_path(path)
        framework, why = self._framework(said, document, named)
        if framework is None:
            return Assignment(None, why)
        if framework not in self.framework_ids():
            known = ", ".join(self.framework_ids())
            return Assignment(None, why, problem=f"unknown framework '{framework}' ({why}); known are {known}")
        reviewer = self._reviewer(framework, said)
        return Assignment(framework, why, self._profile(said, document), reviewer)

    def framework_ids(self) -> tuple[str, ...]:
        """The ids of all frameworks that documents under these settings can follow."""
        return tuple(pack_id for pack_id in store.pack_ids(self.settings.packs) if pack_id != "base")

    def pack(self, framework: str) -> Pack:
        """The pack of a framework, with the user's own packs merged in."""
        return store.load(framework, self.settings.packs)

    def _framework(self, said: DocumentSettings, document: Document, named: bool) -> tuple[str | None, str]:
        """The framework and who said so."""
        if self.overrides.framework:
            return self.overrides.framework, "command line"
        declared = _text(front_matter_values(document).get("framework"))
        if declared:
            return declared, "front matter"
        if said.framework:
            return said.framework, "settings"
        from designdoc.recognition.detection import detect

        detected = detect(document, self._all_packs())
        if detected.framework is None and named:
            return DEFAULT_FRAMEWORK, "named on the command line, so checked against the default framework"
        return detected.framework, detected.why

    def _profile(self, said: DocumentSettings, document: Document) -> str | None:
        """The profile to insist on; ``None`` leaves it to the front matter and the default."""
        if self.overrides.profile:
            return self.overrides.profile
        return None if _text(front_matter_values(document).get("profile")) else said.profile

    def _reviewer(self, framework: str, said: DocumentSettings) -> Reviewer:
        key = (framework, said.entry)
        if key not in self._reviewers:
            from designdoc.rules.engine import Reviewer

            levels = RuleSettings(said.rules, self.overrides.select, self.overrides.ignore)
            self._reviewers[key] = Reviewer(self.pack(framework), levels, self.settings.synonyms)
        return self._reviewers[key]

    def _all_packs(self) -> tuple[Pack, ...]:
        if self._packs is None:
            self._packs = tuple(self.pack(framework) for framework in self.framework_ids())
        return self._packs


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
