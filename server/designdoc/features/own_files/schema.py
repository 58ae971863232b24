"""What the schema of a file says about a place in it, and which names may stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from designdoc.features.own_files.place import ITEM
from designdoc.features.own_files.subject import SETTINGS

Schema = Mapping[str, Any]

_KEYS_OF_SETTINGS = {"rules": "rule or group", "synonyms": "section"}
_VALUES_OF_SETTINGS = {"detect": "told framework", "framework": "framework", "profile": "profile"}
_VALUES_OF_PACKS = {
    "absorbs": "section",
    "also": "section",
    "default": "section",
    "disable-groups": "group",
    "disable-rules": "rule",
    "drop": "section",
    "extends": "framework",
    "fact": "fact",
    "facts": "fact",
    "group": "group",
    "inherit": "section",
    "profile": "profile",
    "recommend": "section",
    "replaces": "section",
    "require": "section",
    "requirement-parts": "section",
    "rules": "rule",
    "implied-by": "section",
    "satisfied-by": "section",
    "section": "section",
    "sections": "section",
    "step": "step",
    "tasks": "task",
    "yields-to": "section",
}


def at(schema: Schema, path: Sequence[str]) -> list[Schema]:
    """The schemas of the value at a path: more than one where a value may have several forms, none where it may not
    stand.
    """
    found = _forms(schema, schema)
    for step in path:
        found = [form for one in found for form in _forms(schema, _below(one, step))]
    return found


def names_at(kind: str, path: Sequence[str], is_key: bool, forms: Sequence[Schema] = ()) -> str | None:
    """Which names may stand at a path of a file of that kind, as a key or as a value; ``None`` for none.

    ``forms`` are the schemas of the value there: those of a check's options say themselves which names they take.
    """
    told = next((form["names"] for form in forms if "names" in form), None)
    if told is not None and not is_key:
        return str(told)
    last = next((step for step in reversed(path) if step != ITEM), "")
    if kind == SETTINGS:
        return (_KEYS_OF_SETTINGS if is_key else _VALUES_OF_SETTINGS).get(last)
    return None if is_key else _VALUES_OF_PACKS.get(last)


def _below(schema: Schema, step: str) -> Schema | None:
    if step == ITEM:
        items: Schema | None = schema.get("items")
        return items
    known: Schema | None = schema.get("properties", {}).get(step)
    other = schema.get("additionalProperties")
    return known if known is not None else other if isinstance(other, Mapping) else None


def _forms(top: Schema, schema: Schema | None) -> list[Schema]:
    """A schema with its reference followed and its alternatives apart, each with the description of the whole."""
    if schema is None:
        return []
    described = {"description": schema["description"]} if "description" in schema else {}
    if "$ref" in schema:
        target = top["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        return [{**form, **described} for form in _forms(top, target)]
    if "anyOf" in schema:
        return [{**form, **described} for part in schema["anyOf"] for form in _forms(top, part)]
    return [schema]
