"""A needed section that is named, or touched by one general phrase, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.coverage import State
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import quoted


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each required section that is thin, at its heading or at the words that mention it."""
    for covered in view.coverage.required:
        if covered.state is not State.THIN:
            continue
        section = covered.section
        headed = next((m for m in view.coverage.headings if section.id in m.sections), None)
        proofs = view.coverage.proofs[section.id]
        if headed is None and not proofs:
            continue
        question = section.questions[0] if section.questions else section.purpose
        yield Hit(
            headed.place(view.document) if headed else proofs[0].place(view.document),
            {"heading": quoted(headed.text) if headed else section.title, "title": section.title, "question": question},
            section=section.id,
            about=(section.id,),
        )
