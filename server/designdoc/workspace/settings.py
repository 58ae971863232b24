"""Settings: what holds for a document, and where each part of it was said."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from designdoc.findings import Severity
from designdoc.findings.level import Level
from designdoc.packs.shipped import HEAD
from designdoc.records import field, record, replace
from designdoc.text import Span
from designdoc.text.decode import decode
from designdoc.typed_yaml.mistake import Mistake, mistake_at, undecodable
from designdoc.workspace import patterns
from designdoc.workspace.files import read_bytes, reason, shown
from designdoc.workspace.settings_file import DETECTED, FILE_NAME, MISNAMED, DocumentsEntry, FailOn, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

    from designdoc.typed_yaml.nodes import Node


@record
class Source:
    """The file that settings come from. ``spans`` are the places of its keys, by path (``rules.no-baseline``), and
    ``values`` those of what stands behind them where it is one word or number.
    """

    path: str
    text: str
    spans: Mapping[str, Span]
    values: Mapping[str, Span] = field(default_factory=dict)

    def mistake(self, key: str, message: str) -> Mistake:
        """A mistake at a key, or at the start of the file where the key is not known."""
        return mistake_at(self.path, self.text, self.spans.get(key, Span(0, 0)), message, key)

    def value_mistake(self, key: str, message: str) -> Mistake:
        """A mistake in the value of a key."""
        span = self.values.get(key) or self.spans.get(key, Span(0, 0))
        return mistake_at(self.path, self.text, span, message, key)

    def line(self, key: str) -> int | None:
        """The 1-based line on which a key stands."""
        return self.mistake(key, "").line if key in self.spans else None


@record
class DocumentSettings:
    """What the settings say about one document; ``entry`` is the index of the ``documents:`` entry that matched."""

    framework: str | None = None
    profile: str | None = None
    rules: Mapping[str, Level] = field(default_factory=dict)
    entry: int | None = None


@record
class Settings:
    """One settings file, ready for use, or the defaults. ``root`` is the folder that its globs count from."""

    root: str | Path
    source: Source | None = None
    documents: tuple[DocumentsEntry, ...] = ()
    detect: tuple[str, ...] = DETECTED
    packs: tuple[Path, ...] = ()
    rules: Mapping[str, Level] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None
    fail_on: FailOn = FailOn.WARNING
    min_severity: Severity = Severity.HINT

    def for_path(self, path: str | Path | None) -> DocumentSettings:
        """The settings of one document; ``None`` is a text without a file, to which no glob applies."""
        relative = self._relative(path) if path is not None and self.documents else None
        if relative is not None:
            for index, entry in enumerate(self.documents):
                if patterns.matches(entry.patterns, relative):
                    return DocumentSettings(entry.framework, entry.profile, {**self.rules, **entry.rules}, index)
        return DocumentSettings(rules=self.rules)

    def idle_entries(self, paths: Sequence[str | Path]) -> list[str]:
        """The keys of the ``documents:`` entries of which the globs match none of the paths."""
        return [
            f"documents[{index}].files"
            for index, entry in enumerate(self.documents)
            if entry.patterns and not any(self._means(entry, path) for path in paths)
        ]

    def _means(self, entry: DocumentsEntry, path: str | Path) -> bool:
        relative = self._relative(path)
        return relative is not None and patterns.matches(entry.patterns, relative)

    def excludes(self, path: str | Path, is_folder: bool = False) -> bool:
        """Whether ``exclude`` names a file or folder, or a folder above it."""
        if not self.exclude:
            return False
        relative = self._relative(path)
        return relative is not None and patterns.matches(self.exclude, relative + "/" if is_folder else relative)

    def _relative(self, path: str | Path) -> str | None:
        """The path below the root with forward slashes; ``None`` for one that lies elsewhere."""
        absolute, root = os.path.abspath(path), os.path.join(self.root, "")
        return absolute[len(root) :].replace(os.sep, "/") if absolute.startswith(root) else None


def load(path: str | Path) -> tuple[Settings, tuple[Mistake, ...]]:
    """The settings of one file, and every mistake in it. A mistake costs what it stands in and nothing else.

    Raises:
        FileAccessError: when the file cannot be read.

    """
    root = os.path.dirname(os.path.abspath(path))
    decoded = decode(read_bytes(path))
    settings, mistakes = from_text(decoded.text, path, root)
    return settings, mistakes if decoded.lossless else (undecodable(shown(path), decoded), *mistakes)


def from_text(text: str, path: str | Path, root: str | Path) -> tuple[Settings, tuple[Mistake, ...]]:
    """The settings that ``text`` stands for; ``path`` is named in mistakes. Never raises."""
    from designdoc.typed_yaml.nodes import Node, parse_nodes
    from designdoc.typed_yaml.plain import plain
    from designdoc.typed_yaml.reader import read

    name = shown(path)
    node = parse_nodes(text, name)
    if isinstance(node, Mistake):
        return Settings(root), (node,)
    if node is None or plain(node) is None:
        node = Node("mapping", Span(0, 0), [])
    source = Source(name, text, *_spans(node))
    content, mistakes = read(SettingsFile, node, text, name)
    settings = _settings(content or SettingsFile(), source, root)
    settings, more = _without_bad_globs(settings, source)
    more += [
        source.mistake(f"packs[{number}]", problem)
        for number, (said, folder) in enumerate(zip((content or SettingsFile()).packs, settings.packs, strict=True))
        if (problem := _not_a_pack(said, folder))
    ]
    return settings, tuple(sorted((*mistakes, *more), key=lambda mistake: mistake.span))


def _not_a_pack(said: str, folder: Path) -> str:
    """What is wrong with a folder that should be a pack or hold packs; empty if nothing is."""
    if not os.path.isdir(folder):
        return f"There is no folder '{said}'."
    try:
        holders = (folder, *(folder / name for name in os.listdir(folder)))
    except OSError as error:
        return f"The folder '{said}' cannot be read: {reason(error)}."
    there = any(os.path.isfile(holder / HEAD) for holder in holders)
    return "" if there else f"There is no pack in '{said}': it holds no {HEAD}."


def nearest_settings_file(folder: str | Path) -> str | None:
    """The settings file of a folder: the one in it, else the one in the nearest folder above. One that cannot be read
    (a folder, a link to nowhere) is found as well, so that somebody hears of it, and so is one that is misnamed where
    there is no other.
    """
    return _nearest(FILE_NAME, folder) or _nearest(MISNAMED, folder)


def _nearest(name: str, folder: str | Path) -> str | None:
    current = os.path.abspath(folder)
    while True:
        candidate = os.path.join(current, name)
        if os.path.lexists(candidate):
            return candidate
        above = os.path.dirname(current)
        if above == current:
            return None
        current = above


def _spans(node: Node) -> tuple[dict[str, Span], dict[str, Span]]:
    """The place of every key and item down to those of the entries, by path, as mistakes name them, and those of the
    single values of keys.
    """
    spans: dict[str, Span] = {}
    values: dict[str, Span] = {}
    waiting = [("", node)]
    while waiting:
        path, current = waiting.pop()
        for index, item in enumerate(current.items):
            spans.setdefault(f"{path}[{index}]", item.span)
            waiting.append((f"{path}[{index}]", item))
        for key, value in current.pairs:
            name = f"{path}.{key.value}" if path else key.value
            spans.setdefault(name, key.span)
            if not value.items and not value.pairs:
                values.setdefault(name, value.span)
            # Nothing in the file is nested deeper than a rule of an entry: documents[0].rules.some-rule.
            if name.count(".") < 2:
                waiting.append((name, value))
    return spans, values


def _settings(content: SettingsFile, source: Source, root: str | Path) -> Settings:
    """Paths made absolute; single values made lists."""
    from pathlib import Path

    return Settings(
        root=root,
        source=source,
        documents=content.documents,
        detect=content.detect,
        packs=tuple(Path(root, os.path.expanduser(pack)) for pack in content.packs),
        rules=content.rules,
        synonyms={k: (names,) if isinstance(names, str) else names for k, names in content.synonyms.items()},
        exclude=content.exclude,
        baseline=Path(root, os.path.expanduser(content.baseline)) if content.baseline else None,
        fail_on=content.fail_on,
        min_severity=content.min_severity,
    )


def _without_bad_globs(settings: Settings, source: Source) -> tuple[Settings, list[Mistake]]:
    """The settings with only those globs that can be matched, and a mistake for each of the others."""
    mistakes: list[Mistake] = []

    def good(globs: tuple[str, ...], key: str) -> tuple[str, ...]:
        problems = [(glob, patterns.problem(glob)) for glob in globs]
        mistakes.extend(source.mistake(key, message) for _, message in problems if message)
        return tuple(glob for glob, message in problems if message is None)

    entries = tuple(
        replace(entry, files=good(entry.patterns, f"documents[{index}].files"))
        for index, entry in enumerate(settings.documents)
    )
    return replace(settings, documents=entries, exclude=good(settings.exclude, "exclude")), mistakes
