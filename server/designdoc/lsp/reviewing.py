"""Reviewing: the review of an open document, made once per version, settings and options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from designdoc.workspace.discovery import SUFFIXES
from designdoc.workspace.host import Host
from designdoc.workspace.neighbours import Neighbours
from designdoc.workspace.overrides import Overrides
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.rules.engine import Review
    from designdoc.rules.reviewers import Assignment, Reviewers

_LANGUAGES = frozenset({"md", "mdx", "quarto", "rmd", "gfm"})

Answer = tuple[int, "Assignment", "Review | None"]


class Reviewing:
    """Reviews by document version. Reviewers are kept per settings file, because they remember unchanged passages."""

    def __init__(self, host: Host, overrides: Callable[[], tuple[str, str]]) -> None:
        """``overrides`` tells the framework and the profile that the user insists on (empty: none). Answers are kept in
        the documents, under a key that refers to nothing, so that a document goes when it is let go.
        """
        self._host = host
        self._overrides = overrides
        self._answers = object()
        self._reviewers: dict[str | None, Reviewers] = {}
        self._neighbours = Neighbours()
        self._revision = -1

    def review(self, document: OpenDocument) -> Review | None:
        """The review of a document; ``None`` when it follows no framework or its settings exclude it."""
        return self._answer(document)[2]

    def assignment(self, document: OpenDocument) -> Assignment:
        """Which framework the document follows, and why."""
        return self._answer(document)[1]

    def reviewers(self, path: str | None) -> Reviewers:
        """The reviewers under the settings that hold for a path."""
        if self._revision != self._host.revision:
            self._reviewers.clear()
            self._neighbours.forget()
            self._revision = self._host.revision
        loaded = self._host.settings(path)
        if loaded.path not in self._reviewers:
            from designdoc.rules.reviewers import Reviewers

            self._reviewers[loaded.path] = Reviewers(loaded.settings, self._chosen(), "the editor's settings")
        return self._reviewers[loaded.path]

    def _answer(self, document: OpenDocument) -> Answer:
        known = cast("Answer | None", document.memory.get(self._answers))
        if known is not None and known[0] == self._host.revision:
            return known
        if known is not None:
            # What was computed from the passages under other settings is of no use now.
            document.document.forget()
        answer = document.memory[self._answers] = self._reviewed(document)
        return answer

    def _reviewed(self, document: OpenDocument) -> Answer:
        from designdoc.rules.reviewers import Assignment

        if not _is_markdown(document):
            return self._host.revision, Assignment(None, "no Markdown"), None
        reviewers = self.reviewers(document.path)
        if document.path is not None and reviewers.settings.excludes(document.path):
            return self._host.revision, Assignment(None, "excluded by the settings"), None
        assignment = reviewers.for_path(document.path, document.document)
        exists = self._neighbours.beside(document.path) if document.path is not None else None
        return self._host.revision, assignment, assignment.review(document.document, exists)

    def _chosen(self) -> Overrides:
        framework, profile = self._overrides()
        return Overrides(framework or None, profile or None)


def _is_markdown(document: OpenDocument) -> bool:
    """Whether a document is Markdown: by its language in the editor, which also untitled ones have, or by its name."""
    language = document.language.lower()
    if language in _LANGUAGES or "markdown" in language:
        return True
    return document.path is not None and document.path.lower().endswith(SUFFIXES)
