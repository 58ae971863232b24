"""json_schema: the records that YAML is read into, as JSON Schema 2020-12 for the completion of editors.

What a key means is taken from the ``#:`` comment above its field and from the first sentence of a class's docstring, so
that the schema cannot say anything else than the code. It needs the source, and is made when the project is worked on.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from designdoc.records import fields, is_record
from designdoc.text.regex import regex
from designdoc.typed_yaml.reader import hints, kebab

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}
_COMMENT = regex(r"^\s*#: ?(.*)$")
_FIELD = regex(r"^\s*(\w+)\s*:")


def json_schema(cls: type, title: str, given: tuple[str, ...] = (), partial: bool = False) -> dict[str, Any]:
    """The schema of a file that is read as ``cls``.

    ``given`` are fields that the file does not write. ``partial`` files may change a part of an inherited value, so
    that no key is required at the top.
    """
    definitions: dict[str, Any] = {}
    top = _object(cls, definitions, given)
    if partial:
        top.pop("required", None)
    return {"$schema": DIALECT, "title": title, **top, **({"$defs": definitions} if definitions else {})}


def _object(cls: type, definitions: dict[str, Any], given: tuple[str, ...] = ()) -> dict[str, Any]:
    comments = field_comments(cls)
    types_of = hints(cls)
    own = [field for field in fields(cls) if field.name not in given]
    properties = {}
    for field in own:
        value = _schema(types_of[field.name], definitions)
        if field.name in comments:
            value = {**value, "description": comments[field.name]}
        properties[kebab(field.name)] = value
    schema: dict[str, Any] = {
        "description": _first_sentence(cls),
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    required = [kebab(field.name) for field in own if not field.has_default]
    if required:
        schema["required"] = required
    return schema


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value of the type ``hint``; records become definitions, which may refer to themselves."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return {}
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if origin in (typing.Union, types.UnionType):
        return _union(arguments, definitions)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return _array(arguments, definitions)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if is_record(hint):
        return _reference(typing.cast(type, hint), definitions)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"description": _first_sentence(hint), "enum": [member.value for member in hint]}
    raise TypeError(f"no schema for {hint!r}")


def _union(options: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    schemas = [{"type": "null"} if option is type(None) else _schema(option, definitions) for option in options]
    return {"anyOf": schemas}


def _array(members: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(members) == 2 and members[1] is Ellipsis:
        return {"type": "array", "items": _schema(members[0], definitions)}
    schemas = [_schema(member, definitions) for member in members]
    return {"type": "array", "prefixItems": schemas, "minItems": len(schemas), "maxItems": len(schemas)}


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def field_comments(cls: type) -> dict[str, str]:
    """The ``#:`` comments of a record by field name; a comment may run over several lines."""
    comments: dict[str, str] = {}
    waiting: list[str] = []
    for line in inspect.getsource(cls).splitlines():
        comment = _COMMENT.match(line)
        named = _FIELD.match(line)
        if comment:
            waiting.append(comment.group(1).strip())
        elif named and waiting:
            comments[named.group(1)] = " ".join(waiting)
            waiting = []
        else:
            waiting = []
    return comments


def _first_sentence(cls: type) -> str:
    """The first sentence of a docstring, without the markup of code."""
    text = " ".join((inspect.getdoc(cls) or "").split()).replace("``", "")
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
