"""The review of one document as a Markdown page, for ``designdoc.exportReport``."""

from __future__ import annotations

from designdoc.reports import formats
from designdoc.reports.from_review import result_of
from designdoc.reports.look import Look
from designdoc.reports.result import Run
from designdoc.rules.engine import Review


def review_page(path: str, review: Review) -> str:
    """The page: coverage and findings, as ``designdoc check --format markdown`` writes them."""
    return formats.render("markdown", Run((result_of(path, review),)), Look())
