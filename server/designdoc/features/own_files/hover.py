"""Hover in settings and packs: what a key means, and what the name of a rule or a section stands for."""

from __future__ import annotations

from designdoc.features.hover.card import HoverCard
from designdoc.features.markup import card
from designdoc.features.own_files import schema as schemas
from designdoc.features.own_files.place import YamlPlace, place_at
from designdoc.features.own_files.subject import OwnFile
from designdoc.text import Span
from designdoc.text.regex import regex

_WORD = regex(r"[^\s\"'{}\[\],:#]+")


def hover(file: OwnFile, offset: int) -> HoverCard | None:
    """What stands under an offset; ``None`` where there is nothing to say."""
    line = file.lines.line_span(file.lines.line_of(offset))
    under = next((m for m in _WORD.finditer(file.text, line.start, line.end) if m.start() <= offset <= m.end()), None)
    place = place_at(file.text[: under.start()]) if under is not None else None
    if under is None or place is None:
        return None
    is_key = file.text[under.end() : line.end].lstrip().startswith(":")
    markdown = _card(file, place, under.group(), is_key)
    return HoverCard(Span(*under.span()), markdown) if markdown else None


def _card(file: OwnFile, place: YamlPlace, word: str, is_key: bool) -> str:
    forms = schemas.at(file.full_schema, place.path)
    name = file.names(schemas.names_at(file.kind, place.path, is_key, forms) or "").get(word)
    if name is not None:
        return name.card or card(f"**{word}**", name.says)
    if not is_key:
        return ""
    forms = schemas.at(file.full_schema, (*place.path, word))
    says = next((str(form["description"]) for form in forms if "description" in form), "")
    values = ", ".join(f"`{value}`" for form in forms for value in form.get("enum", ()))
    return card(f"**{word}**", says, f"One of {values}." if values else "") if says or values else ""
