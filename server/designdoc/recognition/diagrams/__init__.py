"""Diagrams as text: the nodes and labels of Mermaid and PlantUML sources, with their places."""

from designdoc.recognition.diagrams.model import Drawing, Node
from designdoc.recognition.diagrams.reader import read

__all__ = ["Drawing", "Node", "read"]
