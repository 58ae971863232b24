"""Mistakes in the rules of a user's pack that only the checks can see: each at its file, line and key.

A rule without its check, with an option that the check does not know, or with a word list that does not exist would be
silent for ever, and its author would take the silence for praise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Formatter

from designdoc.packs import roots
from designdoc.packs.folder import SourceFile, ids_in, rule_sources
from designdoc.packs.model import Pack, Rule
from designdoc.rules.check import SectionId, WordList
from designdoc.rules.choosing.options import OptionError, names_in, read_options
from designdoc.rules.choosing.registry import check_names, find_check
from designdoc.rules.choosing.settings_names import unknown
from designdoc.typed_yaml.mistake import Mistake

Problem = tuple[str, str]
"""The path of keys to the value at fault, and a sentence."""


def rule_mistakes(pack: Pack, extra_roots: Sequence[Path]) -> list[Mistake]:
    """The mistakes in the rules that the user's own folder of a pack holds. A section whose file holds a mistake is no
    unknown one.
    """
    begun = [id_ for folder in _own_folders(pack, extra_roots) for id_ in ids_in(folder, "sections")]
    return [
        source.mistake(key, message)
        for rule, source in own_rules(pack, extra_roots)
        for key, message in problems_of(rule, pack, begun)
    ]


def own_rules(pack: Pack, extra_roots: Sequence[Path]) -> Iterator[tuple[Rule, SourceFile]]:
    """The rules that the user's own folder of a pack writes or changes, as they stand in the pack, with their files."""
    rules = {rule.id: rule for rule in pack.rules}
    for folder in _own_folders(pack, extra_roots):
        yield from ((rules[id_], source) for id_, source in rule_sources(folder).items() if id_ in rules)


def _own_folders(pack: Pack, extra_roots: Sequence[Path]) -> Iterator[Path]:
    for folder in roots.pack_folders(extra_roots):
        if not roots.is_shipped(folder) and roots.pack_id_of(folder) == pack.id:
            yield folder


def problems_of(rule: Rule, pack: Pack, more_sections: Iterable[str] = ()) -> Iterator[Problem]:
    """What is wrong in a rule; ``pack`` is what it became a part of, and ``more_sections`` may be named as well."""
    check = find_check(rule.check)
    if check is None:
        yield "check", unknown("check", rule.check, check_names())
        return
    try:
        list(Formatter().parse(rule.message))
    except ValueError as mistake:
        yield "message", f"This is no message: {mistake}. Write {{{{ for a brace that stands for itself."
    try:
        options = read_options(check.options_type, rule.options)
    except OptionError as mistake:
        said = str(mistake)
        stop = "" if said.endswith((".", "?")) else "."
        yield f"options.{mistake.key}".rstrip("."), f"{said[:1].upper()}{said[1:]}{stop}"
        return
    sections = {*more_sections, *(section.id for section in (pack.framework.sections if pack.framework else ()))}
    known: dict[object, tuple[str, set[str]]] = {
        WordList: ("word list", set(pack.lexicon)),
        SectionId: ("section", sections),
    }
    for named in names_in(check.options_type, options):
        what, names = known[named.kind]
        if named.name and named.name not in names:
            yield f"options.{named.key}", unknown(what, named.name, names)
