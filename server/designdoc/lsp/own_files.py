"""designdoc's own files in the editor: settings and packs, checked like documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.lsp.conversion.mistakes import mistake
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.workspace.settings_file import FILE_NAME
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.features.own_files import OwnFile
    from designdoc.rules.reviewers import Reviewers
    from designdoc.typed_yaml.mistake import Mistake

CODE = "invalid-settings"
"""The diagnostic code of every mistake in designdoc's own files."""


def own_diagnostics(session: Session, document: OpenDocument) -> list[Json] | None:
    """The mistakes in a settings file or in a pack that settings name; ``None`` for every other file.

    Settings are judged as they stand in the editor, packs as they were saved, because a pack is many files.
    """
    if document.path is None:
        return None
    if os.path.basename(document.path) == FILE_NAME:  # noqa: PTH119
        mistakes = _settings_mistakes(document.text, document.path)
    elif document.path.endswith((".yaml", ".yml")):
        in_pack = _pack_mistakes(session, document.path)
        if in_pack is None:
            return None
        mistakes = in_pack
    else:
        return None
    places = session.places(document)
    return [mistake(places, found.span, CODE, found.message) for found in mistakes]


def _settings_mistakes(text: str, path: str) -> list[Mistake]:
    """What is wrong with the settings in the editor: their form, and names that nothing answers to."""
    from designdoc.rules.reviewers import Reviewers
    from designdoc.workspace.settings import from_text

    settings, mistakes = from_text(text, path, Path(path).parent)
    return sorted([*mistakes, *Reviewers(settings).settings_mistakes()], key=lambda mistake: mistake.span)


def _pack_mistakes(session: Session, path: str) -> list[Mistake] | None:
    """The mistakes in one file of a user's pack; ``None`` for a file of no pack."""
    reviewers = session.reviewing.reviewers(path)
    if _below_packs(reviewers, path) is None:
        return None
    reviewers.settings_mistakes()
    real = os.path.realpath(path)
    return [mistake for mistake in reviewers.pack_mistakes if os.path.realpath(mistake.path) == real]


def _below_packs(reviewers: Reviewers, path: str) -> tuple[str, ...] | None:
    """The path of a file below the root of a user's packs, in parts; ``None`` for one that lies elsewhere."""
    real = os.path.realpath(path)
    for root in reviewers.settings.packs:
        folder = os.path.join(os.path.realpath(root), "")  # noqa: PTH118
        if real.startswith(folder):
            return Path(real[len(folder) :]).parts
    return None


def own_file(session: Session, document: OpenDocument) -> OwnFile | None:
    """The settings file or the file of a pack that a document is; ``None`` for every other document."""
    if document.path is None or not document.path.endswith((".yaml", ".yml")):
        return None
    from designdoc.features.own_files import SETTINGS, OwnFile
    from designdoc.packs.layout import kind_of
    from designdoc.packs.schemas import schema

    reviewers = session.reviewing.reviewers(document.path)
    kind: str | None = SETTINGS
    if os.path.basename(document.path) != FILE_NAME:  # noqa: PTH119
        parts = _below_packs(reviewers, document.path)
        if parts is None:
            return None
        # A root is a pack itself, or a folder of packs.
        kind = kind_of(parts) or (kind_of(parts[1:]) if len(parts) > 1 else None)
    if kind is None:
        return None
    packs = (reviewers.pack(id_) for id_ in reviewers.framework_ids())
    return OwnFile(document.text, document.lines, kind, schema(kind), tuple(pack for pack in packs if pack is not None))
