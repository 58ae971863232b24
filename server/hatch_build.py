"""Build hook: compile the shipped packs into the wheel, so that an installed designdoc never parses their YAML."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface):  # type: ignore[type-arg]
    """Writes ``designdoc/_rules/compiled/<id>.json``, the tables derived from it, and ``index.json`` (by the id of each
    pack, its title and what its documents are told by).
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is packed; an editable install reads the YAML of the checkout instead.

        A mistake in a shipped pack fails the build.
        """
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "server"))
        from designdoc.packs import compiled, roots
        from designdoc.packs.assembly import assemble
        from designdoc.rules.shipped_tables import tables_of, without_passages

        self.scratch = tempfile.TemporaryDirectory()
        folders = roots.pack_folders(())
        ids = [roots.pack_id_of(folder) for folder in folders]
        files, index = {}, {}
        for pack_id in ids:
            pack, mistakes = assemble(pack_id, folders)
            if pack is None or mistakes:
                raise SystemExit("\n".join(map(str, mistakes)))
            framework = pack.framework
            index[pack_id] = (framework.title, framework.detection.told_by) if framework is not None else (None, "")
            text = files[f"{pack_id}.json"] = compiled.dumps(without_passages(pack))
            digest = compiled.digest_of(compiled.loads(text)) or ""
            files |= {f"tables/{pack_id}/{name}.json": table for name, table in tables_of(pack, digest).items()}
        files["index.json"] = json.dumps(index, ensure_ascii=False)
        for name, text in files.items():
            path = Path(self.scratch.name) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            build_data["force_include"][str(path)] = f"designdoc/_rules/compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the scratch folder."""
        if version != "editable":
            self.scratch.cleanup()
