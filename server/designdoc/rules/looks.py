"""Looks: what a document that says nothing of its framework looks like, of the frameworks that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from designdoc.document.document import Document
from designdoc.recognition.detection import Detected, Detector
from designdoc.recognition.telling_headings import TellingHeadings
from designdoc.workspace.community_files import has_agreed_name

if TYPE_CHECKING:
    from designdoc.packs.model import Framework, Pack
    from designdoc.recognition.recogniser import Recogniser


class Looks:
    """Tells documents by their looks. Keep it: it remembers the passages it has read."""

    def __init__(self, pack: Callable[[str], Pack | None], recogniser: Callable[[Pack], Recogniser]) -> None:
        """``pack`` gives the pack of a framework, ``None`` when it cannot be loaded; ``recogniser`` reads documents
        against one, and is asked for only where a document may be one of its kind.
        """
        self._pack = pack
        self._recogniser = recogniser
        self._marks: dict[str, TellingHeadings] = {}
        self._detectors: dict[str, Detector] = {}

    def of(self, path: str | Path | None, document: Document, frameworks: Iterable[str]) -> Detected:
        """The first of the frameworks of which the document surely is one; else why it is none of them, the reason that
        says most: that it is a template of one, that its words are others, that it has other headings.
        """
        template: Detected | None = None
        other: Detected | None = None
        marked: list[str] = []
        for id_ in frameworks:
            pack = self._pack(id_)
            if pack is None or pack.framework is None:
                other = other or Detected(None, f"the pack '{id_}' cannot be loaded")
                continue
            found = self._of(path, document, pack, pack.framework)
            if found is None:
                marked += [id_] if pack.framework.detection.by_marks else []
            elif found.framework is not None:
                return found
            elif found.kind is not None:
                template = template or found
            else:
                other = found
        return template or other or Detected(None, f"its headings are not those of {' or '.join(marked) or 'any'}")

    def _of(self, path: str | Path | None, document: Document, pack: Pack, framework: Framework) -> Detected | None:
        """What is said of one framework; ``None`` where nothing speaks for it."""
        if framework.detection.by_marks:
            told = self._marks_of(framework).tell(document)
            return self._detector(pack).detect(document, told) if told else None
        if not framework.detection.tells:
            return None
        if path is not None and has_agreed_name(path):
            return Detected(None, f"a file called {PurePath(path).name} is no design unless it says so")
        return self._detector(pack).detect(document)

    def _marks_of(self, framework: Framework) -> TellingHeadings:
        if framework.id not in self._marks:
            self._marks[framework.id] = TellingHeadings(framework)
        return self._marks[framework.id]

    def _detector(self, pack: Pack) -> Detector:
        if pack.id not in self._detectors:
            self._detectors[pack.id] = Detector(self._recogniser(pack))
        return self._detectors[pack.id]
