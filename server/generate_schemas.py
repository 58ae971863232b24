"""Write the JSON Schemas of pack and settings files to rules/schemas: `python server/generate_schemas.py`.

With ``--check`` nothing is written; the exit status is 1 when a schema is stale, missing or left over.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from designdoc.packs import files
from designdoc.packs.model import FrameworkHeadings, Rule, Section
from designdoc.typed_yaml.schema import json_schema
from designdoc.workspace.settings_file import SettingsFile

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "schemas"


def schemas() -> dict[str, str]:
    """The text of every schema by its file name."""
    made = {
        "pack": json_schema(files.PackFile, "The head of a designdoc pack"),
        "section": json_schema(Section, "A section of a designdoc framework", given=("id",), partial=True),
        "rule": json_schema(Rule, "A designdoc rule", given=("id",), partial=True),
        "facts": json_schema(files.FactsFile, "Facts of a designdoc framework"),
        "profiles": json_schema(files.ProfilesFile, "Profiles of a designdoc framework"),
        "headings": json_schema(FrameworkHeadings, "Headings of a designdoc framework"),
        "groups": json_schema(files.GroupsFile, "Groups of designdoc rules"),
        "glossary": json_schema(files.GlossaryFile, "Glossary entries of a designdoc pack"),
        "lexicon": json_schema(files.WordList, "A word list of a designdoc pack"),
        "answers": json_schema(files.AnswersFile, "Passages that answer a section of a designdoc framework"),
        "settings": json_schema(SettingsFile, "Settings of designdoc (.designdoc.yaml)"),
    }
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()
    }


def main(arguments: list[str]) -> int:
    """Write or compare every schema, and say what changed."""
    wanted = schemas()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    if "--check" not in arguments:
        FOLDER.mkdir(exist_ok=True)
        for name in stale:
            if name in wanted:
                (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
            else:
                (FOLDER / name).unlink()
    for name in stale:
        print(f"rules/schemas/{name}")
    return 1 if "--check" in arguments and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
