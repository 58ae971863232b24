"""Which reader reads a diagram. Reading never fails: what is not understood draws nothing."""

from __future__ import annotations

from designdoc.document.model import DiagramKind
from designdoc.recognition.diagrams import c4, flowchart, plantuml, sequence
from designdoc.recognition.diagrams.model import Drawing
from designdoc.recognition.diagrams.sketch import Sketch
from designdoc.text.regex import regex

_HEADER = regex(r"\s*([A-Za-z][\w-]*)")
_MERMAID_FRONT_MATTER = regex(r"\s*---[ \t]*\r?\n(?:[^\n]*\n){0,60}?[ \t]*---[ \t]*(?:\r?\n|$)")
_LONGEST = 50_000
"""The most code points of a source that is read."""


def read(kind: DiagramKind, source: str) -> Drawing:
    """The drawing of a Mermaid flowchart, sequence or C4 diagram, or of a PlantUML component, deployment, sequence or
    C4 diagram; spans count in ``source``. Anything else is an empty drawing.
    """
    if len(source) > _LONGEST:
        return Drawing()
    sketch = Sketch()
    if kind is DiagramKind.PLANTUML:
        c4.sketch(source, sketch)
        plantuml.sketch(source, sketch)
    elif kind is DiagramKind.MERMAID:
        _mermaid(source, sketch)
    return sketch.finished()


def _mermaid(source: str, sketch: Sketch) -> None:
    front = _MERMAID_FRONT_MATTER.match(source)
    start = front.end() if front else 0
    for line in source[start:].splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("%%"):
            break
        start += len(line)
    header = _HEADER.match(source, start)
    word = header[1].lower() if header else ""
    if word in ("flowchart", "graph", "flowchart-elk"):
        flowchart.sketch(source, start, sketch)
    elif word == "sequencediagram":
        sequence.sketch(source, start, sketch)
    elif word.startswith("c4"):
        c4.sketch(source, sketch)
