"""Two sibling headings that are names of the same section."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Related
from designdoc.recognition.coverage import HeadingMatch
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.drafts import quoted
from designdoc.rules.views import DocumentView


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each heading that repeats an earlier sibling: same level, same parent, both exact, both with text."""
    first: dict[tuple[int | None, int, tuple[str, ...]], HeadingMatch] = {}
    for match in view.coverage.headings:
        if not match.exact or not match.sections:
            continue
        passage = view.document.passages[match.passage]
        key = (passage.parent, passage.level, match.sections)
        if key not in first:
            if _has_text(view, match):
                first[key] = match
        elif _has_text(view, match):
            other = first[key]
            yield Hit(
                match.span,
                {"heading": quoted(match.text), "other": quoted(other.text), "line": view.line_number(other.span)},
                section=match.sections[0],
                related=(Related(f"'{quoted(other.text)}' is here.", other.span),),
            )


def _has_text(view: DocumentView, match: HeadingMatch) -> bool:
    passage = view.document.passages[match.passage]
    return any(view.document.contents[i].word_count for i in range(passage.index, passage.subtree_end))
