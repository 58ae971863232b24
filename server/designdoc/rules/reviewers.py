"""Reviewers: which framework a document follows, and the reviewer for it. One answer for command line and editor.

Which framework, in this order: the command line; the document's front matter; the first matching entry of the settings;
what the document looks like, of the frameworks that the settings ask for. An entry whose framework does not exist is
passed over. A file that somebody named on purpose may look like any framework, and where nothing identifies it, it
follows the default one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from designdoc.document.document import Document
from designdoc.packs import store
from designdoc.records import record
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.choosing.settings_names import KnownNames, unknown, unknown_names
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.calendar import Calendar
from designdoc.workspace.overrides import Overrides
from designdoc.workspace.settings import DocumentSettings, Settings

if TYPE_CHECKING:
    from designdoc.packs.model import Pack, Rule
    from designdoc.recognition.detection.detector import Detected
    from designdoc.rules.engine import Review, Reviewer
    from designdoc.rules.looks import Looks

DEFAULT_FRAMEWORK = "ml-system-design"

FRONT_MATTER = "front matter"
"""Why a document follows the framework that it names itself."""

_BASE = "base"
"""The pack that lends its rules to all others and is no framework."""


class _Choice(NamedTuple):
    """The framework that a document is to follow, and ``why``. It is ``assumed`` where nothing says which one, so that
    the default is taken; ``by_looks`` where nobody asked for it, but the document looks like it. ``perhaps`` is the one
    whose field a document speaks of that is left alone.
    """

    framework: str | None
    why: str
    assumed: bool = False
    by_looks: bool = False
    perhaps: str | None = None


@record
class Assignment:
    """Who reviews a document, and why. ``framework`` and ``reviewer`` are ``None`` for a document that follows no
    framework. ``problem`` is a sentence about a framework that the document or the command line names and that does not
    exist or cannot be loaded. It is ``assumed`` where nothing says which framework it is, so that the default was
    taken; ``by_looks`` where nobody asked for it, but the document looks like it. ``perhaps`` is a framework that the
    author of a document that follows none may want.
    """

    framework: str | None
    why: str
    profile: str | None = None
    reviewer: Reviewer | None = None
    problem: str | None = None
    assumed: bool = False
    by_looks: bool = False
    perhaps: str | None = None

    def review(
        self, document: Document, exists: Callable[[str], bool] | None = None, calendar: Calendar | None = None
    ) -> Review | None:
        """The review; ``None`` for a document that follows no framework. ``exists`` answers for paths relative to the
        document's folder (``workspace.files.exists_beside``), ``calendar`` for the day.
        """
        return None if self.reviewer is None else self.reviewer.review(document, self.profile, exists, calendar)


class Reviewers:
    """The reviewers for the documents under one settings file. Keep it: reviewers remember what has not changed."""

    def __init__(
        self, settings: Settings, overrides: Overrides | None = None, overridden_by: str = "command line"
    ) -> None:
        """``overridden_by`` is where the overrides were said, for people."""
        self.settings = settings
        self.overrides = overrides or Overrides()
        self._overridden_by = overridden_by
        self.pack_mistakes: list[Mistake] = []
        self._reviewers: dict[tuple[str, int | None], Reviewer] = {}
        self._packs: dict[str, Pack | None] = {}
        self._ids: tuple[str, ...] | None = None
        self._known_looks: Looks | None = None

    def for_path(self, path: str | Path | None, document: Document, *, named: bool = False) -> Assignment:
        """Who reviews a document. ``path`` is ``None`` for a text without a file; ``named`` is true for a file that
        somebody asked for by name, so that it is reviewed even if nothing identifies it.
        """
        said = self.settings.for_path(path)
        framework, why, assumed, by_looks, perhaps = self._choose(path, said, document, named)
        if framework is None:
            return Assignment(None, why, perhaps=perhaps)
        trouble = self._trouble_with(framework)
        pack = self.pack(framework)
        if trouble or pack is None:
            return Assignment(None, why, problem=f"{trouble} ({why})")
        reviewer, profile = self._reviewer(pack, said), self._profile(said, document)
        return Assignment(framework, why, profile, reviewer, assumed=assumed, by_looks=by_looks)

    def looks_like(self, path: str | Path | None, document: Document) -> Detected:
        """Which framework a document looks like, of those that the settings do not ask for."""
        return self._looks(self.settings.for_path(path)).of(path, document, self._not_asked_for())

    def framework_ids(self) -> tuple[str, ...]:
        """The ids of all frameworks that documents under these settings can follow."""
        if self._ids is None:
            self._ids = tuple(id_ for id_ in store.pack_ids(self.settings.packs) if id_ != _BASE)
        return self._ids

    def pack(self, framework: str) -> Pack | None:
        """The pack of a framework, with the user's own packs merged in; ``None`` when it holds no framework or cannot
        be loaded at all, and then ``pack_mistakes`` say why.
        """
        if framework not in self._packs:
            loaded = store.load_with_mistakes(framework, self.settings.packs)
            self._packs[framework] = loaded.pack if loaded.pack and loaded.pack.framework else None
            found = list(loaded.mistakes)
            if self.settings.packs and loaded.pack is not None:
                from designdoc.rules.choosing.rule_mistakes import rule_mistakes

                found += rule_mistakes(loaded.pack, self.settings.packs)
            self.pack_mistakes += [m for m in found if m not in self.pack_mistakes]
        return self._packs[framework]

    @cached_property
    def framework_titles(self) -> Mapping[str, str]:
        """The titles of these frameworks, by id, the default one first."""
        titles = store.framework_titles(self.settings.packs)
        return dict(sorted(titles.items(), key=lambda item: item[0] != DEFAULT_FRAMEWORK))

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id; packs are loaded one by one until one has it."""
        packs = [*self._packs, *(id_ for id_ in self.framework_ids() if id_ not in self._packs)]
        rules = (rule for id_ in packs if (pack := self.pack(id_)) is not None for rule in pack.rules)
        return next((rule for rule in rules if rule.id == rule_id), None)

    def settings_mistakes(self) -> list[Mistake]:
        """Names in the settings that nothing answers to, each at its line.

        With packs of the user's own, all packs are loaded, so that ``pack_mistakes`` also covers those that no document
        follows.
        """
        if self.settings.packs:
            for framework in self.framework_ids():
                self.pack(framework)
        return unknown_names(self.settings, self.known_names())

    def example_mistakes(self) -> list[Mistake]:
        """The examples in the user's own rules that are wrong, as a review of each of them shows."""
        if not self.settings.packs:
            return []
        from designdoc.rules.choosing.example_mistakes import example_mistakes

        packs = [pack for framework in self.framework_ids() if (pack := self.pack(framework)) is not None]
        return [mistake for pack in packs for mistake in example_mistakes(pack, self.settings.packs)]

    def known_names(self) -> KnownNames:
        """Everything that these settings may name."""
        return KnownNames(self.framework_ids(), self.pack)

    def _choose(self, path: str | Path | None, said: DocumentSettings, document: Document, named: bool) -> _Choice:
        if self.overrides.framework:
            return _Choice(self.overrides.framework, self._overridden_by)
        declared = _text(document.metadata.get("framework"))
        if declared:
            return _Choice(declared, FRONT_MATTER)
        # A slip in the settings is reported once, at its line, and must not cost all the documents that it is about.
        if said.framework and self._trouble_with(said.framework) is None:
            return _Choice(said.framework, "settings")
        asked_for = [framework for framework in self.settings.detect if framework in self.framework_ids()]
        detected = self._looks(said).of(path, document, asked_for)
        if detected.framework is not None or not named:
            return _Choice(detected.framework, detected.why, perhaps=detected.perhaps)
        other = detected if detected.kind else self._looks(said).of(path, document, self._not_asked_for())
        if other.framework is not None:
            return _Choice(other.framework, other.why, by_looks=True)
        if other.kind is not None:
            return _Choice(other.kind, f"of all frameworks it looks most like {other.kind}", by_looks=True)
        why = "named on the command line, so checked against the default framework"
        return _Choice(DEFAULT_FRAMEWORK, why, assumed=True)

    def _trouble_with(self, framework: str) -> str | None:
        """Why no document can follow a framework; ``None`` when one can."""
        if framework not in self.framework_ids():
            return unknown("framework", framework, self.framework_ids())
        return None if self.pack(framework) else f"The pack '{framework}' cannot be loaded."

    def _not_asked_for(self) -> list[str]:
        return [framework for framework in self.framework_ids() if framework not in self.settings.detect]

    def _looks(self, said: DocumentSettings) -> Looks:
        """What tells documents by their looks. Entries of the settings choose among rules and leave recognition alone,
        so that the recogniser for the document that comes first will do for all.
        """
        if self._known_looks is None:
            from designdoc.rules.looks import Looks

            packs = self.settings.packs
            self._known_looks = Looks(
                lambda id_: store.told_by(id_, packs), self.pack, lambda pack: self._reviewer(pack, said).recogniser
            )
        return self._known_looks

    def _profile(self, said: DocumentSettings, document: Document) -> str | None:
        """The profile to insist on; ``None`` leaves it to the front matter and the default."""
        if self.overrides.profile:
            return self.overrides.profile
        return None if _text(document.metadata.get("profile")) else said.profile

    def _reviewer(self, pack: Pack, said: DocumentSettings) -> Reviewer:
        key = (pack.id, said.entry)
        if key not in self._reviewers:
            from designdoc.rules.engine import Reviewer

            overrides = self.overrides
            levels = RuleSettings(said.rules, overrides.select, overrides.ignore, overrides.thorough)
            self._reviewers[key] = Reviewer(pack, levels, self.settings.synonyms)
        return self._reviewers[key]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
