"""What is known at the end of a review: what the suppressions hid, and which checks crashed."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.records import record
from designdoc.rules.choosing.selection import ActiveRules
from designdoc.rules.running.crashes import Crash
from designdoc.rules.running.suppression import Suppression


@record
class Outcome:
    """A review before its last word, for review checks. ``idle`` are the suppressions that hid nothing although the
    rule they name was looking, ``known_names`` all names that a suppression may use.
    """

    document: Document
    suppressions: tuple[Suppression, ...]
    idle: tuple[Suppression, ...]
    known_names: frozenset[str]
    crashes: tuple[Crash, ...]
    active: ActiveRules
