"""Completion of headings: the sections that are still missing, in order, with their scaffolds."""

from __future__ import annotations

from designdoc.document.model import Block, BlockKind
from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.packs.model import Necessity, Section
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.rules.absence.insertion_points import insertion_point
from designdoc.rules.fixes.renumbering import number_of
from designdoc.rules.fixes.scaffolds import Rendered, section_text, title_in
from designdoc.rules.seeing.numbering import read_number
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_HEADING = regex(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_WORDS = regex(r"\s{0,3}(\S.{0,40})?$")
_CODE = (BlockKind.FENCE, BlockKind.INDENTED_CODE, BlockKind.HTML, BlockKind.COMMENT, BlockKind.FRONT_MATTER)
_RANKS = {Necessity.REQUIRED: 0, Necessity.RECOMMENDED: 1, Necessity.OPTIONAL: 2}


def complete(cursor: Cursor) -> list[Item] | None:
    """On a heading or an empty line, every missing section; where words stand, those that they begin."""
    if cursor.after.strip() or _in_code(cursor):
        return None
    heading = _HEADING.match(cursor.before)
    if heading is not None:
        if len(heading.group(1)) == 1 and _is_first_heading(cursor):
            return None  # It is going to be the title of the document, which no section is.
        title = heading.group(2) or ""
        gap = "" if heading.group(2) is not None else " "
        number = read_number(title)
        # The author's own number stays, and what is typed behind it tells the section.
        words = title if number is None else title[len(str(number)) :]
        return _items(cursor, words, len(heading.group(1)), gap, numbered=number is not None)
    words = _WORDS.match(cursor.before)
    if words is None or not _begins_block(cursor):
        return None
    return _items(cursor, words.group(1) or "", None, "") or None


def missing(cursor: Cursor) -> list[SectionCoverage]:
    """The sections that could be added: required ones first, each group in the framework's order.

    The heading that is being typed may already be read as a section; while nothing stands under it, that section is
    still to be written.
    """
    here = cursor.subject.document.passage_at(cursor.offset)
    empty = not cursor.subject.document.text[cursor.offset : here.span.end].strip()
    typing = {covered.section.id for covered in cursor.subject.sections_of(here) if covered.passages == (here.index,)}
    gaps = [
        covered
        for covered in cursor.subject.coverage.sections.values()
        if covered.state is State.MISSING or (empty and covered.section.id in typing)
    ]
    return sorted(gaps, key=lambda covered: (_RANKS[covered.necessity], covered.section.order))


def _items(cursor: Cursor, typed: str, level: int | None, gap: str, *, numbered: bool = False) -> list[Item]:
    view, wanted = cursor.subject.view, typed.casefold()
    favourite = _next_in_order(cursor)
    numbers: dict[int, str] = {}
    found = []
    for covered in missing(cursor):
        section = covered.section
        title = title_in(section, view.language)
        # On a line of prose nothing is offered that its words do not begin: completion must not follow every word.
        if level is None and wanted and not title.casefold().startswith(wanted):
            continue
        deep = level if level is not None else insertion_point(view, section).level
        if deep not in numbers:
            numbers[deep] = "" if numbered else _next_number(cursor, deep)
        rendered = section_text(section, deep, numbers[deep] + title, view.newline)
        text, snippet = _body(rendered, deep if level is not None else None)
        edit = TextEdit(cursor.typed(len(typed)), gap + text, gap + snippet)
        necessity = covered.necessity.value
        detail = f"{necessity} · {section.purpose}" if section.purpose else necessity
        # An editor goes on filtering by all that is typed behind "##", the space included.
        words = gap + title
        preselect = section == favourite
        found.append(Item(ItemKind.SECTION, title, detail, edit, words, section.id, preselect, necessity))
    return found


def _body(rendered: Rendered, typed_level: int | None) -> tuple[str, str]:
    """The section's text; without its marker where the author has typed that already."""
    marker = 0 if typed_level is None else typed_level + 1
    return rendered.plain.rstrip()[marker:], rendered.snippet.rstrip()[marker:]


def _next_in_order(cursor: Cursor) -> Section | None:
    """The first missing section behind the one that stands before the cursor: what the author would write here."""
    subject = cursor.subject
    here = subject.document.passage_at(max(cursor.line_start - 1, 0)).index
    orders = [
        covered.section.order
        for passage in subject.document.passages[: here + 1]
        for covered in subject.sections_of(passage)
    ]
    last = orders[-1] if orders else -1
    return next((c.section for c in missing(cursor) if c.section.order > last), None)


def _next_number(cursor: Cursor, level: int) -> str:
    """The number of a heading at the cursor, with the space behind it, where it goes on with a series of headings on
    its level; empty where none is used, or others come behind it, whose numbers would have to change.
    """
    passages = [p for p in cursor.subject.document.passages if p.heading is not None and p.level <= level]
    before = [passage for passage in passages if passage.start < cursor.line_start]
    behind = [passage for passage in passages if passage.start > cursor.offset]
    last = number_of(before[-1].content) if before and before[-1].level == level else None
    if last is None or any(other.level == level and number_of(other.content) for other in behind):
        return ""
    return str(last.moved(len(last.parts) - 1, 1))


def _is_first_heading(cursor: Cursor) -> bool:
    """Whether no heading stands above the line of the cursor."""
    passages = cursor.subject.document.passages
    return all(passage.heading is None for passage in passages if passage.start < cursor.line_start)


def _begins_block(cursor: Cursor) -> bool:
    """Whether the line stands at the start of a paragraph, where a heading could stand as well."""
    if cursor.line == 0:
        return True
    return not cursor.subject.document.lines.line_text(cursor.line - 1).strip()


def _in_code(cursor: Cursor) -> bool:
    passage = cursor.subject.document.passage_at(cursor.offset)
    at = cursor.offset - passage.start
    return any(_holds_code(block, at) for block in passage.content.blocks)


def _holds_code(block: Block, at: int) -> bool:
    if not block.span.start <= at <= block.span.end:
        return False
    if block.kind in _CODE:
        return at < block.span.end or block.kind is BlockKind.FENCE
    return any(_holds_code(child, at) for child in block.children)
