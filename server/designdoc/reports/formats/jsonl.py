"""``jsonl``: one document object of the JSON contract per line, for streams and large runs."""

from __future__ import annotations

import json
from typing import Any

from designdoc.reports import formats
from designdoc.reports.result import Failure, Result
from designdoc.reports.result_json import failure_to_json, result_to_json
from designdoc.reports.tally import Ending


class Report(formats.Report):
    """All documents, then the paths that could not be checked as ``{"path", "error"}``, with the ``line`` and
    ``column`` of a mistake.
    """

    def add(self, result: Result) -> str:
        """The line of a document."""
        return _line(result_to_json(result))

    def end(self, ending: Ending) -> str:
        """The lines of what could not be checked."""
        return "".join(map(_line, map(_failed, ending.failures)))


def _failed(failure: Failure) -> dict[str, Any]:
    value = failure_to_json(failure)
    return {"path": value["path"], "error": value.pop("message"), **value}


def _line(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False) + "\n"
