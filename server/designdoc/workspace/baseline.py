"""Baseline: findings that a team has accepted, so that an old corpus can start clean and only new ones are reported.

Findings are known by fingerprint, which comes from their words and not from their line, so a baseline survives edits
elsewhere in a document. Paths count from the folder of the baseline file, with forward slashes. A document that was
renamed since keeps what was accepted in it, if git saw the renaming.
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
    file. ``renamed`` are the documents that stand in the file under another name, with that name. ``lost`` counts
    those that are gone, while a shallow clone hides whether they were renamed.
    """

    folder: Path
    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    lost: int = 0

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
    return _with_renames(Baseline(path.parent, accepted), path)


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


def _with_renames(baseline: Baseline, path: Path) -> Baseline:
    """The baseline with today's names of the documents that were renamed since its file was written. Git is asked only
    when one is gone.
    """
    folder, accepted = os.path.realpath(path.parent), dict(baseline.accepted)
    gone = {name for name in accepted if not os.path.exists(os.path.join(folder, name))}
    if not gone:
        return baseline
    from designdoc.workspace.repository.renames import renames_since

    renames, renamed = renames_since(path), {}
    for new_path, old_path in renames.old.items():
        new, old = (os.path.relpath(each, folder).replace(os.sep, "/") for each in (new_path, old_path))
        if old in gone and new not in accepted:
            accepted[new] = accepted.pop(old)
            renamed[new] = old
    return Baseline(path.parent, accepted, renamed, len(gone) - len(renamed) if renames.hidden else 0)


def _documents(value: Any) -> Mapping[str, Mapping[str, str]]:  # noqa: ANN401
    """The documents of a parsed baseline; raises ValueError for anything else."""
    if not isinstance(value, dict) or value.get("version") != VERSION or not isinstance(value.get("documents"), dict):
        raise ValueError("not a baseline")
    documents: dict[str, dict[str, str]] = value["documents"]
    if not all(isinstance(rule, str) for findings in documents.values() for rule in findings.values()):
        raise ValueError("not a baseline")
    return documents
