"""The rules about topics that a section leaves out know the words for them in all nine languages.

A list without words in a document's language cannot tell, and then its rule is silent there.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from designdoc.packs.store import load

NINE = {"en", "ru", "zh", "ja", "ko", "es", "pt", "fr", "de"}
PACK = load("genai-system-design")
LISTS = sorted(
    {
        name
        for pack in (load("ml-system-design"), PACK)
        for rule in pack.rules
        if rule.check == "topic-unaddressed"
        for name in (*rule.options.get("evidence", ()), *rule.options.get("when", {}).get("said", ()))
    }
)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_words_for_a_topic_speaks_nine_languages(name: str) -> None:
    listed = load("ml-system-design").lexicon.get(name) or PACK.lexicon[name]
    assert isinstance(listed, Mapping)
    assert set(listed) >= NINE
