"""ResultCache: results under a key of all that they depend on, so that nothing unchanged is reviewed again.

The key is made of the document's bytes, what its settings say about it, the packs and this program. What a review asks
about the world beyond that is only known after it: whether paths beside the document exist, whether a date still lies
ahead. Its questions are kept with the result, together with their answers. They are asked again before the result is
used; where an answer has changed, the document is reviewed anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import designdoc
from designdoc.cli.caching.outside_world import Answers, listed, still_hold
from designdoc.cli.choice import Choice
from designdoc.packs.shipped import PACKAGE, decisive_folders
from designdoc.reports.result import CoverageSummary, Result, SectionMark
from designdoc.reports.result_json import result_from_json, result_to_json
from designdoc.text import Span
from designdoc.text.digest import blake2b
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.blob_cache import BlobCache
from designdoc.workspace.community_files import has_agreed_name
from designdoc.workspace.settings import DocumentSettings, Settings
from designdoc.workspace.signatures import content_signature, tree_signature

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 6
"""The version of the entries' format; another number makes all earlier entries unknown."""

_CODE = ((PACKAGE,), (".py",), ("_rules", "_docs"))
"""The files of which this program is made: what is below its folder, but for the packs and pages that lie there."""

_SOURCES = (".yaml", ".yml", ".json")
"""The files of which packs are made."""


def result_folder(chosen: str | None) -> str:
    """The folder of remembered results: the one that was chosen, else one in the user's cache folder."""
    if chosen:
        return chosen
    from designdoc.packs.cache_folder import folder

    return os.path.join(folder(), "results")


class Known(NamedTuple):
    """A remembered result, what was wrong with its file, and what it depends on beside its key."""

    result: Result
    problem: str | None
    asked: Sequence[Any]


class ResultCache:
    """Results by the content of documents and all that was said about them."""

    def __init__(self, folder: str | Path, choice: Choice) -> None:
        self._blobs = BlobCache(folder)
        self._choice = choice
        self._states: dict[tuple[Path, ...], str] = {}
        self._prefixes: dict[tuple[int, int | None, tuple[str, bool], bool], blake2b] = {}

    def key(self, path: str, named: bool, settings: Settings, data: bytes) -> str:
        """The key of a document's result."""
        kind = os.path.splitext(path)[1].lower(), has_agreed_name(path)
        said = settings.for_path(path)
        # The finder keeps every settings object alive, so that its identity names it.
        like = (id(settings), said.entry, kind, named)
        if like not in self._prefixes:
            self._prefixes[like] = self._prefix(kind, named, settings, said)
        digest = self._prefixes[like].copy()
        digest.update(data)
        return digest.hexdigest()

    def _prefix(self, kind: tuple[str, bool], named: bool, settings: Settings, said: DocumentSettings) -> blake2b:
        """A digest of everything but the document's bytes, ready to take them."""
        overrides = self._choice.overrides
        parts = [
            self._state(settings.packs),
            kind,
            named and not self._choice.detected_only,
            self._choice.sections,
            settings.detect,
            [said.framework, said.profile, {rule: level.value for rule, level in sorted(said.rules.items())}],
            {section: list(names) for section, names in sorted(settings.synonyms.items())},
            [overrides.framework, overrides.profile, overrides.select, overrides.ignore],
        ]
        return blake2b(json.dumps(parts).encode(), digest_size=20)

    def find(self, key: str, path: str, exists: Callable[[str], bool]) -> Known | None:
        """The result of a document, or ``None``."""
        stored = self._blobs.get(key)
        if stored is None:
            return None
        try:
            # Edits stand on a line of their own, so that a run that prints none need not decode them.
            first, _, second = stored.partition(b"\n")
            entry = json.loads(first)
            if not still_hold(entry["asked"], exists):
                return None
            if self._choice.edits:
                texts = json.loads(second)
                if not still_hold(texts["asked"], exists):
                    return None
                for fix, edits in zip(_fixes(entry), texts["edits"], strict=True):
                    fix["edits"] = edits
            return Known(_result(entry, path), entry["problem"], entry["asked"])
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, key: str, result: Result, problem: str | None, asked: Answers, asked_by_fixes: Answers) -> None:
        """Store a result. ``asked`` is what its findings depend on, ``asked_by_fixes`` what the texts of its fixes
        depend on, of which there is more: some of them hold the day.
        """
        entry = {
            "asked": listed(asked),
            "problem": problem,
            "result": result_to_json(result),
            "coverage": _coverage_to_json(result.coverage),
        }
        edits = []
        for fix in _fixes(entry):
            edits.append(fix["edits"])
            fix["edits"] = []
        texts = {"asked": listed(asked_by_fixes), "edits": edits}
        lines = (json.dumps(part, ensure_ascii=False) for part in (entry, texts))
        self._blobs.put(key, "\n".join(lines).encode("utf-8", "surrogatepass"))

    def find_mistakes(self, settings: Settings) -> list[Mistake] | None:
        """What is known to be wrong with the names in a settings file and with its packs."""
        stored = self._blobs.get(self._mistakes_key(settings))
        try:
            return None if stored is None else [Mistake(p, Span(0, 0), *rest) for p, *rest in json.loads(stored)]
        except (ValueError, TypeError):
            return None

    def keep_mistakes(self, settings: Settings, mistakes: list[Mistake]) -> None:
        """Store what is wrong with the names in a settings file and with its packs."""
        entry = [[m.path, m.line, m.column, m.key, m.message] for m in mistakes]
        self._blobs.put(self._mistakes_key(settings), json.dumps(entry).encode())

    def sweep(self) -> None:
        """Forget what has not been of use for long."""
        self._blobs.sweep()

    def _mistakes_key(self, settings: Settings) -> str:
        source = settings.source
        parts = [self._state(settings.packs), source.path if source else None, source.text if source else None]
        return blake2b(json.dumps(parts).encode(), digest_size=20).hexdigest()

    def _state(self, packs: tuple[Path, ...]) -> str:
        """The state of this program and of all packs."""
        if packs not in self._states:
            folders: list[str | Path] = [*decisive_folders(extended=bool(packs)), *_own_folders(packs)]
            self._states[packs] = f"{_FORMAT}/{designdoc.__version__}/{self._content(folders)}"
        return self._states[packs]

    def _content(self, folders: Sequence[str | Path]) -> str:
        """What the files of this program and those below the folders hold. Another machine that shares this cache has
        them at other times and in other places, so only their content may count; it is remembered by what they look
        like from outside.
        """
        seen = f"{tree_signature(*_CODE)} {tree_signature(folders, _SOURCES)}"
        known = blake2b(f"content {seen}".encode(), digest_size=20).hexdigest()
        stored = self._blobs.get(known)
        if stored is not None:
            return stored.decode("ascii", "replace")
        content = f"{content_signature(*_CODE)} {content_signature(folders, _SOURCES)}"
        self._blobs.put(known, content.encode())
        return content


def _own_folders(packs: tuple[Path, ...]) -> list[Path]:
    """The folders of the user's own packs."""
    if not packs:
        return []
    from designdoc.packs import roots

    return [folder for folder in roots.pack_folders(packs) if not roots.is_shipped(folder)]


def _fixes(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All fixes of an entry, in the order of the findings."""
    return [fix for finding in entry["result"]["findings"] for fix in finding["fixes"]]


def _result(entry: Mapping[str, Any], path: str) -> Result:
    """The result of an entry, under the path by which the document is called today."""
    from designdoc.records import replace

    coverage = entry["coverage"]
    summary = None
    if coverage is not None:
        covered, required, missing, balance, sections, thin = coverage
        marks = tuple(SectionMark(*mark) for mark in sections)
        share = tuple(balance) if balance else None
        summary = CoverageSummary(covered, required, tuple(missing), share, marks, tuple(thin))
    return replace(result_from_json(entry["result"]), path=path, coverage=summary)


def _coverage_to_json(coverage: CoverageSummary | None) -> list[Any] | None:
    if coverage is None:
        return None
    return [coverage.covered, coverage.required, coverage.missing, coverage.balance, coverage.sections, coverage.thin]
