"""Headed sections: whether what stands under the headings of a section is enough to cover it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import add, attrgetter, is_
from typing import NamedTuple

from designdoc.document.model import Passage
from designdoc.packs.model import Section
from designdoc.recognition.assessment.mentions import BY_HEADING, Context, Mention
from designdoc.recognition.coverage import How
from designdoc.recognition.evidence.extraction import PassageEvidence
from designdoc.recognition.evidence.substance import Weight
from designdoc.recognition.headings.placer import Placed

_SERVING = 2.0
"""The least worth, in strong terms, of a passage that has a section of its own and yet counts for the heading above."""
_SHORT = (60, 25, 0)
"""The fewest words under a heading that still say something, by how many signs of something concrete stand there:
the section's terms and quantities.
"""


def headed_sections(placed: Sequence[Placed], sections: Mapping[str, Section]) -> dict[str, tuple[int, ...]]:
    """The passages whose own headings stand for each section."""
    headed: dict[str, tuple[int, ...]] = {}
    for index, place in enumerate(placed):
        for section in place.own:
            if section in sections:
                headed[section] = (*headed.get(section, ()), index)
    return headed


_Question = tuple[str, int, int]
"""Whether a section is covered by the headings that stand for it from one passage up to another."""


class _Judgement(NamedTuple):
    """The answer to such a question, and the evidence of these passages, from which it follows."""

    evidence: Sequence[PassageEvidence]
    covers: bool


class HeadedText:
    """The text under the headings of one document: passages, what they hold, and where they stand, in parallel."""

    def __init__(
        self,
        passages: Sequence[Passage],
        evidence: Sequence[PassageEvidence],
        placed: Sequence[Placed],
        contexts: Sequence[Context],
        before: HeadedText | None = None,
    ) -> None:
        """``before`` is the text of another version with the same outline, places and contexts. What it has judged is
        judged again only where the evidence below the same headings is another.
        """
        self._passages = passages
        self._evidence = evidence
        self._placed = placed
        self._contexts = contexts
        self._judged: dict[_Question, _Judgement] = before._judged if before is not None else {}

    def mentions(self, section: Section, headed: Sequence[int]) -> Iterator[Mention]:
        """The mentions of a section in the headings that stand for it. Neighbours such as "Goals" and "Out of scope"
        may be enough together where neither is alone.
        """
        own = map(self._passages.__getitem__, headed)
        for _, group in groupby(own, key=_parent):
            siblings = list(group)
            covering = {passage.index for passage in siblings if self._covers(section, [passage])}
            together = not covering and len(siblings) > 1 and self._covers(section, siblings)
            for passage in siblings:
                assert passage.heading is not None, "only passages with a heading are placed by it"
                covers = (together or passage.index in covering) and not self._contexts[passage.index].left_out
                yield Mention(covers, BY_HEADING, passage.index, How.HEADING, passage.heading.text_span)

    def _covers(self, section: Section, headed: Sequence[Passage]) -> bool:
        """Whether the text under neighbouring headings is enough to cover their section."""
        first, end = headed[0].index, headed[-1].subtree_end
        question = section.id, first, end
        evidence = self._evidence[first:end]
        known = self._judged.get(question)
        if known is None or not all(map(is_, known.evidence, evidence)):
            known = self._judged[question] = _Judgement(evidence, self._judge(section, headed))
        return known.covers

    def _judge(self, section: Section, headed: Sequence[Passage]) -> bool:
        """Whether the text under headings is enough to cover their section, sub-headings of the section included.

        Under a heading of several sections, something has to be about the second one.
        """
        own = {passage.index for passage in headed}
        subtrees = dict.fromkeys(i for passage in headed for i in range(passage.index, passage.subtree_end))
        below = [i for i in subtrees if i in own or self._serves(section, i)]
        evidence = [self._evidence[i] for i in below]
        weight: Weight = reduce(add, [one.weight for one in evidence])
        wanted = section.substance
        if weight.words < wanted.words and not (weight.shows and weight.words >= wanted.words / 3):
            return False
        if weight.open_words + weight.prompt_words > weight.words or weight.quantities < wanted.quantities:
            return False
        terms = frozenset[str]().union(*(one.terms.get(section.id, ()) for one in evidence))
        if all(section.id in self._placed[i].own[1:] for i in own) and not terms:
            return False
        answered = any(self._answers(section, i) for i in below)
        signs = len(terms) + weight.quantities + answered
        if not weight.shows and weight.words < _SHORT[min(signs, len(_SHORT) - 1)]:
            return False
        return not wanted.terms or answered

    def _answers(self, section: Section, index: int) -> bool:
        """Whether a passage holds what its section must hold, in its text or by its heading: a heading that names the
        section as a whole ("Goals and non-goals") counts for this only where it says what is left out.
        """
        evidence = self._evidence[index]
        if section.id in evidence.substance:
            return True
        named = section.id in self._placed[index].own
        return section.id in evidence.titled and (self._contexts[index].excluded or not named)

    def _serves(self, section: Section, index: int) -> bool:
        """Whether a passage below a section's heading counts for the section, and not for another one of its own. One
        that names the section second has to be about it.
        """
        own, named = self._placed[index].own, self._placed[index].sections
        if section.id in own[1:]:
            return bool(self._evidence[index].terms.get(section.id))
        if not named or section.id in named:
            return True
        clusters = self._evidence[index].clusters.get(section.id, ())
        return any(cluster.strong and cluster.worth >= _SERVING for cluster in clusters)


_parent = attrgetter("parent")
