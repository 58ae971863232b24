"""So little of the framework is there that one message with a way forward says more than twenty gaps."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.packs.model import Necessity, Step
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.fixes.insertion import insert_all
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed


@record
class Options:
    """``exempt_steps`` are not counted, ``min_steps`` is how many of the others make a structure."""

    min_steps: int
    exempt_steps: tuple[str, ...] = ()


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title; it silences every rule about something absent."""
    steps = [step for step in view.framework.steps if step.id not in options.exempt_steps]
    found = [step for step in steps if _has_any(view, step)]
    if len(found) >= min(options.min_steps, len(steps)):
        return
    gaps = [
        covered.section
        for covered in view.coverage.sections.values()
        if covered.necessity is Necessity.REQUIRED and covered.state is State.MISSING
    ]
    names = f" ({listed([step.title.lower() for step in found])})" if found else ""
    yield Hit(
        view.headline,
        {
            "found": f"Only {len(found)}" if found else "None",
            "of": len(steps),
            "names": names,
            "rest": " to cover the rest" if found else "",
        },
        fixes=(insert_all(view, gaps),) if gaps else (),
        silences_absence=True,
        context="structure",
    )


def _has_any(view: DocumentView, step: Step) -> bool:
    return any(view.present(section.id) for section in view.framework.sections if section.step == step.id)
