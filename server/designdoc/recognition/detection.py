"""Detection: is this Markdown file a design document at all, and of which framework?

It must be sure before it speaks: a README, a changelog or an RFC must stay silent in the editor. What the author or the
settings say is somebody else's question (``rules/reviewers``); here only the text counts.
"""

from __future__ import annotations

from typing import NamedTuple, Sequence

from designdoc.document.document import Document
from designdoc.packs.model import Pack


class Detected(NamedTuple):
    """The framework a document follows (``None``: no design document that we know), and why we think so."""

    framework: str | None
    why: str


def detect(document: Document, packs: Sequence[Pack]) -> Detected:
    """The framework that the headings and words of ``document`` speak for."""
    return Detected(None, "not decided yet")
