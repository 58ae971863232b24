"""Adding a name beside one that stands in the text: a second metric, where the first alone misleads."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.document.model import UnitKind
from designdoc.findings import Fix
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.figures.tables import row_around
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit

_COMMAS = {"zh": "、", "ja": "、"}


def beside(view: DocumentView, place: Span, names: Sequence[str]) -> tuple[Fix, ...]:
    """One fix for each name: a row below that of the place, or the name behind it. Only the author knows what is
    measured, so all of them ask.
    """
    return tuple(Fix(f"Add '{name}'", (_edit(view, place, name),), asks=True) for name in names)


def _edit(view: DocumentView, place: Span, name: str) -> TextEdit:
    passage = view.document.passage_at(place.start)
    inside = place.shift(-passage.start)
    unit = unit_around(passage.content, inside)
    row = row_around(passage.content, inside) if unit is not None and unit.kind is UnitKind.ROW else None
    if row is None:
        comma = _COMMAS.get(view.language, ", ")
        return TextEdit(Span(place.end, place.end), comma + name)
    cells = [name[:1].upper() + name[1:] if cell.span.encloses(inside) else "…" for cell in row]
    end = view.document.lines.line_span(view.document.lines.line_of(place.start)).end
    return TextEdit(Span(end, end), f"{view.newline}| {' | '.join(cells)} |")
