"""Proofs: the places that show an author where the state of a section comes from."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from designdoc.document.model import Passage
from designdoc.recognition.assessment.mentions import Mention
from designdoc.recognition.coverage import How, Proof
from designdoc.recognition.evidence.extraction import how
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


def proofs_of(mentions: Sequence[Mention], passages: Sequence[Passage]) -> tuple[Proof, ...]:
    """The first few places of mentions."""
    proofs: list[Proof] = []
    for mention in mentions:
        passage = passages[mention.passage]
        if isinstance(mention.places, Span):
            proofs.append(_proof(passage, mention.places, mention.how or How.TEXT))
        else:
            marks = mention.places[:_MOST_PROOFS]
            proofs += [_proof(passage, m.span, mention.how or how(passage.content, m)) for m in marks]
    return tuple(proofs[:_MOST_PROOFS])


def _proof(passage: Passage, span: Span, kind: How) -> Proof:
    return Proof(passage.index, span, kind, passage.content.text[span.start : span.end])
