"""Something is missing in a situation that asks for it: the specific form of a missing section."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.findings import Fix, Severity
from designdoc.packs.model import Necessity, Section
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.records import field, record
from designdoc.rules.absence.hints import Hint, hint_of_document, hint_of_sentence
from designdoc.rules.absence.insertion_points import insertion_point
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.fixes.naming import naming_of
from designdoc.rules.fixes.sections import scaffold_below
from designdoc.rules.seeing.evidence import describes, has_evidence
from designdoc.rules.seeing.sees import has_words, with_options
from designdoc.rules.seeing.situations import When
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import listed

_MOST_TERMS = 3


@record
class Options:
    """``section`` is what should be there ``when`` the situation holds, if it has one of the ``necessities`` for the
    document. ``instead``: one of these sections being covered will do. ``evidence``: a word of one of these word lists
    anywhere in the document will do, ``measured``: one beside a number, or a quantity such as ``#money``.
    ``described``: so will a sentence that describes the section, by words that stand together in it.
    ``even_if_present``: without such a word the section does not count, even where it has a heading.
    """

    section: SectionId
    when: When = field(default_factory=When)
    necessities: tuple[str, ...] = ("required",)
    instead: tuple[SectionId, ...] = ()
    evidence: tuple[WordList, ...] = ()
    measured: tuple[str, ...] = ()
    described: bool = False
    even_if_present: bool = False


@with_options
def _describes(view: DocumentView, content: PassageContent, options: Options) -> object:
    return describes(view.scan(content), options.section)


@outline_check(has_words)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading of what calls for the section, else where the section stands or would stand.

    It is a remark where a sentence sounds like the section, or where most headings name none.
    """
    covered = view.coverage.sections.get(options.section)
    if covered is None or not _is_wanted(covered, options) or not options.when.holds(view):
        return
    if any(view.state(section) is State.COVERED for section in options.instead) or has_evidence(
        view, options.evidence, options.measured
    ):
        return
    if options.described and _is_described(view, options):
        return
    missing = covered.state is State.MISSING
    terms = options.when.terms(view)[:_MOST_TERMS]
    hint = hint_of_sentence(view, options.section) if missing else None
    yield Hit(
        _place(view, covered, options),
        {
            "title": covered.section.title,
            "purpose": covered.section.purpose,
            "terms": listed(terms) if terms else "",
            "hinted": f" {hint.says}." if hint else "",
        },
        section=options.section,
        related=hint.related if hint else (),
        at_most=Severity.INFO if hint or (missing and hint_of_document(view)) else None,
        fixes=_fixes(view, covered.section, hint) if missing else _completing(view, covered.section),
        about=(options.section,),
        doubted=hint is not None,
        context=options.section,
    )


def _fixes(view: DocumentView, section: Section, hint: Hint | None) -> tuple[Fix, ...]:
    return (*naming_of(view, section, hint.sounding if hint else None), insertion_of(view, section))


def _completing(view: DocumentView, section: Section) -> tuple[Fix, ...]:
    """The fix for a section that stands there without what is asked for."""
    headed = view.first_heading(section.id)
    return scaffold_below(view, view.document.passages[headed.passage], section) if headed else ()


def _is_described(view: DocumentView, options: Options) -> bool:
    sees = _describes(options)
    view.looked_at.add(sees)
    return any(sees(view, content) for content in view.document.contents)


def _is_wanted(covered: SectionCoverage, options: Options) -> bool:
    """Whether the document needs the section and does not have it."""
    states = (State.MISSING, State.THIN, State.COVERED) if options.even_if_present else (State.MISSING,)
    return covered.state in states and covered.necessity in {Necessity(name) for name in options.necessities}


def _place(view: DocumentView, covered: SectionCoverage, options: Options) -> Span:
    calling = options.when.place(view)
    if calling is not None:
        return calling
    headed = view.first_heading(options.section)
    return headed.place(view.document) if headed else insertion_point(view, covered.section).anchor
