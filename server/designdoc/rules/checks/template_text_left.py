"""A prompt of the template still stands where the author's words should be."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Related
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.fixes.lines import deletion_of_unit
from designdoc.rules.seeing.needs import PROMPT, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text.in_messages import quoted


@passage_check(has(PROMPT))
def check(passage: PassageView, _: NoOptions) -> Iterator[Hit]:
    """One hit for each passage in which prompts were left, at the first of them; the others are related places."""
    places = passage.scan.prompts.places()
    if not places:
        return
    first = places[0]
    holding = (unit for unit in passage.content.units if unit.span.start <= first.start < unit.span.end)
    unit = next(holding, None)
    fixes = deletion_of_unit(passage.content, unit) if unit is not None else ()
    related = tuple(Related("Another prompt of the template", place) for place in places[1:])
    yield Hit(first, {"text": quoted(passage.quote(first)), "more": _more(len(related))}, related=related, fixes=fixes)


def _more(others: int) -> str:
    if not others:
        return ""
    return ", and so is another one below" if others == 1 else f", and so are {others} more below"
