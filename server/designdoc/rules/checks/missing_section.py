"""A section of the framework that the document neither heads nor describes."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Related, Severity
from designdoc.packs.model import Necessity
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.records import field, record
from designdoc.rules.check import Hit, WordList, outline_check
from designdoc.rules.fixes.insertion import ALL_MISSING, insert_all, insertion_fixes
from designdoc.rules.seeing.hints import hint_at, hint_of_headings, hints
from designdoc.rules.seeing.places import place_of
from designdoc.rules.seeing.views import DocumentView

_TITLES = {
    Necessity.REQUIRED: ALL_MISSING,
    Necessity.RECOMMENDED: "Insert the {count} recommended sections",
}
"""The titles of the fixes that insert all sections of a necessity."""


@record
class Options:
    """``recommended`` caps the severity for sections that are only recommended; ``off`` leaves them out.

    ``hinted`` caps it where loose words hint at a section, two terms of its own or one of its lists in ``words``, where
    a sentence sounds like it, or where most passages stand under no heading that names a section. Readers disagree
    about such gaps, and some are none. Left out, no hint counts.
    """

    recommended: str = "hint"
    hinted: str = ""
    words: dict[str, tuple[WordList, ...]] = field(default_factory=dict)


@outline_check(hints)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each missing section that this document needs, at the heading after which it would stand."""
    missing = [covered for covered in view.coverage.sections.values() if _is_gap(covered, options)]
    all_at_once = {
        necessity: insert_all(view, gaps, title)
        for necessity, title in _TITLES.items()
        if len(gaps := [covered.section for covered in missing if covered.necessity is necessity]) > 1
    }
    for covered in missing:
        section, place = covered.section, place_of(view, covered.section)
        required = covered.necessity is Necessity.REQUIRED
        hint = None
        if options.hinted and required:
            hint = hint_at(view, section.id, options.words.get(section.id, ())) or hint_of_headings(view)
        yield Hit(
            place.anchor,
            {
                "title": section.title,
                "purpose": section.purpose,
                "necessity": covered.necessity.value,
                "hinted": f"; {hint.says}" if hint else "",
            },
            section=section.id,
            related=(
                Related(f"'{section.title}' would stand after this.", place.anchor),
                *(hint.related if hint else ()),
            ),
            fixes=insertion_fixes(view, section, place, all_at_once.get(covered.necessity)),
            at_most=Severity(options.hinted) if hint else None if required else Severity(options.recommended),
            about=(section.id,),
            context=section.id,
        )


def _is_gap(covered: SectionCoverage, options: Options) -> bool:
    if covered.state is not State.MISSING:
        return False
    return _is_required(covered) or (covered.necessity is Necessity.RECOMMENDED and options.recommended != "off")


def _is_required(covered: SectionCoverage) -> bool:
    return covered.necessity is Necessity.REQUIRED
