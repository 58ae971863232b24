"""The tables that reviewing English documents takes from a pack, worked out when the wheel is built."""

from __future__ import annotations

from designdoc.packs.model import Pack
from designdoc.recognition.derived import as_shipped, recorded
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.likeness.counts import answer_counts
from designdoc.recognition.scanning.prompts import prompts_of
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.records import replace
from designdoc.rules.seeing.spelling import spellings_of

LANGUAGE = "en"
"""The language whose tables the wheel holds: that of most documents. With all nine it would be five times as large."""


def without_passages(pack: Pack) -> Pack:
    """A pack as the wheel holds it: passages that answer its sections have been counted in every language."""
    return replace(pack, answers={section: {} for section in pack.answers})


def tables_of(pack: Pack, digest: str) -> dict[str, str]:
    """The tables of a pack by name; ``digest`` is that of its compiled form. A pack without a framework has none."""
    if pack.framework is None:
        return {}
    languages = dict.fromkeys(language for passages in pack.answers.values() for language in passages)
    with recorded() as tables:
        for language in languages:
            answer_counts(pack, language)
        HeadingMatcher(pack)
        Vocabulary(pack, LANGUAGE)
        prompts_of(pack)
        spellings_of(pack, LANGUAGE)
    return {name: as_shipped(digest, table) for name, table in tables.items()}
