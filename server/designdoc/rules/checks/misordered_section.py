"""A section that comes later than sections of a later step."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Related
from designdoc.packs.model import Section
from designdoc.recognition.coverage import HeadingMatch
from designdoc.records import record
from designdoc.rules.check import Hit, document_check
from designdoc.rules.fixes.moving import move_before
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import quoted


@record
class Options:
    """``exempt_steps`` may stand anywhere; ``levels`` is how many heading levels below the title are looked at."""

    exempt_steps: tuple[str, ...] = ()
    levels: int = 2


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """Walks the headings and reports each whose step is lower than the highest step seen before it."""
    order = {step.id: number for number, step in enumerate(view.framework.steps)}
    title = {step.id: step.title for step in view.framework.steps}
    deepest = view.top_level + options.levels - 1
    highest: tuple[int, Section, HeadingMatch] | None = None
    for match in view.match_of.values():
        passage, section = view.document.passages[match.passage], view.section(match.sections[0])
        if section is None or section.step in options.exempt_steps or passage.level > deepest:
            continue
        if match.passage == view.title_index:
            continue
        step = order.get(section.step, 0)
        if highest is None or step > highest[0]:
            highest = (step, section, match)
        elif step < highest[0] and match.exact and not _window_holds(section, highest[1]):
            earlier = highest[2]
            yield Hit(
                match.place(view.document),
                {
                    "heading": quoted(match.text),
                    "step": title[section.step],
                    "earlier": quoted(earlier.text),
                    "later_step": title[highest[1].step],
                },
                section=section.id,
                related=(Related(f"'{quoted(earlier.text)}' is here.", earlier.place(view.document)),),
                fixes=move_before(view, passage, _first_later_sibling(view, match, step, order)),
            )


def _window_holds(section: Section, reached: Section) -> bool:
    """Whether the section may stand as late as the section reached."""
    return section.order_window is not None and reached.order <= section.order_window[1]


def _first_later_sibling(view: DocumentView, match: HeadingMatch, step: int, order: dict[str, int]) -> int | None:
    """The first sibling before the heading that belongs to a later step: the section's usual place is before it."""
    passage = view.document.passages[match.passage]
    for other in view.match_of.values():
        candidate = view.document.passages[other.passage]
        if other.passage >= match.passage:
            return None
        section = view.section(other.sections[0])
        same_depth = candidate.parent == passage.parent and candidate.level == passage.level
        if same_depth and section is not None and order.get(section.step, 0) > step:
            return other.passage
    return None
