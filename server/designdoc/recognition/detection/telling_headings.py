"""TellingHeadings: the marks by which a document of some kind is told at once, whatever it is about.

A decision record has "Context", "Decision" and "Consequences", a model card of a hub has ``pipeline_tag`` in its front
matter. Each name alone stands in many documents, together they hardly ever do in another kind. A heading counts when it
is called so and no more ("3. Decision", but not "Decision trees"), in any of the languages of the pack at once: that
spares the question which language a document has, and so many of these names do not come together by chance.
"""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.packs.model import Detection, Framework
from designdoc.recognition.headings.text import name_words, normalise, without_article
from designdoc.recognition.terms.index import TermIndex

LONGEST_TITLE = 200
"""How many characters of a title are looked at."""
_NAMED = 3
"""How many headings a reason names at most."""


class TellingHeadings:
    """The marks of one framework's documents. Keep it: it remembers the names in comparable form."""

    def __init__(self, framework: Framework) -> None:
        self._id = framework.id
        self._detection: Detection = framework.detection
        self._names: dict[tuple[str, ...], tuple[int, ...]] = {}
        for number, heading in enumerate(self._detection.headings):
            for words in {name_words(name) for names in heading.names.values() for name in names}:
                self._names[words] = (*self._names.get(words, ()), number)
        self._needed = {number for number, heading in enumerate(self._detection.headings) if heading.needed}
        titles = (title for titles in self._detection.title_terms.values() for title in titles)
        self._titles: TermIndex[None] = TermIndex((title, None) for title in titles)

    def tell(self, document: Document) -> str | None:
        """Why a document is one of the framework's kind, as words for the user; ``None`` for one that is not."""
        return self._by_front_matter(document) or self._by_headings(document)

    def _by_front_matter(self, document: Document) -> str | None:
        values = document.front_matter.values if document.front_matter is not None else {}
        key = next((key for key in self._detection.front_matter if key in values), None)
        return f"its front matter has '{key}', as that of {self._id} has" if key is not None else None

    def _by_headings(self, document: Document) -> str | None:
        found: dict[int, str] = {}
        if not self._names:
            return None
        for passage in document.passages:
            if passage.heading is not None:
                for number in self._numbers_of(passage.heading.text):
                    found.setdefault(number, passage.heading.text)
        if len(found) + 1 < self._detection.headings_needed:
            return None
        titled = bool(self._titles.find((document.title or "")[:LONGEST_TITLE]))
        if len(found) + titled < self._detection.headings_needed or not (titled or self._needed.issubset(found)):
            return None
        named = [f"'{heading}'" for heading in dict.fromkeys(found.values())][:_NAMED]
        marks = ["its title", *named] if titled else [f"its headings {named[0]}", *named[1:]]
        return f"{' and '.join(filter(None, [', '.join(marks[:-1]), marks[-1]]))} are those of {self._id}"

    def _numbers_of(self, heading: str) -> tuple[int, ...]:
        """Which of the telling headings this one is; a name may stand in more than one of their lists."""
        words = normalise(heading).words
        return self._names.get(words) or self._names.get(without_article(words), ())
