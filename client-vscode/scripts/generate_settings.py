"""Writes the server's options into ``package.json`` as the settings page of VS Code, from their one definition.

``python scripts/generate_settings.py`` writes; with ``--check`` it only says, by exit status 1, that they are stale.
"""

from __future__ import annotations

import json
import re
import sys
from enum import Enum
from pathlib import Path
from typing import Any

CLIENT = Path(__file__).resolve().parent.parent
PACKAGE = CLIENT / "package.json"
sys.path.insert(0, str(CLIENT.parent / "server"))

from designdoc.lsp.options import Options, editor_name  # noqa: E402 (found only from here on)
from designdoc.records import fields  # noqa: E402
from designdoc.typed_yaml.schema import field_comments  # noqa: E402

CATEGORY = "Review"
"""The category of the settings page that is generated; the others are the extension's own."""


def main(arguments: list[str]) -> int:
    """Write or check the settings; the exit status."""
    written = PACKAGE.read_text(encoding="utf-8")
    generated = _with_settings(written, _settings())
    if written == generated:
        return 0
    if "--check" in arguments:
        print("The settings in client-vscode/package.json are stale: run npm run settings", file=sys.stderr)
        return 1
    PACKAGE.write_text(generated, encoding="utf-8")
    return 0


def _settings() -> dict[str, dict[str, Any]]:
    defaults, descriptions = Options(), field_comments(Options)
    return {
        f"designdoc.{editor_name(option.name)}": {
            **_type_of(getattr(defaults, option.name)),
            "scope": "window",
            "order": order,
            "markdownDescription": descriptions[option.name],
        }
        for order, option in enumerate(fields(Options))
    }


def _type_of(default: bool | int | str | Enum) -> dict[str, Any]:
    """The JSON schema of a value like this default."""
    if isinstance(default, Enum):
        return {"type": "string", "enum": [member.value for member in type(default)], "default": default.value}
    if type(default) is int:
        return {"type": "integer", "minimum": 0, "default": default}
    return {"type": "boolean" if isinstance(default, bool) else "string", "default": default}


def _with_settings(package: str, settings: dict[str, dict[str, Any]]) -> str:
    """The text of ``package.json`` with these settings; everything else keeps its form."""
    rows = (f"            {json.dumps(name)}: {json.dumps(schema)}" for name, schema in settings.items())
    properties = "{\n" + ",\n".join(rows) + "\n          }"
    category = re.compile(rf'("title": "{CATEGORY}",\n\s+"properties": )\{{.*?\n          \}}', re.DOTALL)
    return category.sub(lambda found: found[1] + properties, package, count=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
