"""When: the situation in a document that calls for something, as rules write it under ``when:``."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.coverage import Fact, HeadingMatch
from designdoc.records import record
from designdoc.rules.check import SectionId, WordList
from designdoc.rules.seeing.tasks import declared_tasks
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_SURE_TERMS = 3
"""How many different terms make a fact sure."""


@record
class When:
    """A situation; everything that is given must hold.

    ``facts`` all hold, ``any_facts`` at least one of them, ``unless_facts`` none. ``sure`` facts are declared in front
    matter or spoken of in three different terms, for rules that must not rest on a word used in passing. ``covered``:
    all these sections are there; ``headed``: one of them has a heading and text below. ``tasks``: the document declares
    one of these machine-learning tasks. ``said``: a word of each of these word lists stands in the prose.
    """

    facts: tuple[str, ...] = ()
    any_facts: tuple[str, ...] = ()
    unless_facts: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    covered: tuple[SectionId, ...] = ()
    headed: tuple[SectionId, ...] = ()
    tasks: tuple[str, ...] = ()
    said: tuple[WordList, ...] = ()

    def holds(self, view: DocumentView) -> bool:
        """Whether a document is in this situation."""
        holds = view.coverage.holds
        return (
            all(map(holds, self.facts))
            and (not self.any_facts or any(map(holds, self.any_facts)))
            and not any(map(holds, self.unless_facts))
            and all(_is_sure(fact) for fact in self._sure_facts(view))
            and all(map(view.present, self.covered))
            and (not self.headed or self._headed(view) is not None)
            and (not self.tasks or not set(self.tasks).isdisjoint(declared_tasks(view)))
            and all(map(view.says, self.said))
        )

    def place(self, view: DocumentView) -> Span | None:
        """The first heading of what calls for something, if it is a section that does."""
        headed = self._headed(view) if self.headed else view.first_heading(*self.covered)
        return headed.place(view.document) if headed else None

    def terms(self, view: DocumentView) -> tuple[str, ...]:
        """The words that make the ``sure`` facts sure."""
        return tuple(term for fact in self._sure_facts(view) if fact for term in fact.terms)

    def _headed(self, view: DocumentView) -> HeadingMatch | None:
        wanted = set(self.headed)
        matches = (match for match in view.coverage.headings if not wanted.isdisjoint(match.sections))
        return next((match for match in matches if _says_anything(view, match)), None)

    def _sure_facts(self, view: DocumentView) -> Iterator[Fact | None]:
        return (view.coverage.facts.get(fact) for fact in self.sure)


def _says_anything(view: DocumentView, match: HeadingMatch) -> bool:
    """Whether text stands below a heading or one of its sub-headings."""
    passages = view.document.passages
    return any(part.content.word_count for part in passages[match.passage : passages[match.passage].subtree_end])


def _is_sure(fact: Fact | None) -> bool:
    return fact is not None and fact.holds and (fact.declared or len(fact.terms) >= _SURE_TERMS)
