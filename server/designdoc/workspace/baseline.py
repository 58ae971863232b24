"""Baseline: findings that a team has accepted, so that an old corpus can start clean and only new ones are reported.

Findings are known by fingerprint, which comes from their words and not from their line, so a baseline survives edits
elsewhere in a document. Paths count from the folder of the baseline file, with forward slashes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from designdoc.records import field, record
from designdoc.workspace.files import FileAccessError, read_bytes, write_atomically

DEFAULT_NAME = ".designdoc-baseline.json"
VERSION = 1


@record
class Baseline:
    """Accepted findings: for each path the fingerprints, and for each fingerprint the rule, for whoever reads the
    file.
    """

    folder: Path
    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, path: str | Path) -> Mapping[str, str]:
        """The accepted fingerprints of a document with their rules."""
        return self.accepted.get(self.key(path), {})

    def key(self, path: str | Path) -> str:
        """The name of a document in the baseline."""
        absolute = os.path.abspath(path)
        try:
            return os.path.relpath(absolute, self.folder).replace(os.sep, "/")
        except ValueError:
            # On Windows there is no relative path to another drive.
            return absolute.replace(os.sep, "/")

    def __len__(self) -> int:
        return sum(len(fingerprints) for fingerprints in self.accepted.values())


def load_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        FileAccessError: when it cannot be read or is no baseline.

    """
    try:
        value = json.loads(read_bytes(path))
        accepted = {document: dict(findings) for document, findings in _documents(value).items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise FileAccessError("is not a baseline; make a new one with `designdoc baseline`") from error
    return Baseline(path.parent, accepted)


def save_baseline(path: Path, accepted: Mapping[str, Mapping[str, str]]) -> None:
    """Write a baseline file.

    Raises:
        FileAccessError: when it cannot be written.

    """
    write_atomically(path, baseline_text(accepted).encode("utf-8", "surrogatepass"))


def baseline_text(accepted: Mapping[str, Mapping[str, str]]) -> str:
    """What a baseline file holds, sorted, so that its changes can be reviewed."""
    documents = {
        document: dict(sorted(findings.items(), key=lambda item: (item[1], item[0])))
        for document, findings in sorted(accepted.items())
        if findings
    }
    return json.dumps({"version": VERSION, "documents": documents}, ensure_ascii=False, indent=1) + "\n"


def _documents(value: Any) -> Mapping[str, Mapping[str, str]]:  # noqa: ANN401
    """The documents of a parsed baseline; raises ValueError for anything else."""
    if not isinstance(value, dict) or value.get("version") != VERSION or not isinstance(value.get("documents"), dict):
        raise ValueError("not a baseline")
    documents: dict[str, dict[str, str]] = value["documents"]
    if not all(isinstance(rule, str) for findings in documents.values() for rule in findings.values()):
        raise ValueError("not a baseline")
    return documents
