"""Seen: an open document at the moment of a request, with its review and the converter for its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designdoc.lsp.conversion.places import Places
from designdoc.lsp.session import Moment
from designdoc.records import record
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.features.subject import Subject


@record
class Seen:
    """An open document; ``subject`` is ``None`` for one that follows no framework."""

    open: OpenDocument
    places: Places
    subject: Subject | None


@record
class OpenDesign:
    """An open document that follows a framework."""

    open: OpenDocument
    places: Places
    subject: Subject


def seen(moment: Moment, uri: str) -> Seen | None:
    """The document of a URI as it stood at ``moment``; ``None`` when it was not open."""
    document = moment.document(uri)
    if document is None:
        return None
    reviewing = moment.session.reviewing
    review, reviewer = reviewing.review(document), reviewing.assignment(document).reviewer
    subject = None
    if review is not None and reviewer is not None:
        from designdoc.features.subject import Subject

        subject = Subject(review, reviewer)
    return Seen(document, moment.session.places(document), subject)


def open_design(moment: Moment, uri: str) -> OpenDesign | None:
    """The same for those who only care about designs: ``None`` also for a document that follows no framework."""
    here = seen(moment, uri)
    return OpenDesign(here.open, here.places, here.subject) if here is not None and here.subject is not None else None
