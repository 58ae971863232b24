"""FileReviewer: from a path to a review. What ``check``, ``coverage``, ``fix`` and their worker processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from designdoc.cli.choice import STDIN, Choice, settings_finder
from designdoc.cli.exit_status import UsageError
from designdoc.cli.faults import fault
from designdoc.cli.troubles import Troubles, settings_failures
from designdoc.document.parse import parse
from designdoc.recognition.memo import Memo
from designdoc.records import record
from designdoc.reports.result import Failure
from designdoc.rules.choosing.rule_settings import ALL
from designdoc.rules.choosing.settings_names import KnownNames, unknown
from designdoc.rules.reviewers import Assignment, Reviewers
from designdoc.text.decode import Decoded, decode
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.files import FileAccessError, exists_beside, read_bytes, read_standard_input, shown
from designdoc.workspace.overrides import Overrides
from designdoc.workspace.settings import Settings
from designdoc.workspace.settings_finder import SettingsFinder

if TYPE_CHECKING:
    from designdoc.cli.caching.outside_world import OutsideWorld
    from designdoc.document.document import Document
    from designdoc.features.subject import Subject
    from designdoc.findings import Finding
    from designdoc.packs.model import Rule
    from designdoc.rules.engine import Review
    from designdoc.typed_yaml.mistake import Mistake


@record
class Reviewed:
    """One file after its review, which ``again`` repeats; ``None`` when the document follows no framework."""

    path: str
    decoded: Decoded
    document: Document
    settings: Settings
    assignment: Assignment
    review: Review | None
    again: Callable[[], Review | None]

    @property
    def problem(self) -> str | None:
        """What was wrong with the file although it could be read. The bytes of one that is left alone are nobody's
        concern.
        """
        return (self.decoded.problem if self.review is not None else None) or self.assignment.problem

    @property
    def subject(self) -> Subject | None:
        """The review with everything that it was made from."""
        if self.review is None or self.assignment.reviewer is None:
            return None
        from designdoc.features.subject import Subject

        return Subject(self.review, self.assignment.reviewer)


class FileReviewer:
    """Reviews files one after the other, remembering settings, packs and reviewers."""

    def __init__(self, choice: Choice, settings: SettingsFinder | None = None) -> None:
        """Raises UsageError when the settings file of ``--config`` cannot be read."""
        Memo.hold_more()
        self.choice = choice
        self.settings = settings or settings_finder(choice)
        # Keyed by identity: the finder keeps every settings object alive and makes one per file.
        self._reviewers: dict[int, Reviewers] = {}

    def review(self, candidate: Candidate) -> Reviewed:
        """Read and review one file.

        Raises:
            FileAccessError: when the file cannot be read.
            UsageError: when the command line names what does not exist.

        """
        data = read_standard_input() if candidate.path == STDIN else read_bytes(candidate.path)
        return self.review_bytes(candidate, data)

    def review_bytes(self, candidate: Candidate, data: bytes, world: OutsideWorld | None = None) -> Reviewed:
        """Review the content of a file. ``world`` answers for the world outside it, by default as the world is."""
        path = self._path_of(candidate)
        decoded = decode(data)
        document = parse(decoded.text)
        reviewers = self.reviewers_for(path)
        named = candidate.named and not self.choice.detected_only
        assignment = reviewers.for_path(path, document, named=named)
        exists = world.exists if world else exists_beside(path) if path else None
        again = partial(assignment.review, document, exists, world)
        name = shown(path) if path else STDIN
        return Reviewed(name, decoded, document, reviewers.settings, assignment, again(), again)

    def _path_of(self, candidate: Candidate) -> str | None:
        """The file that a text belongs to; ``None`` for standard input that belongs to none."""
        return self.choice.stdin_filename if candidate.path == STDIN else candidate.path

    def findings(self, text: str, candidate: Candidate, assignment: Assignment) -> tuple[Finding, ...]:
        """What is found in another text of a file that was reviewed before."""
        path = self._path_of(candidate)
        review = assignment.review(parse(text), exists_beside(path) if path else None)
        return review.findings if review else ()

    def looks_like(self, candidate: Candidate, reviewed: Reviewed) -> str | None:
        """The framework that a document looks like which follows none."""
        return self._of(reviewed.settings).looks_like(self._path_of(candidate), reviewed.document).framework

    def settings_for(self, path: str | None) -> Settings:
        """The settings that hold for a file, or for text without one."""
        return self.settings.for_file(path) if path is not None else self.settings.here()

    def reviewers_for(self, path: str | None) -> Reviewers:
        """The reviewers under the settings that hold for a file.

        Raises:
            UsageError: when the command line names a framework, profile or rule that they do not have.

        """
        return self._of(self.settings_for(path))

    def _of(self, settings: Settings) -> Reviewers:
        if id(settings) not in self._reviewers:
            reviewers = Reviewers(settings, self.choice.overrides)
            _refuse_unknown_names(self.choice.overrides, reviewers.known_names())
            self._reviewers[id(settings)] = reviewers
        return self._reviewers[id(settings)]

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id in a pack of the settings that were used."""
        found = (self._of(loaded.settings).rule(rule_id) for loaded in self.settings.used())
        return next((rule for rule in found if rule is not None), None)

    def mistakes_in(self, settings: Settings) -> list[Mistake]:
        """Names in a settings file that nothing answers to, and what is wrong in the packs it uses."""
        if settings.source is None:
            return []
        reviewers = self._of(settings)
        return [*reviewers.settings_mistakes(), *reviewers.pack_mistakes]

    def mistakes_and_examples_in(self, settings: Settings) -> list[Mistake]:
        """The same, and the examples in the rules of its packs that show what is not so."""
        return [*self.mistakes_in(settings), *self._of(settings).example_mistakes()]


def _refuse_unknown_names(overrides: Overrides, known: KnownNames) -> None:
    """Raise UsageError for a name on the command line that nothing answers to."""
    if overrides.framework and overrides.framework not in known.frameworks:
        raise UsageError(f"--framework: {unknown('framework', overrides.framework, known.frameworks)}")
    if overrides.profile and overrides.profile not in known.profiles(overrides.framework):
        raise UsageError(f"--profile: {unknown('profile', overrides.profile, known.profiles(overrides.framework))}")
    for option, names in (("--select", overrides.select), ("--ignore", overrides.ignore)):
        for name in names:
            if name != ALL and not known.has_rule(name):
                raise UsageError(f"{option}: {unknown('rule', name, {ALL, *known.rules()})}")


def reviews(
    files: Iterable[Candidate], reviewer: FileReviewer, troubles: Troubles
) -> Iterator[tuple[Candidate, Reviewed]]:
    """Each file that can be read with its review; the others become failures."""
    for candidate in files:
        try:
            reviewed = reviewer.review(candidate)
        except FileAccessError as error:
            troubles.failures.append(Failure(shown(candidate.path), str(error)))
            continue
        except UsageError:
            raise
        except Exception as error:
            troubles.failures.append(Failure(shown(candidate.path), fault(error)))
            continue
        if reviewed.problem:
            troubles.failures.append(Failure(reviewed.path, reviewed.problem))
        yield candidate, reviewed
    troubles.failures += settings_failures(reviewer.settings, reviewer.mistakes_in)
