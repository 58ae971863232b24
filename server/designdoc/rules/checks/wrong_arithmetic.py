"""A calculation written in the text does not give the stated result."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.recognition.quantities import arithmetic
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.drafts import quoted
from designdoc.rules.views import PassageView
from designdoc.text import Span, TextEdit


@passage_check
def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each equation that no sensible reading of its numbers makes right."""
    content = passage.content
    for equation in arithmetic.read(content.reading, passage.scan.quantities):
        if any(quote.encloses(equation.span) for quote in content.quotes):
            continue
        correction = arithmetic.correct(equation)
        if correction is None:
            continue
        place = equation.result.number_span
        left = quoted(content.text[equation.span.start : equation.result.span.start]).rstrip("=≈~>-→⇒ ")
        stated = passage.quote(equation.result.span)
        after = content.text[place.end : equation.result.span.end]
        values = {"expression": left, "stated": stated, "computed": f"{correction.text}{after}".strip()}
        fix = Fix(f"Correct the result to {values['computed']}", False, (TextEdit(Span(*place), correction.text),))
        yield Hit(equation.span, values, fixes=(fix,))
