"""Whether a file exists is asked once for a while, and again after that."""

from __future__ import annotations

from pathlib import Path

from designdoc.workspace.neighbours import Neighbours


def test_an_answer_holds_for_two_seconds(tmp_path: Path) -> None:
    now = [0.0]
    neighbours = Neighbours(lambda: now[0])
    document, figure = str(tmp_path / "design.md"), tmp_path / "figure.png"
    assert not neighbours.beside(document)("figure.png")
    figure.touch()
    now[0] = 1.9
    assert not neighbours.beside(document)("figure.png")
    now[0] = 2.0
    assert neighbours.beside(document)("figure.png")


def test_what_changed_is_looked_at_again(tmp_path: Path) -> None:
    neighbours = Neighbours(lambda: 0.0)
    document = str(tmp_path / "design.md")
    assert not neighbours.beside(document)("figure.png")
    (tmp_path / "figure.png").touch()
    neighbours.forget()
    assert neighbours.beside(document)("figure.png")


def test_documents_in_other_folders_have_other_neighbours(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "figure.png").touch()
    neighbours = Neighbours(lambda: 0.0)
    assert neighbours.beside(str(tmp_path / "one" / "design.md"))("figure.png")
    assert not neighbours.beside(str(tmp_path / "two" / "design.md"))("figure.png")
