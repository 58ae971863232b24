"""A bold line stands where a heading should."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.fixes.bold_lines import MAKE_HEADING, bold_names, heading_of
from designdoc.rules.seeing.needs import BOLD_LINE, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text.in_messages import quoted


@record
class Options:
    """A bold line of more than ``max_words`` words is a sentence."""

    max_words: int = 8


@passage_check(has(BOLD_LINE))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each bold paragraph that is the name of a section and has text after it."""
    for label in bold_names(passage):
        if len(label.text.split()) <= options.max_words and passage.quote(label.scope).strip():
            edit = heading_of(passage.content, label)
            yield Hit(label.span, {"text": quoted(label.text)}, fixes=(Fix(MAKE_HEADING, (edit,)),))
