"""A section of the framework that the document neither heads nor describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designdoc.findings import Fix, Severity
from designdoc.packs.model import Necessity, Section
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.records import record, replace
from designdoc.rules.absence.hints import Hint, hint_at, hint_of_document, hints
from designdoc.rules.absence.insertion_points import insertion_point
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.fixes.insertion import insert_all, insertion_fixes
from designdoc.rules.fixes.naming import naming_of
from designdoc.rules.seeing.views import DocumentView

_TITLES = {
    Necessity.REQUIRED: "Insert {all} missing required sections",
    Necessity.RECOMMENDED: "Insert the {count} recommended sections",
}
_UNSAID = "Insert the {count} {necessity} sections of which nothing is said"
"""The titles of the fixes that insert all sections of a necessity, and all but those of which the text seems to speak.
"""


@record
class Options:
    """``recommended`` caps the severity for sections that are only recommended; ``off`` leaves them out.

    ``hinted`` caps it where loose words hint at a section, two terms of its own or one of a word list that hints at
    it, where a sentence sounds like it, or where most passages stand under no heading that names a section. Readers
    disagree about such gaps, and some are none. Left out, no hint counts.
    """

    recommended: str = "hint"
    hinted: str = ""


@outline_check(hints)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each missing section that this document needs, at the heading after which it would stand."""
    missing = [covered for covered in view.coverage.sections.values() if _is_gap(covered, options)]
    hinted = _hints(view, missing, options)
    doubted = {id_ for id_, hint in hinted.items() if hint is not None and hint.speaks}
    all_at_once = {
        necessity: _all_at_once(view, gaps, doubted, necessity)
        for necessity in _TITLES
        if len(gaps := [covered.section for covered in missing if covered.necessity is necessity]) > 1
    }
    for covered in missing:
        section, place = covered.section, insertion_point(view, covered.section)
        required, hint = covered.necessity is Necessity.REQUIRED, hinted.get(section.id)
        together = all_at_once.get(covered.necessity, ())
        yield Hit(
            place.anchor,
            {
                "title": section.title,
                "purpose": section.purpose,
                "necessity": covered.necessity.value,
                "hinted": f"; {hint.says}" if hint else "",
            },
            section=section.id,
            related=hint.related if hint else (),
            fixes=(
                *naming_of(view, section, hint.sounding if hint else None),
                *insertion_fixes(view, section, place, together[-1:] if section.id in doubted else together),
            ),
            at_most=Severity(options.recommended) if not required else Severity(options.hinted) if hint else None,
            about=(section.id,),
            doubted=section.id in doubted,
            context=section.id,
        )


def _hints(view: DocumentView, missing: Sequence[SectionCoverage], options: Options) -> dict[str, Hint | None]:
    """What hints at missing sections, where that makes a difference: to the severity of a gap, or to somebody who asks.
    The hint of the document is the same for all and costs a look at all of them, so it is looked for once.
    """
    asked = [c.section.id for c in missing if options.hinted and (_is_required(c) or view.thorough)]
    own = {id_: hint_at(view, id_) for id_ in asked}
    of_all = hint_of_document(view) if None in own.values() else None
    return {id_: hint or of_all for id_, hint in own.items()}


def _all_at_once(view: DocumentView, gaps: list[Section], doubted: set[str], necessity: Necessity) -> tuple[Fix, ...]:
    """The fixes that insert several sections of a necessity. The last one inserts all; where some are doubted it asks,
    and there is one for the others.
    """
    sure = [section for section in gaps if section.id not in doubted]
    every = insert_all(view, gaps, _TITLES[necessity])
    if len(sure) == len(gaps):
        return (every,)
    asking = replace(every, asks=True)
    return (insert_all(view, sure, _UNSAID.replace("{necessity}", necessity.value)), asking) if sure[1:] else (asking,)


def _is_gap(covered: SectionCoverage, options: Options) -> bool:
    if covered.state is not State.MISSING:
        return False
    return _is_required(covered) or (covered.necessity is Necessity.RECOMMENDED and options.recommended != "off")


def _is_required(covered: SectionCoverage) -> bool:
    return covered.necessity is Necessity.REQUIRED
