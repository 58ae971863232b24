"""LabelGroups: sections that speak through labels which stand together, such as "Pros:" and "Cons:"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from designdoc.document.model import Label, LabelKind
from designdoc.packs.model import Section
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.labels import LabelMention
from designdoc.recognition.headings.names import Words
from designdoc.recognition.headings.text import words_of
from designdoc.recognition.words.folding import fold


class LabelGroups:
    """The groups of labels of a framework's sections. The names of sections are told elsewhere, one by one."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """``sections`` say in their evidence which labels belong together."""
        self._groups: list[tuple[str, int]] = []
        self._members: dict[Words, list[tuple[int, int]]] = defaultdict(list)
        for section in sections:
            for members in section.evidence.labels:
                for number, choices in enumerate(members):
                    for choice in choices.split("|"):
                        self._members[words_of(fold(choice))].append((len(self._groups), number))
                self._groups.append((section.id, len(members)))

    def mentions(self, labels: Sequence[Label]) -> Iterator[tuple[str, LabelMention]]:
        """The sections of the groups that are complete among the labels of a passage, each at its first label. They are
        no more than mentioned: what the labels weigh may be a part of the section only.
        """
        if len(labels) < 2 or not self._groups:
            return
        held: dict[int, dict[int, Label]] = defaultdict(dict)
        for label in labels:
            if label.kind is not LabelKind.ROW_LABEL:
                for group, member in self._members.get(words_of(fold(label.text)), ()):
                    held[group].setdefault(member, label)
        for group, found in held.items():
            section, members = self._groups[group]
            if len(found) == members:
                first = min(found.values(), key=lambda label: label.span)
                yield section, LabelMention(first.span, first.text, How.TEXT, substantial=False, concrete=False)
