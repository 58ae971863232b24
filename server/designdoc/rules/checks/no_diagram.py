"""A document of some length in which nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered
from designdoc.packs.model import Necessity
from designdoc.recognition.scanning.notation import is_path, may_hold_path
from designdoc.records import record
from designdoc.rules.absence.insertion_points import insertion_point
from designdoc.rules.check import Hit, SectionId, outline_check
from designdoc.rules.figures.equations import plain_fences
from designdoc.rules.fixes.diagrams import diagram_fixes
from designdoc.rules.seeing.sees import content
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.regex import regex

_ARROW = regex(r"(?<![-=─━═])[-=─━═]{2,}[>▶►→]|[→⟶↓▼]")
"""An arrow; a line of dashes is looked at from its start only, or it would be read once from each of them."""


@record
class Options:
    """``section`` is the one that wants a diagram, ``min_words`` the length from which one is missed, ``link_words``
    the words in the text of a link that make it a link to a diagram.
    """

    section: SectionId
    min_words: int
    link_words: tuple[str, ...] = ()


@remembered
def link_texts(content: PassageContent) -> str:
    """The texts of all links in a passage, folded."""
    return "\n".join(link.text.casefold() for link in content.links)


@remembered
def has_picture(content: PassageContent) -> bool:
    """Whether a passage holds a diagram or an image of any kind, even two boxes and an arrow in a code fence or a path
    with an arrow from step to step.
    """
    if not content.bare and _shows(content):
        return True
    if "<" not in content.text:
        return False
    lowered = content.text.casefold()
    return any(tag in lowered for tag in ("<img", "<svg", "<object", "<iframe"))


def _shows(content: PassageContent) -> bool:
    """Whether something is drawn in Markdown."""
    if content.diagrams or any(link.image for link in content.links) or any(_sketches(content)):
        return True
    texts = (content.text[unit.span.start : unit.span.end] for unit in content.units)
    return may_hold_path(content.text) and any(map(is_path, texts))


_HAS_PICTURE, _LINK_TEXTS = content(has_picture), content(link_texts)


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading of the section, else where that would stand."""
    covered = view.coverage.sections.get(options.section)
    if covered is None or covered.necessity is not Necessity.REQUIRED or view.coverage.diagram:
        return
    if not view.has_words(options.min_words):
        return
    view.looked_at.add(_HAS_PICTURE)
    contents = [content for content in view.document.contents if not content.bare or "<" in content.text]
    if any(map(has_picture, contents)):
        return
    view.looked_at.add(_LINK_TEXTS)
    texts = "\n".join(map(link_texts, contents))
    if any(map(texts.__contains__, options.link_words)):
        return
    headed = view.first_heading(options.section)
    yield Hit(
        headed.place(view.document) if headed else insertion_point(view, covered.section).anchor,
        {"title": covered.section.title},
        section=options.section,
        fixes=diagram_fixes(view, covered.section, headed),
        context="diagram",
    )


def _sketches(content: PassageContent) -> Iterator[bool]:
    """For each code fence without a language, whether an arrow is drawn in it."""
    for fence in plain_fences(content.blocks):
        yield _ARROW.search(content.text, *fence.content_span) is not None
