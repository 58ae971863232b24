"""The page, its sections and its tables: what the reference needs of Markdown beside ``features/markup``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Generated from rules/ by docs/generate.py; edit the YAML there. -->"


def page(title: str, parts: Iterable[str]) -> str:
    """A whole page: the mark of a generated file, the title, and the parts that are not empty."""
    return "\n\n".join([GENERATED, f"# {title}", *(part.strip("\n") for part in parts if part.strip())]) + "\n"


def section(title: str, *parts: str, level: int = 2) -> str:
    """A heading with its parts; nothing where all parts are empty, so that no heading stands alone."""
    body = [part.strip("\n") for part in parts if part.strip()]
    return "\n\n".join([f"{'#' * level} {title}", *body]) if body else ""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; pipes and line breaks inside cells are made harmless. Nothing where there are no rows."""
    body = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    if not body:
        return ""
    return "\n".join([f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}", *body])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
