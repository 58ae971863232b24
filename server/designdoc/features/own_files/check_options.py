"""The schema of a rule's file once its check is known: the names of checks, and the check's parameters.

The shipped schema leaves ``options:`` open, because every check has options of its own. Here they are read off the
record that the check takes, with the sentences of its docstring that mention them.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Mapping
from typing import Any

from designdoc.records import Field, fields, is_record
from designdoc.rules.check import SectionId, WordList
from designdoc.rules.choosing.registry import check_names, find_check
from designdoc.text.regex import regex

Schema = Mapping[str, Any]

_CHECK = regex(r"""^check:[ \t]*["']?([\w-]+)""", re.MULTILINE)
_CODE = regex(r"``(\w+)``")
_WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_JSON = {str: "string", int: "integer", float: "number", bool: "boolean"}
_NAMES: Mapping[object, str] = {WordList: "word list", SectionId: "section"}


def with_options(schema: Schema, text: str) -> Schema:
    """The schema of a rule's file, for the check that ``text`` names."""
    named = _CHECK.search(text)
    found = find_check(named[1]) if named is not None else None
    properties = dict(schema["properties"])
    properties["check"] = {**properties["check"], "enum": sorted(check_names())}
    if found is not None:
        description = properties["options"]["description"]
        properties["options"] = {**_record_schema(found.options_type), "description": description}
    return {**schema, "properties": properties}


def _record_schema(options_type: type[Any]) -> Schema:
    hints = typing.get_type_hints(options_type)
    said = " ".join((inspect.getdoc(options_type) or "").split())
    sentences = re.split(r"(?<=[.!?])\s", said)
    properties = {}
    for field in fields(options_type):
        about = [_as_keys(sentence) for sentence in sentences if f"``{field.name}``" in sentence]
        schema = _value_schema(hints[field.name])
        description = " ".join([_described(field, schema), *about])
        properties[field.name.replace("_", "-")] = {**schema, "description": description}
    return {"type": "object", "properties": properties}


def _value_schema(hint: Any) -> dict[str, Any]:  # noqa: ANN401 (a type hint may be anything)
    """``says`` is what the value is in words, ``names`` of what kind the names are that may stand there."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _NAMES:
        return {"type": "string", "says": f"name of a {_NAMES[hint]}", "names": _NAMES[hint]}
    if isinstance(hint, typing.NewType):
        return _value_schema(hint.__supertype__)
    if hint in _JSON:
        return {"type": _JSON[hint], "says": _WORDS[hint]}
    if origin in (typing.Union, types.UnionType):
        return _value_schema(arguments[0])
    if origin is typing.Literal:
        return {"enum": list(arguments), "says": "one of a few words"}
    if origin is tuple:
        return {"type": "array", "items": _value_schema(arguments[0]), "says": "list"}
    if is_record(hint):
        return {**_record_schema(hint), "says": "keys with values"}
    return {"says": "keys with values"}


def _as_keys(sentence: str) -> str:
    """A sentence of a docstring with the names of fields as they are written in a file."""
    return _CODE.sub(lambda code: f"`{code[1].replace('_', '-')}`", sentence)


def _described(field: Field, schema: Schema) -> str:
    items = schema.get("items", {}).get("says")
    says = f"{schema['says']} ({items})" if items else str(schema["says"])
    return f"{says[:1].upper()}{says[1:]}, {'may be left out' if field.has_default else 'required'}."
