"""Asking: what asks or instructs its reader where a design would state something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from designdoc.document.model import LabelKind, PassageContent
from designdoc.text import Span
from designdoc.text.regex import regex

_HINT = regex(
    r"^\W*(?:describe|explain|list|specify|provide|state|define|outline|discuss|mention|include|add|insert|fill|"
    r"identify|indicate|document|note|summari[sz]e|опишите|укажите|перечислите|здесь|описание|"
    r"describa|descreva|décrire|décrivez|beschreib\w*)\b",
    re.IGNORECASE,
)
_AFTER_QUESTION = " \t\r\n)]*_"


def is_open(text: str) -> bool:
    """Whether a sentence, item or row asks or instructs instead of stating."""
    return is_question(text) or is_instruction(text)


def is_instruction(text: str) -> bool:
    """Whether a sentence, item or row tells its reader what to write."""
    return _HINT.match(text) is not None


def is_question(text: str) -> bool:
    """Whether a sentence, item or row ends as a question."""
    return text.rstrip(_AFTER_QUESTION).endswith(("?", "？"))


def unanswered(content: PassageContent, questions: Sequence[bool]) -> Iterator[Span]:
    """The questions that stay open: what follows a single question at once answers it, what follows a list does not.
    ``questions`` says of each unit whether it is one.

    A question behind a label ("**Recall:** do we find them all?") says what the label means, and those under a heading
    that asks itself are how it is answered.
    """
    if content.heading is not None and is_question(content.heading.text):
        return
    labels = sorted(label.span.start for label in content.labels if label.kind is not LabelKind.ROW_LABEL)
    asks = [asks and not unit.quoted for asks, unit in zip(questions, content.units, strict=True)]
    for number, unit in enumerate(content.units):
        followed = number + 1 < len(asks) and not asks[number + 1]
        listed = number > 0 and asks[number - 1]
        if asks[number] and (listed or not followed) and not unit.span.holds_one(labels):
            yield unit.span


def asked_units(content: PassageContent, questions: Sequence[bool], *, instructed: bool) -> frozenset[int]:
    """The units that ask, as ``questions`` says of each, or that instruct, if the reader can be ``instructed`` there.
    Under a heading that instructs it is all of them; under one that asks it is not, since mostly the answer stands
    there.
    """
    if content.heading is not None and is_instruction(content.heading.text):
        return frozenset(range(len(content.units)))
    texts = (content.reading[unit.span.start : unit.span.end] for unit in content.units)
    either = enumerate(zip(questions, texts, strict=True))
    return frozenset(number for number, (asks, text) in either if asks or (instructed and is_instruction(text)))
