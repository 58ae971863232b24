"""Hover on the name of a metric, a task or a loss: what it is."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.features.cards import loss_card, metric_card, task_card
from designdoc.features.glossary_names import GlossaryEntry, is_name_of
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject
from designdoc.packs.model import Metric, Pack, Task
from designdoc.recognition.terms.vocabulary import LOSS, METRIC, TASK
from designdoc.text import Span


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The glossary's card for the longest name under the cursor; one below the other where it names a metric and a
    loss, as "cross-entropy" does.
    """
    found = [(span, entry) for span, entry in names_in(subject, offset) if span.contains(offset)]
    if not found:
        return None
    longest = max((span for span, _ in found), key=lambda span: span.end - span.start)
    written = subject.document.text[longest.start : longest.end]
    cards = [card_of(entry, subject.pack, written) for span, entry in found if span == longest]
    return HoverCard(longest, "\n\n---\n\n".join(cards))


def card_of(entry: GlossaryEntry, pack: Pack, written: str) -> str:
    """The card of a glossary entry; ``written`` is the name of it that stands in the text."""
    if isinstance(entry, Metric):
        return metric_card(entry, pack, written)
    return task_card(entry, written) if isinstance(entry, Task) else loss_card(entry, pack, written)


def names_in(subject: Subject, offset: int) -> Iterator[tuple[Span, GlossaryEntry]]:
    """The names of glossary entries in the passage at an offset, with their places in the document."""
    passage = subject.document.passage_at(offset)
    entries: dict[tuple[str, str], GlossaryEntry] = {
        **{(METRIC, metric.id): metric for metric in subject.pack.metrics},
        **{(TASK, task.id): task for task in subject.pack.tasks},
        **{(LOSS, loss.id): loss for loss in subject.pack.losses},
    }
    for key, spans in subject.scan(passage.content).found.items():
        if key in entries:
            for span in spans:
                if is_name_of(entries[key], passage.content.text[span.start : span.end]):
                    yield span.shift(passage.start), entries[key]
