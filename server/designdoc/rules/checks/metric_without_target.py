"""Success is defined by metrics without any target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designdoc.document.model import Block, Cell, Passage, PassageContent, Table
from designdoc.document.remembered import remembered
from designdoc.findings import Fix
from designdoc.recognition.terms.vocabulary import METRIC
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.figures.tables import cell_at, rows, table_blocks
from designdoc.rules.fixes.wordings import adding
from designdoc.rules.seeing.sees import content as see
from designdoc.rules.seeing.sees import names_of_sections, with_options, words_found
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_DIGIT = regex(r"[0-9０-９]")
_LINK = regex(r"\]\(|\]\[|https?://")
_EMPTY = frozenset(["", "-", "–", "—", "?", "…", "..."])


@record
class Options:
    """``sections`` are where success is defined; a target is missed only where a heading has one of the words
    ``headings``. ``columns`` are words in the header of a column of targets, ``relations`` are words that set a target
    without a figure ("no worse than today"). ``target`` is a snippet, by language, that gives a metric one.
    """

    sections: tuple[SectionId, ...]
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    relations: tuple[str, ...]
    number_words: WordList
    target: Mapping[str, str] = field(default_factory=dict)


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit when no section of success metrics holds any figure; else one for each empty target of a table."""
    passages = view.document.passages
    wanted, title = set(options.sections), view.title_index
    matches = [(i, m) for i, m in view.match_of.items() if i != title and m.exact]
    headed = [(i, m.text) for i, m in matches if wanted.intersection(m.sections)]
    parts = [part for i, _ in headed for part in passages[i : passages[i].subtree_end]]
    if not headed:
        return
    view.looked_at.update((_figures(options), names_of_sections))
    if any(_has_figures(view, part.content, options) for part in parts):
        view.looked_at.add(_TABLES)
        for part in {part.index: part for part in parts}.values():
            yield from _empty_targets(part, options)
        return
    if not any(_speaks_of_success(text, options) for _, text in headed):
        return
    view.looked_at.add(words_found)
    first = _first_metric(view, parts)
    if first is not None:
        name = quoted(view.document.text[first.start : first.end])
        fixes = adding(view.document.text, first.end, options.target, view.language, f"Give '{name}' a target")
        yield Hit(first, {"metric": name}, section=options.sections[0], fixes=fixes)


def _speaks_of_success(heading: str, options: Options) -> bool:
    """Whether a heading says that what stands below it measures something: "Benefits" and "ML task" do not."""
    text = heading.lower()
    return any(word in text for word in options.headings)


def _has_figures(view: DocumentView, content: PassageContent, options: Options) -> bool:
    """Whether any number, link, diagram or relative target stands in a passage."""
    if content.bare:
        return False
    start = content.heading.span.end if content.heading else 0
    if _DIGIT.search(content.text, start) or _LINK.search(content.text, start) or content.diagrams:
        return True
    if view.scan(content).found.get(("words", options.number_words)):
        return True
    return any(map(content.reading.lower().__contains__, options.relations))


_figures = with_options(_has_figures)


@remembered
def _tables(content: PassageContent) -> tuple[str, ...]:
    return tuple(content.text[block.span.start : block.span.end] for block in table_blocks(content))


_TABLES = see(_tables)


def _first_metric(view: DocumentView, passages: list[Passage]) -> Span | None:
    """The first metric of the glossary that the sections name, outside of questions, which define nothing."""
    found = [
        span.shift(passage.start)
        for passage in passages
        for key, spans in view.scan(passage.content).found.items()
        if key[0] == METRIC
        for span in spans
        if not _is_asked(passage.content, span)
    ]
    return min(found, default=None)


def _is_asked(content: PassageContent, place: Span) -> bool:
    unit = unit_around(content, place)
    return unit is not None and any(mark in content.reading[slice(*unit.span)] for mark in "?？")


def _empty_targets(passage: Passage, options: Options) -> Iterator[Hit]:
    for block in table_blocks(passage.content):
        column = _target_column(block, options)
        for row in rows(block.table) if block.table and column else ():
            cell = cell_at(row, column or 0)
            if cell is None or cell.text.strip() not in _EMPTY or _LINK.search(_source(passage, row)):
                continue
            name = row[0]
            if name.text.strip() and len(name.span):
                place, values = name.span.shift(passage.start), {"metric": quoted(name.text)}
                yield Hit(place, values, section=options.sections[0], fixes=_filled(cell, passage, name))


def _filled(cell: Cell, passage: Passage, name: Cell) -> tuple[Fix, ...]:
    """The fix that puts a gap into an empty cell."""
    if cell.text.strip() == "…":
        return ()
    text, snippet = ("…", "${1:target}") if len(cell.span) else (" … ", " ${1:target} ")
    edit = TextEdit(cell.span.shift(passage.start), text, snippet)
    return (Fix(f"Give '{quoted(name.text)}' a target", (edit,), asks=True),)


def _target_column(block: Block, options: Options) -> int | None:
    """The column of targets; ``None`` where there is none, or nothing in it is filled in."""
    table: Table | None = block.table
    if table is None:
        return None
    column = next((i for i, c in enumerate(table.header) if i and _heads_targets(c, options)), None)
    filled = column and any((c := cell_at(r, column)) and c.text.strip() not in _EMPTY for r in rows(table))
    return column if filled else None


def _heads_targets(cell: Cell, options: Options) -> bool:
    return any(word in cell.text.lower() for word in options.columns)


def _source(passage: Passage, row: tuple[Cell, ...]) -> str:
    return passage.content.text[row[0].span.start : row[-1].span.end]
