"""Questions are open in a document whose status says that everything is settled."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import UnitKind
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements
from designdoc.rules.seeing.needs import belongs
from designdoc.rules.seeing.views import PassageView
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_DONE = regex(r"~~|\[[xX]\]|[✓✔✅☑]")


@record
class Options:
    """``statuses`` are the settled ones, ``sections`` where questions stand. A question with a word of the list
    ``closed`` is settled; under a heading with one of the words ``later`` it may wait.
    """

    statuses: tuple[str, ...]
    sections: tuple[SectionId, ...]
    closed: WordList
    later: tuple[str, ...] = ()


@passage_check(belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each item or row that asks something and is not settled."""
    status = passage.surroundings.status
    if status not in options.statuses or not passage.belongs_to(options.sections):
        return
    if any(word in passage.heading_text.casefold() for word in options.later):
        return
    for statement in statements(passage):
        if _asks(statement) and not _is_settled(passage, statement, options):
            question = statement.text.strip(" |*-_")
            yield Hit(statement.span, {"status": status, "question": quoted(question)})


def _asks(statement: Statement) -> bool:
    """Whether a statement is an item or row of its own that holds a question mark."""
    if statement.unit.kind is UnitKind.SENTENCE or statement.is_header:
        return False
    return "?" in statement.source or "？" in statement.source


def _is_settled(passage: PassageView, statement: Statement, options: Options) -> bool:
    """Whether the item, with all that is nested in it, says that the question is settled."""
    around = statement.frame.outer if statement.frame.outer and statement.frame.table is None else statement.span
    if _DONE.search(passage.content.text, around.start, around.end):
        return True
    return any(around.encloses(word) for word in passage.words(options.closed))
