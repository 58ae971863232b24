"""Completion inside suppression comments: the rules, those that speak in this document first."""

from __future__ import annotations

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.packs.model import Life, Rule
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_NAMES = regex(r"(?:<!--|\{/\*)\s*designdoc-(?:disable|enable)(?:-next-line|-file)?[ \t]+(?:[\w-]+,[ \t]*)*([\w-]*)$")
_DIRECTIVE = regex(r"(?:<!--|\{/\*)\s*(designdoc[\w-]*|)$")
_DIRECTIVES = {
    "designdoc-disable-next-line": "silence a rule for the next line",
    "designdoc-disable": "silence a rule from here on",
    "designdoc-enable": "let a rule speak again",
    "designdoc-disable-file": "silence a rule in the whole document",
}


def complete(cursor: Cursor) -> list[Item] | None:
    """Directives after the beginning of a comment, names of rules after a directive."""
    names = _NAMES.search(cursor.before)
    if names is not None:
        return _rules(cursor, names.group(1))
    directive = _DIRECTIVE.search(cursor.before)
    if directive is not None:
        return _directives(cursor, directive.group(1))
    return None


def _rules(cursor: Cursor, typed: str) -> list[Item]:
    speaking = [finding.rule for finding in cursor.subject.review.findings]
    rules = [rule for rule in cursor.subject.pack.rules if rule.life is not Life.DEPRECATED]
    rules.sort(key=lambda rule: (rule.id not in speaking, rule.id))
    return [_rule(cursor, typed, rule) for rule in rules]


def _rule(cursor: Cursor, typed: str, rule: Rule) -> Item:
    # A suppression without a reason is a finding, so the reason is asked for at once unless one stands there.
    snippet = None if cursor.after.lstrip().startswith(":") else f"{rule.id}: ${{1:reason}}"
    edit = TextEdit(cursor.typed(len(typed)), rule.id, snippet)
    return Item(ItemKind.RULE, rule.id, rule.summary, edit, rule.id, rule.id, short=str(rule.severity))


def _directives(cursor: Cursor, typed: str) -> list[Item]:
    return [
        Item(ItemKind.KEY, name, says, TextEdit(cursor.typed(len(typed)), name + " "), name)
        for name, says in _DIRECTIVES.items()
    ]
