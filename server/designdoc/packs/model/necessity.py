"""Necessity: how much a document needs a section, and on what that depends."""

from __future__ import annotations

from enum import Enum

from designdoc.records import record


class Necessity(str, Enum):
    """How much a document needs a section."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


@record
class Condition:
    """A test on a document's facts, profile and status; every given key must hold."""

    #: A fact of facts.yaml that must be established.
    fact: str | None = None
    #: Profiles, of which the document has one.
    profile: tuple[str, ...] = ()
    #: Statuses, of which the document has one.
    status: tuple[str, ...] = ()
    #: Conditions that must all hold.
    all: tuple[Condition, ...] = ()
    #: Conditions of which at least one must hold.
    any: tuple[Condition, ...] = ()
    #: Conditions of which none may hold.
    no: tuple[Condition, ...] = ()


@record
class NecessityRule:
    """What a section's necessity is in certain documents; of several that hold the last one wins."""

    #: When this applies.
    when: Condition
    #: The necessity that the section then has.
    then: Necessity = Necessity.OPTIONAL
    #: The reason shown to the user, as half a sentence: "no model is trained here".
    because: str = ""
    #: Whether the section makes no sense there at all.
    not_applicable: bool = False
