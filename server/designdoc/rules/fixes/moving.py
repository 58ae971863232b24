"""Moving a section to its usual place."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.fixes.renumbering import number_of, renumbered
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.apply import apply_edits
from designdoc.text.in_messages import quoted


def move_before(view: DocumentView, passage: Passage, sibling: int | None) -> tuple[Fix, ...]:
    """Move a passage with all its sub-headings before a sibling that stands earlier in the text. Where both are
    numbered, the numbers stay in the order of the text, and links follow.
    """
    if sibling is None or passage.heading is None:
        return ()
    target = view.document.passages[sibling]
    title = f"Move '{quoted(passage.heading.text)}' before '{quoted(target.heading.text if target.heading else '')}'"
    return (Fix(title, DeferredEdits(lambda: _edits(view, passage, target))),)


def _edits(view: DocumentView, passage: Passage, target: Passage) -> tuple[TextEdit, ...]:
    """The moved text ends with a blank line, and where it stood at the end of the document the rest ends with one line
    break, so that nothing runs together.
    """
    source, text, newline = view.subtree_span(passage), view.document.text, view.newline
    shifts = _shifts(view, passage, target)
    numbers = renumbered(view, lambda heading: shifts.get(heading.index, 0)) if shifts else ()
    moving = [edit for edit in numbers if source.encloses(edit.span)]
    inside = [TextEdit(edit.span.shift(-source.start), edit.text) for edit in moving]
    moved = apply_edits(text[source.start : source.end], inside).rstrip() + newline * 2
    start = len(text[: source.start].rstrip()) if source.end == len(text) else source.start
    removal = TextEdit(Span(start, source.end), newline if source.end == len(text) else "")
    staying = [edit for edit in numbers if edit not in moving]
    return tuple(
        sorted((TextEdit(Span(target.start, target.start), moved), *staying, removal), key=lambda edit: edit.span)
    )


def _shifts(view: DocumentView, passage: Passage, target: Passage) -> dict[int, int]:
    """What has to be added to the numbers of the siblings from one to the other, by their index: the numbers stay where
    they are, and the headings change places.
    """
    own = number_of(passage.content)
    siblings = [
        (other.index, number.parts[-1])
        for other in view.document.passages[target.index : passage.index + 1]
        if other.parent == passage.parent and other.level == passage.level
        if (number := number_of(other.content)) is not None and own is not None
        if number.parts[:-1] == own.parts[:-1]
    ]
    if own is None or number_of(target.content) is None:
        return {}
    indices, numbers = [index for index, _ in siblings], [number for _, number in siblings]
    in_new_order = [numbers[-1], *numbers[:-1]]
    reordered = [indices[-1], *indices[:-1]]
    return {index: new - old for index, new, old in zip(reordered, numbers, in_new_order, strict=True)}
