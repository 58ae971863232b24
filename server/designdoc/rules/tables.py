"""The tables that reviewing English documents takes from a pack, worked out when the wheel is built."""

from __future__ import annotations

from designdoc.packs.model import Pack
from designdoc.recognition.derived import as_shipped, recorded
from designdoc.recognition.evidence.prompts import prompts_of
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.rules.seeing.spelling import spellings_of

LANGUAGE = "en"
"""In this language a document is most often written; with the other eight the wheel would be five times as large."""


def tables_of(pack: Pack, digest: str) -> dict[str, str]:
    """The tables of a pack by name; ``digest`` is that of its compiled form. A pack without a framework has none."""
    if pack.framework is None:
        return {}
    with recorded() as tables:
        HeadingMatcher(pack)
        Vocabulary(pack, LANGUAGE)
        prompts_of(pack)
        spellings_of(pack, LANGUAGE)
    return {name: as_shipped(digest, table) for name, table in tables.items()}
