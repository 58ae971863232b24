"""What becomes of the headings of a framework when a pack extends it."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.packs.model import AmbiguousHeading, FrameworkHeadings, SharedHeading, Terms
from designdoc.records import replace
from designdoc.typed_yaml.reader import laid_over


def joined(earlier: FrameworkHeadings, later: FrameworkHeadings) -> FrameworkHeadings:
    """The headings of both; where both name something, the later one decides."""
    return FrameworkHeadings(
        containers=laid_over(earlier.containers, later.containers),
        excluding=laid_over(earlier.excluding, later.excluding),
        drawings=laid_over(earlier.drawings, later.drawings),
        ambiguous=(*earlier.ambiguous, *later.ambiguous),
        shared=(*earlier.shared, *later.shared),
        compounds=(*earlier.compounds, *later.compounds),
    )


def within(headings: FrameworkHeadings, known: set[str]) -> FrameworkHeadings:
    """The headings without the sections that are not ``known``, and without those that stood for these alone."""
    return replace(
        headings,
        ambiguous=_ambiguous(headings.ambiguous, known),
        shared=_shared(headings.shared, known),
        compounds=tuple(compound for compound in headings.compounds if compound.section in known),
    )


def unclaimed(headings: FrameworkHeadings, claimed: set[str]) -> FrameworkHeadings:
    """The headings without the names that sections claim for themselves, which are given with case folded."""
    ambiguous = (replace(heading, names=others(heading.names, claimed)) for heading in headings.ambiguous)
    shared = (replace(heading, names=others(heading.names, claimed)) for heading in headings.shared)
    return replace(
        headings,
        containers=others(headings.containers, claimed),
        ambiguous=tuple(heading for heading in ambiguous if heading.names),
        shared=tuple(heading for heading in shared if heading.names),
    )


def others(names: Terms, claimed: set[str]) -> Terms:
    """The names that are not claimed."""
    kept = {language: tuple(n for n in listed if n.casefold() not in claimed) for language, listed in names.items()}
    return {language: listed for language, listed in kept.items() if listed}


def only(ids: Iterable[str], known: set[str]) -> tuple[str, ...]:
    """The ids that are known."""
    return tuple(name for name in ids if name in known)


def _ambiguous(headings: Iterable[AmbiguousHeading], known: set[str]) -> tuple[AmbiguousHeading, ...]:
    kept = []
    for heading in headings:
        if heading.default and heading.default[0] not in known:
            continue
        choices = (replace(choice, sections=only(choice.sections, known)) for choice in heading.choose)
        choose = tuple(choice for choice in choices if choice.sections)
        default, also = only(heading.default, known), only(heading.also, known)
        if choose or default or also:
            kept.append(replace(heading, default=default, choose=choose, also=also))
    return tuple(kept)


def _shared(headings: Iterable[SharedHeading], known: set[str]) -> tuple[SharedHeading, ...]:
    kept = (heading for heading in headings if heading.sections and heading.sections[0] in known)
    return tuple(replace(heading, sections=only(heading.sections, known)) for heading in kept)
