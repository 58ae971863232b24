"""The items of a JSON array as text, one on a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


def json_items(values: Iterable[Any]) -> str:
    """The text of the items, with commas between them."""
    # Without an indent the encoder written in C does the work, ten times faster.
    return ",\n".join([json.dumps(value, ensure_ascii=False) for value in values])
