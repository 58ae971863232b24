"""Shards: a run split over several machines, each document always in the same part."""

from __future__ import annotations

import os
import re

from designdoc.cli.exit_status import UsageError
from designdoc.records import record
from designdoc.text.digest import blake2b
from designdoc.text.regex import regex
from designdoc.workspace.files import shown

_FORM = regex(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", re.ASCII)


@record
class Shard:
    """The part ``number`` (from 1) of ``parts`` parts."""

    number: int
    parts: int

    def holds(self, path: str) -> bool:
        """Whether a document belongs to this part. Only its path decides, so new documents move no others."""
        digest = blake2b(shown(os.path.normpath(path)).encode("utf-8", "replace"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.parts == self.number - 1


def shard(text: str) -> Shard:
    """The shard that ``3/8`` means; raises UsageError for anything else."""
    found = _FORM.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise UsageError(f"--shard {text}: write NUMBER/COUNT, for instance 3/8")
    return Shard(int(found[1]), int(found[2]))
