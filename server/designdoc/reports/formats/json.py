"""``json``: the stable, versioned contract for programs."""

from __future__ import annotations

import json

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.json_items import json_items
from designdoc.reports.result import Result
from designdoc.reports.result_json import VERSION, failure_to_json, result_to_json
from designdoc.reports.tally import Ending


class Report(formats.Report):
    """The whole run as one object, with each document on a line of its own."""

    between = ",\n"

    def begin(self) -> str:
        """The object opens."""
        return f'{{"version": {VERSION}, "documents": [\n'

    def add(self, result: Result) -> str:
        """The object of a document."""
        return json_items([result_to_json(result)])

    def end(self, ending: Ending) -> str:
        """What could not be checked, the counts, and the object closes."""
        errors = [failure_to_json(failure) for failure in ending.failures]
        summary = {
            "documents": ending.tally.documents,
            **{f"{severity.value}s": ending.tally.count(severity) for severity in Severity},
        }
        return f'\n], "errors": {json.dumps(errors, ensure_ascii=False)}, "summary": {json.dumps(summary)}}}\n'
