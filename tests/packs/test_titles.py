"""The title that a scaffold inserts is recognised as its own section, in every language of the pack."""

from __future__ import annotations

import pytest

from designdoc.packs import store
from designdoc.recognition.headings.matcher import HeadingMatcher


@pytest.mark.parametrize("pack_id", [pack_id for pack_id in store.pack_ids() if pack_id != "base"])
def test_a_title_names_its_section(pack_id: str):
    pack = store.load(pack_id)
    assert pack.framework is not None
    matcher = HeadingMatcher(pack)
    for section in pack.framework.sections:
        titles = {language: names[0] for language, names in section.synonyms.items()} | {"en": section.title}
        found = {language: matcher.match(title).sections[:1] for language, title in titles.items()}
        assert found == dict.fromkeys(titles, (section.id,))
