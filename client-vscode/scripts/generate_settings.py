"""Writes the server's options into ``package.json`` as the settings page of VS Code, from their one definition.

``python scripts/generate_settings.py`` writes; with ``--check`` it only says, by exit status 1, that they are stale.
"""

from __future__ import annotations

import inspect
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
    defaults, descriptions = Options(), _descriptions(Options)
    return {
        f"designdoc.{editor_name(option.name)}": {
            **_type_of(getattr(defaults, option.name)),
            "scope": "window",
            "order": order,
            "markdownDescription": descriptions[option.name],
        }
        for order, option in enumerate(fields(Options))
    }


def _descriptions(options: type) -> dict[str, str]:
    """What the ``#:`` comment above each field of a record says."""
    found: dict[str, str] = {}
    comment: list[str] = []
    for line in map(str.strip, inspect.getsource(options).splitlines()):
        if line.startswith("#:"):
            comment.append(line.removeprefix("#:").strip())
        elif field := re.match(r"(\w+):", line):
            found[field[1]] = " ".join(comment)
            comment = []
    return found


def _type_of(default: bool | int | str | Enum) -> dict[str, Any]:
    """The JSON schema of a value like this default."""
    if isinstance(default, Enum):
        return {"type": "string", "enum": [member.value for member in type(default)], "default": default.value}
    names = {bool: "boolean", int: "integer", str: "string"}
    return {"type": names[type(default)], "default": default}


def _with_settings(package: str, settings: dict[str, dict[str, Any]]) -> str:
    """The text of ``package.json`` with these settings; everything else keeps its form."""
    rows = (f"            {json.dumps(name)}: {json.dumps(schema)}" for name, schema in settings.items())
    properties = "{\n" + ",\n".join(rows) + "\n          }"
    category = re.compile(rf'("title": "{CATEGORY}",\n\s+"properties": )\{{.*?\n          \}}', re.DOTALL)
    return category.sub(lambda found: found[1] + properties, package, count=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
