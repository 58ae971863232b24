"""What a ``.designdoc.yaml`` may hold. The records are the definition: reading, checking and schema follow them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from designdoc.findings import Severity
from designdoc.findings.level import Level
from designdoc.records import field, record

FILE_NAME = ".designdoc.yaml"
MISNAMED = ".designdoc.yml"
"""The name that somebody may give the file instead."""
DETECTED = ("ml-system-design",)
"""The frameworks whose documents are told without being asked for: a wrong guess is noise, so there is one."""


class FailOn(str, Enum):
    """The severity from which findings make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """The severity; ``None`` for ``never``."""
        return None if self is FailOn.NEVER else Severity(self.value)


@record
class DocumentsEntry:
    """Documents that follow one framework."""

    #: A glob or a list of globs, counted from the folder of this file and read as git reads them.
    files: str | tuple[str, ...]
    #: The framework that the documents follow; without it, front matter and detection decide.
    framework: str | None = None
    #: The profile of the documents: production, pilot, concept or interview.
    profile: str | None = None
    #: Levels of rules and rule groups for these documents; they win over the general ones.
    rules: Mapping[str, Level] = field(default_factory=dict)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The globs as a tuple."""
        return (self.files,) if isinstance(self.files, str) else self.files


@record
class SettingsFile:
    """Settings of designdoc for the documents in this folder and below."""

    #: Which documents follow which framework; the first entry whose globs match a file wins.
    documents: tuple[DocumentsEntry, ...] = ()
    #: Frameworks whose documents are checked in folders and editors because they look like it, although nothing names
    #: their framework; without this key ml-system-design alone.
    detect: tuple[str, ...] = DETECTED
    #: Folders of your own packs, which extend or replace sections, synonyms and rules.
    packs: tuple[str, ...] = ()
    #: Levels of rules and rule groups: off, error, warning, info or hint.
    rules: Mapping[str, Level] = field(default_factory=dict)
    #: More names for sections, by section id.
    synonyms: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    #: Globs of files to leave alone, counted from the folder of this file.
    exclude: tuple[str, ...] = ()
    #: A file of accepted findings, so that an old corpus can start clean.
    baseline: str | None = None
    #: The severity from which findings make a run fail.
    fail_on: FailOn = FailOn.WARNING
    #: The severity below which findings are left out of reports: error, warning, info or hint.
    min_severity: Severity = Severity.HINT
