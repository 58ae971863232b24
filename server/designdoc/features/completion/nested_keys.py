"""Completion below the keys of front matter that hold more than a word: ``designdoc:`` and ``not-applicable:``."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.features.front_matter_keys import front_matter_keys
from designdoc.features.own_files.place import ITEM, YamlPlace, place_at
from designdoc.features.own_files.siblings import keys_beside
from designdoc.packs.model import Life
from designdoc.text import TextEdit

_OWN, _DISABLE, _AWAY = "designdoc", "disable", "not-applicable"
_WANT_SPACE = (":", "-")


def complete_nested(cursor: Cursor, start: int) -> list[Item] | None:
    """What may stand at a cursor in front matter that begins at ``start``; ``None`` where no such key is above it."""
    opening = cursor.subject.document.lines.line_span(cursor.subject.document.lines.line_of(start)).end
    place = place_at(cursor.subject.document.text[opening : cursor.offset])
    if place is None or not place.path or place.path[0] not in (_OWN, _AWAY):
        return None
    path = place.path
    if path == (_OWN,) and not place.is_value:
        return _beside(cursor, place, _keys(cursor, place))
    if path[:2] == (_OWN, _DISABLE) and (path[-1] == ITEM or place.is_value):
        return list(_rules(cursor, place))
    if len(path) == 2 and path[0] == _OWN and place.is_value:
        return list(_values(cursor, place))
    if path == (_AWAY,) and not place.is_value:
        return _beside(cursor, place, _sections(cursor, place))
    return []


def _beside(cursor: Cursor, place: YamlPlace, items: Iterator[Item]) -> list[Item]:
    """The items that do not stand there already."""
    document = cursor.subject.document
    there = keys_beside(document.text, document.lines, cursor.offset, place.typed)
    return [item for item in items if item.label not in there]


def _keys(cursor: Cursor, place: YamlPlace) -> Iterator[Item]:
    for key in front_matter_keys(cursor.subject):
        if key.name != _OWN:
            yield _item(cursor, place, ItemKind.KEY, key.name, key.says, behind=": ")
    yield _item(cursor, place, ItemKind.KEY, _DISABLE, "Rules that say nothing about this document.", behind=": ")


def _values(cursor: Cursor, place: YamlPlace) -> Iterator[Item]:
    key = next((key for key in front_matter_keys(cursor.subject) if key.name == place.path[1]), None)
    for value, says in (key.values if key is not None else {}).items():
        yield _item(cursor, place, ItemKind.VALUE, value, says)


def _rules(cursor: Cursor, place: YamlPlace) -> Iterator[Item]:
    """The rules, those that speak in this document first."""
    speaking = [finding.rule for finding in cursor.subject.review.findings]
    rules = [rule for rule in cursor.subject.pack.rules if rule.life is not Life.DEPRECATED]
    for rule in sorted(rules, key=lambda rule: (rule.id not in speaking, rule.id)):
        yield _item(cursor, place, ItemKind.RULE, rule.id, rule.summary, rule.id)


def _sections(cursor: Cursor, place: YamlPlace) -> Iterator[Item]:
    for covered in cursor.subject.coverage.sections.values():
        section = covered.section
        yield _item(cursor, place, ItemKind.SECTION, section.id, section.title, section.id, ": ")


def _item(
    cursor: Cursor, place: YamlPlace, kind: ItemKind, label: str, says: str, id_: str = "", behind: str = ""
) -> Item:
    span = cursor.typed(len(place.typed))
    text = cursor.subject.document.text
    gap = " " if text[span.start - 1 : span.start] in _WANT_SPACE else ""
    return Item(kind, label, says, TextEdit(span, gap + label + behind), gap + label, id_)
