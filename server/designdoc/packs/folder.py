"""PackFolder: the YAML files of one pack folder as typed values, each mistake at its file, line and key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from designdoc.packs.files import (
    AnswersFile,
    FactsFile,
    GlossaryFile,
    GroupsFile,
    PackFile,
    ProfilesFile,
    WordList,
)
from designdoc.packs.layout import kind_of
from designdoc.packs.model import FrameworkHeadings, Rule, Section
from designdoc.packs.roots import PLAIN_ID
from designdoc.packs.shipped import HEAD
from designdoc.records import record
from designdoc.text import Span
from designdoc.text.decode import decode
from designdoc.typed_yaml.mistake import Mistake, mistake_at, undecodable
from designdoc.typed_yaml.nodes import Node, parse_nodes
from designdoc.typed_yaml.reader import read
from designdoc.workspace.files import FileAccessError, read_bytes

T = TypeVar("T")
Inherited = Callable[[str], Any]
"""Looks up, by id, the inherited value that a file of the same id changes; ``None`` where there is none."""


@record
class SourceFile:
    """A file with its nodes, so that a check made later can still point at the place of a key."""

    path: Path
    text: str
    node: Node

    def has(self, key: str) -> bool:
        """Whether the file itself has written the first of the keys on the path; the empty path is the whole file."""
        first = re.split(r"[.\[]", key, maxsplit=1)[0]
        return not first or any(name.value == first for name, _ in self.node.pairs)

    def mistake(self, key: str, message: str) -> Mistake:
        """A mistake at the value of ``key`` (``satisfied-by[1]``), or at the nearest value that encloses it."""
        span = self.node.at(key)
        return mistake_at(str(self.path), self.text, span if key else Span(span.start, span.start), message, key)


class PackFolder:
    """What the files of one folder say, before anything is inherited. ``sources`` has the file of each value by kind
    and id (``("section", "labels")``) or by the kind alone for files that hold many (``("facts", "")``).
    """

    def __init__(self, path: Path, head: PackFile) -> None:
        self.path = path
        self.head = head
        self.sections: dict[str, Section] = {}
        self.rules: dict[str, Rule] = {}
        self.lexicon: dict[str, WordList] = {}
        self.answers: dict[str, AnswersFile] = {}
        self.facts = FactsFile()
        self.profiles = ProfilesFile()
        self.headings = FrameworkHeadings()
        self.groups = GroupsFile()
        self.glossaries: list[GlossaryFile] = []
        self.sources: dict[tuple[str, str], SourceFile] = {}
        self.mistakes: list[Mistake] = []

    @property
    def id(self) -> str:
        """The id of the pack: what its head says, else the folder's name."""
        return self.head.id or self.path.name


def source_files(path: Path) -> list[Path]:
    """Every YAML file of a pack folder, sorted; hidden files and folders are left out."""
    return sorted(
        file for file in path.rglob("*.y*ml") if not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def ids_in(path: Path, name: str) -> list[str]:
    """The ids of the files in one folder of a pack, also of those that hold a mistake: what names them is right."""
    return [file.stem for file in (path / name).glob("*.yaml")]


def rule_sources(path: Path) -> dict[str, SourceFile]:
    """The files of the rules in a folder by the ids of the rules, without those that cannot be read."""
    files = [file for file in source_files(path) if file.parent.name == "rules"]
    return {file.stem: source for file in files if (source := _source(file, [])) is not None}


def read_head(path: Path) -> tuple[PackFile | None, list[Mistake]]:
    """The ``pack.yaml`` of a folder."""
    mistakes: list[Mistake] = []
    source = _source(path / HEAD, mistakes)
    return (_value(PackFile, source, mistakes) if source else None), mistakes


class FolderReader:
    """Reads the files of a pack folder; ``inherited`` finds the section or rule that a file of that id changes."""

    def __init__(self, path: Path, head: PackFile, section: Inherited, rule: Inherited) -> None:
        self.folder = PackFolder(path, head)
        self.inherited: Mapping[str, Inherited] = {"section": section, "rule": rule}

    def read(self) -> PackFolder:
        """Read every file of the folder."""
        folder = self.folder
        self._one("head", HEAD, PackFile)
        folder.facts = self._one("facts", "facts.yaml", FactsFile) or folder.facts
        folder.profiles = self._one("profiles", "profiles.yaml", ProfilesFile) or folder.profiles
        folder.headings = self._one("headings", "headings.yaml", FrameworkHeadings) or folder.headings
        folder.groups = self._one("groups", "groups.yaml", GroupsFile) or folder.groups
        folder.sections = self._many("section", "sections", Section, with_id=True)
        folder.rules = self._many("rule", "rules", Rule, with_id=True)
        folder.lexicon = self._many("lexicon", "lexicon", WordList)
        folder.answers = self._many("answers", "answers", AnswersFile)
        for file in sorted((folder.path / "glossary").glob("*.yaml")):
            source = _source(file, folder.mistakes)
            value = _value(GlossaryFile, source, folder.mistakes) if source else None
            if source and value:
                folder.sources["glossary", file.stem] = source
                folder.glossaries.append(value)
        self._refuse_strays()
        return folder

    def _one(self, kind: str, name: str, cls: type[T]) -> T | None:
        file = self.folder.path / name
        if not file.is_file():
            return None
        source = _source(file, self.folder.mistakes)
        if source is None:
            return None
        self.folder.sources[kind, ""] = source
        return _value(cls, source, self.folder.mistakes if kind != "head" else [])

    def _many(self, kind: str, name: str, cls: type[T], with_id: bool = False) -> dict[str, T]:
        found: dict[str, T] = {}
        for file in sorted((self.folder.path / name).glob("*.yaml")):
            source = _source(file, self.folder.mistakes)
            if source is None:
                continue
            if not PLAIN_ID.fullmatch(file.stem):
                message = f"The name of the file is the id of what is in it: write '{_as_id(file.stem)}.yaml'."
                self.folder.mistakes.append(Mistake(str(file), Span(0, 0), 1, 1, "", message))
            given = {"id": file.stem} if with_id else {}
            value = _value(cls, source, self.folder.mistakes, given, self.inherited.get(kind, _nothing)(file.stem))
            if value is not None:
                self.folder.sources[kind, file.stem] = source
                found[file.stem] = value
        return found

    def _refuse_strays(self) -> None:
        """Note the files that nothing reads: slips of an author (``section/`` for ``sections/``, ``.yml``)."""
        folder = self.folder
        for file in source_files(folder.path):
            if file.suffix != ".yaml" or kind_of(file.relative_to(folder.path).parts) is None:
                message = (
                    "Nothing reads this file; see the layout of a pack folder."
                    if file.suffix == ".yaml"
                    else "Nothing reads this file; its name must end in .yaml."
                )
                folder.mistakes.append(Mistake(str(file), Span(0, 0), 1, 1, "", message))


def _nothing(id_: str) -> None:
    """What is inherited of files of which each stands for itself."""


def _as_id(name: str) -> str:
    """The id that the author of a file called ``Data Contract`` has meant."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "name-of-it"


def _source(path: Path, mistakes: list[Mistake]) -> SourceFile | None:
    try:
        decoded = decode(read_bytes(path))
    except FileAccessError as error:
        mistakes.append(Mistake(str(path), Span(0, 0), 1, 1, "", f"The file cannot be read: {error}."))
        return None
    if not decoded.lossless:
        mistakes.append(undecodable(str(path), decoded))
        return None
    text = decoded.text
    node = parse_nodes(text, str(path))
    if isinstance(node, Mistake):
        mistakes.append(node)
        return None
    return SourceFile(path, text, node or Node("mapping", Span(0, 0), [], size=1))


def _value(
    cls: type[T],
    source: SourceFile,
    mistakes: list[Mistake],
    given: Mapping[str, Any] | None = None,
    base: T | None = None,
) -> T | None:
    value, found = read(cls, source.node, source.text, str(source.path), given, base)
    mistakes.extend(found)
    return value
