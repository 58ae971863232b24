"""A thing that has several parts is described with some of them left out."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Severity
from designdoc.packs.model import Necessity, Section
from designdoc.recognition.coverage import State
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import field, record
from designdoc.rules.absence.hints import hint_at, hint_of_document, hints
from designdoc.rules.absence.insertion_points import insertion_point
from designdoc.rules.check import Hit, SectionId, outline_check
from designdoc.rules.fixes.insertion import insert_all, insertion_of
from designdoc.rules.seeing.sees import words_found
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed


@record
class Options:
    """``parts`` are the sections that belong together; left out, the framework's parts of the requirements.
    ``names`` gives each a short name for the message. A part is not missing where a word of its list under ``said``
    stands in one of the sections ``where``: a bare "latency: 200 ms?" among the questions is a beginning. With
    ``unless_hinted``, neither is one at which loose words hint or that a sentence sounds like; and where most
    passages stand under no heading that names a section, the hit is a remark.
    """

    parts: tuple[SectionId, ...] = ()
    names: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    where: tuple[SectionId, ...] = ()
    unless_hinted: bool = False


@outline_check(words_found, hints)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit when at least one part is there and at least one that the document needs is missing."""
    parts = [section for part in options.parts or view.framework.requirement_parts if (section := view.section(part))]
    if not any(view.present(part.id) for part in parts):
        return
    missing = [part for part in parts if _is_needed_and_missing(view, part) and not _is_said(view, part, options)]
    if not missing:
        return
    names = dict(zip(options.parts or view.framework.requirement_parts, options.names, strict=False))
    short = [names.get(part.id, part.title.lower()) for part in missing]
    headed = view.first_heading(*(part.id for part in parts))
    yield Hit(
        headed.place(view.document) if headed else insertion_point(view, missing[0]).anchor,
        {"parts": listed(short)},
        section=missing[0].id,
        fixes=(insert_all(view, missing) if len(missing) > 1 else insertion_of(view, missing[0]),),
        at_most=Severity.INFO if options.unless_hinted and hint_of_document(view) else None,
        about=tuple(part.id for part in missing),
        context=" ".join(part.id for part in missing),
    )


def _is_said(view: DocumentView, part: Section, options: Options) -> bool:
    if options.unless_hinted and hint_at(view, part.id):
        return True
    words = (WORDS, options.said.get(part.id, ""))
    return any(words in view.scan(passage.content).found for passage in view.passages_of(*options.where))


def _is_needed_and_missing(view: DocumentView, part: Section) -> bool:
    covered = view.coverage.sections[part.id]
    return covered.state is State.MISSING and covered.necessity is Necessity.REQUIRED
