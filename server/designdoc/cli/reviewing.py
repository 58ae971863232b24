"""FileReviewer: from a path to a review. What ``check``, ``coverage``, ``fix`` and their worker processes share."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.cli.exit_status import UsageError
from designdoc.rules.reviewers import Assignment, Overrides, Reviewers
from designdoc.rules.settings_names import KnownNames, unknown
from designdoc.text.decode import Decoded, decode
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.files import FileAccessError, exists_beside, read_bytes, shown
from designdoc.workspace.settings import Settings, load
from designdoc.workspace.settings_finder import SettingsFinder

if TYPE_CHECKING:
    import argparse

    from designdoc.document.document import Document
    from designdoc.findings import Finding
    from designdoc.packs.model import Rule
    from designdoc.rules.engine import Review
    from designdoc.typed_yaml.mistake import Mistake

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """How documents are to be reviewed, as the command line says it. Plain values, so that processes can share it."""

    config: str | None = None
    isolated: bool = False
    stdin_filename: str | None = None
    detected_only: bool = False
    overrides: Overrides = field(default_factory=Overrides)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file after its review. ``review`` is ``None`` when the document follows no framework."""

    path: str
    decoded: Decoded
    document: Document
    settings: Settings
    assignment: Assignment
    review: Review | None

    @property
    def problem(self) -> str | None:
        """What was wrong with the file although it could be read."""
        return self.decoded.problem or self.assignment.problem


class FileReviewer:
    """Reviews files one after the other, remembering settings, packs and reviewers."""

    def __init__(self, choice: Choice) -> None:
        """Raises UsageError when the settings file of ``--config`` cannot be read."""
        self.choice = choice
        self.settings = _settings_finder(choice)
        # Keyed by identity: the finder keeps every settings object alive and makes one per file.
        self._reviewers: dict[int, Reviewers] = {}

    def review(self, candidate: Candidate) -> Reviewed:
        """Read and review one file.

        Raises:
            FileAccessError: when the file cannot be read.

        """
        path = self._path_of(candidate)
        data = sys.stdin.buffer.read() if candidate.path == STDIN else read_bytes(candidate.path)
        return self._review(path, data, named=candidate.named)

    def _path_of(self, candidate: Candidate) -> str | None:
        """The file that a text belongs to; ``None`` for standard input that belongs to none."""
        return self.choice.stdin_filename if candidate.path == STDIN else candidate.path

    def findings(self, text: str, candidate: Candidate, assignment: Assignment) -> tuple[Finding, ...]:
        """What is found in another text of a file that was reviewed before."""
        from designdoc.document.parse import parse

        path = self._path_of(candidate)
        review = assignment.review(parse(text), exists_beside(path) if path else None)
        return review.findings if review else ()

    def settings_for(self, path: str | None) -> Settings:
        """The settings that hold for a file, or for text without one."""
        return self.settings.for_file(path if path is not None else "stdin.md")

    def reviewers_for(self, path: str | None) -> Reviewers:
        """The reviewers under the settings that hold for a file.

        Raises:
            UsageError: when the command line names a framework, profile or rule that they do not have.

        """
        settings = self.settings_for(path)
        if id(settings) not in self._reviewers:
            reviewers = Reviewers(settings, self.choice.overrides)
            _refuse_unknown_names(self.choice.overrides, reviewers.known_names())
            self._reviewers[id(settings)] = reviewers
        return self._reviewers[id(settings)]

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, if a pack that was used so far has it."""
        found = (reviewers.rule(rule_id) for reviewers in self._reviewers.values())
        return next((rule for rule in found if rule is not None), None)

    def mistakes(self) -> list[Mistake]:
        """What is wrong in the settings and packs that were read so far."""
        found = list(self.settings.mistakes)
        for reviewers in self._reviewers.values():
            found += [*reviewers.settings_mistakes(), *reviewers.pack_mistakes]
        return found

    def _review(self, path: str | None, data: bytes, *, named: bool) -> Reviewed:
        from designdoc.document.parse import parse

        decoded = decode(data)
        document = parse(decoded.text)
        wanted = named and not self.choice.detected_only
        reviewers = self.reviewers_for(path)
        assignment = reviewers.for_path(path, document, named=wanted)
        review = assignment.review(document, exists_beside(path) if path else None)
        return Reviewed(shown(path) if path else STDIN, decoded, document, reviewers.settings, assignment, review)


def _refuse_unknown_names(overrides: Overrides, known: KnownNames) -> None:
    """Raise UsageError for a name on the command line that nothing answers to."""
    if overrides.framework and overrides.framework not in known.frameworks:
        raise UsageError(f"--framework: {unknown('framework', overrides.framework, known.frameworks)}")
    if overrides.profile and overrides.profile not in known.profiles(overrides.framework):
        raise UsageError(f"--profile: {unknown('profile', overrides.profile, known.profiles(overrides.framework))}")
    for option, names in (("--select", overrides.select), ("--ignore", overrides.ignore)):
        for name in names:
            if not known.has_rule(name):
                raise UsageError(f"{option}: {unknown('rule', name, known.rules())}")


def _settings_finder(choice: Choice) -> SettingsFinder:
    if choice.isolated:
        return SettingsFinder(Settings(Path.cwd()))
    if choice.config is None:
        return SettingsFinder()
    try:
        settings, mistakes = load(choice.config)
    except FileAccessError as error:
        raise UsageError(f"{shown(choice.config)}: {error}") from error
    return SettingsFinder(settings, mistakes)


def choice_of(arguments: argparse.Namespace) -> Choice:
    """The choice that parsed arguments stand for; options that a command does not have are left at their defaults."""
    from designdoc.cli.arguments import listed

    given = vars(arguments)
    overrides = Overrides(
        given.get("framework"),
        given.get("profile"),
        listed(given.get("select", [])),
        listed(given.get("ignore", [])),
    )
    return Choice(
        given.get("config"),
        given.get("isolated", False),
        given.get("stdin_filename"),
        given.get("detected_only", False),
        overrides,
    )
