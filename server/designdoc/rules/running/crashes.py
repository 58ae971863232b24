"""Running a check so that its failure is one finding about designdoc and never a lost review."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import PurePath

from designdoc.document.model import Passage
from designdoc.records import record
from designdoc.rules.choosing.selection import ActiveRule
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.running.drafts import Draft


@record
class Crash:
    """A rule that could not do its work, and why: the kind of error and the line of code, never the document's text."""

    rule: str
    fault: str


def run_guarded(rule: ActiveRule, view: object, crashes: list[Crash], passage: Passage | None = None) -> list[Draft]:
    """What a rule finds, or what a rule about one heading at a time finds in a ``passage``; an exception becomes an
    entry in ``crashes``, and what was found before it stands.
    """
    check, drafts = rule.check, list[Draft]()
    try:
        hits = (
            check.run(view, rule.options)
            if passage is None or check.at is None
            else check.at(view, rule.options, passage)
        )
        for hit in hits:
            drafts.append(Draft(rule, hit, rule.rule.message.format_map(_Values(hit.values))))
    except _NoSuchValueError as error:
        crashes.append(Crash(rule.rule.id, str(error)))
    except Exception as error:
        crashes.append(_crash_of(rule.rule.id, error))
    return drafts


class FixCrashes:
    """The rules of which a fix could not be made. Fixes are made after the review, so the next review tells of them."""

    def __init__(self) -> None:
        self._by_rule: dict[str, Crash] = {}

    def watch(self, drafts: Iterable[Draft]) -> None:
        """Hear of the fixes of these drafts that fail."""
        for draft in drafts:
            for fix in draft.hit.fixes:
                if isinstance(fix.edits, DeferredEdits):
                    fix.edits.on_crash = partial(self._note, draft.rule.rule.id)

    def so_far(self) -> list[Crash]:
        """One crash for each such rule."""
        return list(self._by_rule.values())

    def _note(self, rule: str, error: Exception) -> None:
        self._by_rule[rule] = _crash_of(rule, error)


class _NoSuchValueError(Exception):
    """A rule's message asks for a value that its check does not report."""


class _Values(dict[str, object]):
    """The values of a hit, for a message that may ask for others."""

    def __missing__(self, key: str) -> object:
        known = " and ".join(f"{{{name}}}" for name in self) or "none"
        raise _NoSuchValueError(f"its message asks for {{{key[:40]}}}, and the check has {known}")


def _crash_of(rule: str, error: Exception) -> Crash:
    """The crash that an exception stands for, placed at the innermost line of our own code."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        file = PurePath(trace.tb_frame.f_code.co_filename)
        if "designdoc" in file.parts:
            where = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return Crash(rule, f"{type(error).__name__} at {where}")
