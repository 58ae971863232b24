"""Completion in settings and packs: keys that are not there yet, values from a list, names of rules and sections."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.features.completion.item import Item, ItemKind
from designdoc.features.own_files import schema as schemas
from designdoc.features.own_files.place import YamlPlace, place_at
from designdoc.features.own_files.siblings import keys_beside
from designdoc.features.own_files.subject import OwnFile
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_REST = regex(r"[\w-]*")
_QUOTES = ("'", '"')
_WANT_SPACE = (":", "-")


def complete(file: OwnFile, offset: int) -> list[Item]:
    """What could stand at an offset, in the order of the schema."""
    place = place_at(file.text[:offset])
    if place is None:
        return []
    forms = schemas.at(file.full_schema, place.path)
    if not place.is_value and (keys := _keys(file, place, forms)) is not None:
        there = keys_beside(file.text, file.lines, offset, place.typed)
        span = _word(file, place, offset)
        is_closed = file.text.startswith((":", '"', "'"), span.end)
        colon = "" if is_closed or file.text[max(span.start - 1, 0) : span.start] in _QUOTES else ": "
        return [_item(file, ItemKind.KEY, key, says, span, colon) for key, says in keys if key not in there]
    span = _word(file, place, offset)
    return [_item(file, ItemKind.VALUE, value, says, span) for value, says in _values(file, place, forms)]


def _keys(file: OwnFile, place: YamlPlace, forms: list[schemas.Schema]) -> list[tuple[str, str]] | None:
    """The keys of a mapping with what they mean; ``None`` where no mapping stands."""
    mappings = [form for form in forms if form.get("type") == "object"]
    if not mappings:
        return None
    keys = [(key, str(part.get("description", ""))) for m in mappings for key, part in m.get("properties", {}).items()]
    if not keys:
        names = file.names(schemas.names_at(file.kind, place.path, is_key=True) or "")
        keys = [(name, found.says) for name, found in sorted(names.items())]
    return keys


def _values(file: OwnFile, place: YamlPlace, forms: list[schemas.Schema]) -> Iterable[tuple[str, str]]:
    """The values from a list, truth values, or the names that may stand at the place."""
    names = file.names(schemas.names_at(file.kind, place.path, is_key=False, forms=forms) or "")
    if names:
        return [(name, found.says) for name, found in sorted(names.items())]
    listed = [str(value) for form in forms for value in form.get("enum", ())]
    truth = ["true", "false"] if any(form.get("type") == "boolean" for form in forms) else []
    return [(value, "") for value in (*listed, *truth)]


def _word(file: OwnFile, place: YamlPlace, offset: int) -> Span:
    """The word that is typed, with what stands of it behind the cursor."""
    rest = _REST.match(file.text, offset)
    return Span(offset - len(place.typed), rest.end() if rest is not None else offset)


def _item(file: OwnFile, kind: ItemKind, label: str, says: str, span: Span, behind: str = "") -> Item:
    """An item for a word; right behind a colon or dash it brings the space that YAML wants there along."""
    gap = " " if file.text[max(span.start - 1, 0) : span.start] in _WANT_SPACE else ""
    return Item(kind, label, " ".join(says.split()), TextEdit(span, gap + label + behind), gap + label)
