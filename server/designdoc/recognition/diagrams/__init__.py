"""Diagrams as text: the nodes, labels and edges of Mermaid and PlantUML sources, with their places."""

from designdoc.recognition.diagrams.model import Drawing, Edge, Node
from designdoc.recognition.diagrams.reader import read

__all__ = ["Drawing", "Edge", "Node", "read"]
