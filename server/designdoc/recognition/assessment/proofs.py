"""Proofs: the places that show an author where the state of a section comes from."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from designdoc.document.model import PassageContent
from designdoc.recognition.assessment.mentions import Mention
from designdoc.recognition.coverage import How, Proof
from designdoc.recognition.evidence.extraction import how
from designdoc.recognition.evidence.scan import Scan
from designdoc.recognition.evidence.units import Mark
from designdoc.text import Span

_MOST_PROOFS = 4
"""Enough for an author to see where the state comes from."""


def weightiest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The weightiest mentions that have enough places between them."""
    chosen: list[Mention] = []
    places = 0
    for mention in sorted(mentions, key=attrgetter("weight"), reverse=True):
        if places >= _MOST_PROOFS:
            break
        chosen.append(mention)
        places += 1 if isinstance(mention.places, Span) else len(mention.places)
    return tuple(chosen)


def proofs_of(
    mentions: Sequence[Mention], contents: Sequence[PassageContent], scans: Sequence[Scan]
) -> tuple[Proof, ...]:
    """The first few places of mentions in passages with these contents and scans."""
    proofs: list[Proof] = []
    for mention in mentions:
        index, how_ = mention.passage, mention.how
        content, scan = contents[index], scans[index]
        if isinstance(mention.places, Span):
            proofs.append(_proof(index, content, mention.places, how_ or How.TEXT))
            continue
        for mark in mention.places[:_MOST_PROOFS]:
            if isinstance(mark, Mark):
                proofs.append(_proof(index, content, scan.place(content, mark), how_ or how(content, mark)))
            else:
                proofs.append(_proof(index, content, mark.span, how_ or How.DIAGRAM))
    return tuple(proofs[:_MOST_PROOFS])


def _proof(passage: int, content: PassageContent, span: Span, kind: How) -> Proof:
    return Proof(passage, span, kind, content.text[span.start : span.end])
