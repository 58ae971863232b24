"""``jsonl``: one document object of the JSON contract per line, for streams and large runs."""

from __future__ import annotations

import json

from designdoc.reports.look import Look
from designdoc.reports.result import Run
from designdoc.reports.result_json import result_to_json

SUMMARY = "one JSON object per document and line"


def render(run: Run, look: Look) -> str:
    """All documents, then the paths that could not be checked as ``{"path", "error"}``."""
    values = [result_to_json(result) for result in run.results]
    failures = [{"path": failure.path, "error": failure.message} for failure in run.failures]
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in [*values, *failures])
