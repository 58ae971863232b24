"""designdoc's own files, settings and packs, in the editor: what could stand at the cursor, and what stands there."""

from __future__ import annotations

from designdoc.features.own_files.completion import complete
from designdoc.features.own_files.hover import hover
from designdoc.features.own_files.subject import SETTINGS, OwnFile

__all__ = ["SETTINGS", "OwnFile", "complete", "hover"]
