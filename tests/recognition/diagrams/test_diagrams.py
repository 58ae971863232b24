"""Diagrams as text are read well enough to know their boxes, whatever stands in them."""

from __future__ import annotations

import random
import time

import pytest

from designdoc.document.model import DiagramKind
from designdoc.recognition.diagrams import Drawing, read

FLOWCHART = """\
%% the request path
flowchart LR
  subgraph online [Online part]
    app[Mobile app] -->|asks| rank("Ranking <br/> service"):::hot & log[(Event log)]
  end
  rank -- features --> store[("Feature store")] ==> rank
  log -.-> web-hook
  style app fill:#fff
"""
SEQUENCE = """\
sequenceDiagram
  participant U as User
  U->>API: asks
  API-->>U: answers
"""
C4 = """\
C4Container
  Person(user, "Viewer")
  System_Boundary(b, "Videos") {
    Container(api, "Ranking API", "Go")
  }
  Rel(user, api, "asks")
"""
COMPONENTS = """\
@startuml
actor Viewer as v
package "Videos" {
  [Ranking service] as rank
  database "Feature store" as store
}
v --> rank : asks
rank -> store
[Kafka] ..> rank
@enduml
"""


def shown(drawing: Drawing) -> dict[str, str]:
    return {node.id: node.label for node in drawing.nodes}


class TestMermaid:
    def test_flowchart(self) -> None:
        drawing = read(DiagramKind.MERMAID, FLOWCHART)
        assert shown(drawing) == {
            "app": "Mobile app",
            "rank": "Ranking service",
            "log": "Event log",
            "store": "Feature store",
            "web-hook": "web-hook",
        }
        assert drawing.groups == ("Online part",)

    def test_sequence(self) -> None:
        drawing = read(DiagramKind.MERMAID, SEQUENCE)
        assert shown(drawing) == {"U": "User", "API": "API"}

    def test_c4(self) -> None:
        drawing = read(DiagramKind.MERMAID, C4)
        assert shown(drawing) == {"user": "Viewer", "api": "Ranking API"}
        assert drawing.groups == ("Videos",)

    def test_other_kinds_draw_nothing(self) -> None:
        assert read(DiagramKind.MERMAID, 'pie title Pets\n "Dogs" : 386') == Drawing()


class TestPlantUml:
    def test_components(self) -> None:
        drawing = read(DiagramKind.PLANTUML, COMPONENTS)
        assert shown(drawing) == {"v": "Viewer", "rank": "Ranking service", "store": "Feature store", "Kafka": "Kafka"}
        assert drawing.groups == ("Videos",)


@pytest.mark.parametrize(
    ("kind", "source"),
    [(DiagramKind.MERMAID, FLOWCHART), (DiagramKind.MERMAID, SEQUENCE), (DiagramKind.PLANTUML, COMPONENTS)],
)
class TestAnySource:
    def test_places_are_in_the_source(self, kind: DiagramKind, source: str) -> None:
        for node in read(kind, source).nodes:
            assert source[node.span.start : node.span.end].strip('"').split()[0] == node.label.split()[0]

    def test_damage_never_fails(self, kind: DiagramKind, source: str) -> None:
        chance = random.Random(7)
        for _ in range(300):
            at = chance.randrange(len(source))
            read(kind, source[:at] + chance.choice('[](){}<>-=.|"&\n\t;é') + source[at + chance.randrange(4) :])


@pytest.mark.parametrize("piece", ["a --> ", "a -- b ", "a[", "[", "a -", '"', "(((", "[a] as ", "participant a as "])
@pytest.mark.parametrize("header", ["flowchart LR\n", "sequenceDiagram\n", "C4Context\n", "@startuml\n"])
def test_long_sources_take_linear_time(header: str, piece: str) -> None:
    kind = DiagramKind.PLANTUML if header.startswith("@") else DiagramKind.MERMAID
    source = header + piece * (40_000 // len(piece))
    before = time.process_time()
    read(kind, source)
    assert time.process_time() - before < 2
