"""assemble: a pack from the YAML of its folder and of all the folders it extends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from designdoc.packs import compiled, roots
from designdoc.packs.folder import FolderReader, read_head
from designdoc.packs.loaded import LoadedPack
from designdoc.packs.merging import combine, merge, without
from designdoc.packs.model import Pack
from designdoc.packs.shipped import HEAD
from designdoc.packs.validation import validate
from designdoc.text import Span
from designdoc.typed_yaml.mistake import Mistake

LoadShipped = Callable[[str], LoadedPack]
"""Loads a shipped pack by its id, compiled already if it can be."""


def assemble(pack_id: str, folders: Sequence[Path], load_shipped: LoadShipped | None = None) -> LoadedPack:
    """The pack with that id, out of the first of ``folders`` that has it, and all mistakes; no pack when none has it
    or its ``extends`` go round in a circle. Shipped packs of which the others replace no part are left to
    ``load_shipped``.
    """
    assembler = _Assembler(folders, load_shipped)
    pack = assembler.pack(pack_id, 0, (), None)
    return LoadedPack(pack, tuple(dict.fromkeys(assembler.mistakes)))


class _Assembler:
    def __init__(self, folders: Sequence[Path], load_shipped: LoadShipped | None) -> None:
        self.folders = [(roots.pack_id_of(folder), folder) for folder in folders]
        self.mistakes: list[Mistake] = []
        shipped = {id_ for id_, folder in self.folders if roots.is_shipped(folder)}
        own = {id_ for id_, folder in self.folders if not roots.is_shipped(folder)}
        self.load_shipped = load_shipped if own and not own & shipped else None

    def pack(self, pack_id: str, start: int, path: tuple[Path, ...], asked_by: Path | None) -> Pack | None:
        """The pack from the first folder at or after ``start`` with that id. ``path`` are the folders that extend it:
        meeting one of them again is a circle.
        """
        number = next((n for n, (id_, _) in enumerate(self.folders) if n >= start and id_ == pack_id), None)
        if number is None:
            packed = roots.shipped_bytes(f"{pack_id}.json") if roots.PLAIN_ID.fullmatch(pack_id) else None
            if packed is not None:
                return compiled.loads(packed)
            self._mistake(asked_by, self._unknown(pack_id, start))
            return None
        folder = self.folders[number][1]
        if self.load_shipped is not None and roots.is_shipped(folder):
            loaded = self.load_shipped(pack_id)
            self.mistakes.extend(loaded.mistakes)
            return loaded.pack
        if folder in path:
            self._mistake(asked_by, f"The packs extend each other in a circle, which comes back to '{pack_id[:60]}'.")
            return None
        return self._from_folder(folder, number, path)

    def _unknown(self, pack_id: str, start: int) -> str:
        """Says that there is no such pack, or, asked for by the last one of its name, no other one."""
        if start:
            return f"There is no other pack '{pack_id[:60]}' that this one could extend."
        known = ", ".join(sorted({id_ for id_, _ in self.folders})) or "none"
        return f"There is no pack '{pack_id[:60]}'. Known packs: {known}."

    def _from_folder(self, folder: Path, number: int, path: tuple[Path, ...]) -> Pack | None:
        head, mistakes = read_head(folder)
        self.mistakes.extend(mistakes)
        if head is None:
            return None
        own_id = head.id or folder.name
        bases = []
        for base_id in head.extends:
            start = number + 1 if base_id == own_id else 0
            base = self.pack(base_id, start, (*path, folder), folder)
            if base is None:
                return None
            bases.append(base)
        inherited = combine(bases)
        kept = without(inherited, head)
        sections = {section.id: section for section in kept.framework.sections} if kept.framework else {}
        rules = {rule.id: rule for rule in kept.rules}
        reader = FolderReader(folder, head, sections.get, rules.get)
        read = reader.read()
        pack = merge(inherited, read)
        self.mistakes.extend(read.mistakes)
        self.mistakes.extend(validate(read, pack, inherited))
        return pack

    def _mistake(self, asked_by: Path | None, message: str) -> None:
        path = str(asked_by / HEAD) if asked_by else ""
        self.mistakes.append(Mistake(path, Span(0, 0), 1, 1, "extends" if asked_by else "", message))
