"""Looks: which of the frameworks asked for a document looks like, when it names none itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from designdoc.document.document import Document
from designdoc.recognition.detection.detector import Detected, Detector
from designdoc.recognition.detection.telling_headings import TellingHeadings
from designdoc.workspace.community_files import has_agreed_name

if TYPE_CHECKING:
    from designdoc.packs.model import Framework, Pack, ToldBy
    from designdoc.recognition.recogniser import Recogniser


class Looks:
    """Tells which framework a document follows by its looks. Keep it: it remembers the passages it has read."""

    def __init__(
        self,
        told_by: Callable[[str], ToldBy],
        pack: Callable[[str], Pack | None],
        recogniser: Callable[[Pack], Recogniser],
    ) -> None:
        """``told_by`` says by what the documents of a framework are told, ``pack`` gives its pack or ``None`` when it
        cannot be loaded. ``recogniser`` reads documents against a pack, and is called only when it is needed.
        """
        # Each answer may cost a look at all files of the packs, and every key press asks.
        self._told_by = cache(told_by)
        self._pack = pack
        self._recogniser = recogniser
        self._marks: dict[str, TellingHeadings] = {}
        self._detectors: dict[str, Detector] = {}

    def of(self, path: str | Path | None, document: Document, frameworks: Iterable[str]) -> Detected:
        """The first framework that the document surely follows. If there is none, the most telling reason why not: that
        it is a template, that its words are others, or that it has other headings.
        """
        template: Detected | None = None
        other: Detected | None = None
        marked: list[str] = []
        for id_ in frameworks:
            told_by = self._told_by(id_)
            found = self._by_marks(document, id_) if told_by == "marks" else None
            if told_by == "words":
                found = self._by_words(path, document, id_)
            if found is None:
                marked += [id_] if told_by == "marks" else []
            elif found.framework is not None:
                return found
            elif found.kind is not None:
                template = template or found
            else:
                other = found
        return template or other or Detected(None, f"its headings are not those of {' or '.join(marked) or 'any'}")

    def _by_marks(self, document: Document, id_: str) -> Detected | None:
        """Whether a document follows a framework whose documents have marks; ``None`` where it lacks some of these."""
        pack = self._pack(id_)
        if pack is None or pack.framework is None:
            return _not_loaded(id_)
        told = self._marks_of(pack.framework).tell(document)
        return self._detector(pack).detect(document, told) if told else None

    def _by_words(self, path: str | Path | None, document: Document, id_: str) -> Detected:
        if path is not None and has_agreed_name(path):
            return Detected(None, f"a file called {PurePath(path).name} is no design unless it says so")
        pack = self._pack(id_)
        return _not_loaded(id_) if pack is None else self._detector(pack).detect(document)

    def _marks_of(self, framework: Framework) -> TellingHeadings:
        if framework.id not in self._marks:
            self._marks[framework.id] = TellingHeadings(framework)
        return self._marks[framework.id]

    def _detector(self, pack: Pack) -> Detector:
        if pack.id not in self._detectors:
            self._detectors[pack.id] = Detector(self._recogniser(pack))
        return self._detectors[pack.id]


def _not_loaded(framework: str) -> Detected:
    return Detected(None, f"the pack '{framework}' cannot be loaded")
