"""A calculation written in the text does not give the stated result."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.figures.equations import wrong_equations
from designdoc.rules.seeing.needs import FENCE, FIGURE, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.in_messages import quoted


@passage_check(has(FIGURE, FENCE))
def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each equation that no sensible reading of its numbers makes right."""
    for wrong in wrong_equations(passage):
        computed = f"{wrong.currency}{wrong.correction}{wrong.unit}".strip()
        edit = TextEdit(wrong.digits, wrong.correction)
        values = {"expression": quoted(wrong.left), "stated": wrong.stated, "computed": computed}
        yield Hit(wrong.span, values, fixes=(Fix(f"Correct the result to {computed}", (edit,)),))
