"""``json``: the stable, versioned contract for programs."""

from __future__ import annotations

import json

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.result import Run
from designdoc.reports.result_json import VERSION, result_to_json

SUMMARY = "one JSON object (version 1; lines and columns 1-based in code points)"


def render(run: Run, look: Look) -> str:
    """The whole run as one object."""
    value = {
        "version": VERSION,
        "documents": [result_to_json(result) for result in run.results],
        "errors": [{"path": failure.path, "message": failure.message} for failure in run.failures],
        "summary": {
            "documents": len(run.results),
            **{f"{severity.value}s": run.count(severity) for severity in Severity},
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
