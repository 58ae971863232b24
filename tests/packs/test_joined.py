"""Terms and groups of a compiled pack are texts, and whatever a pack writes comes out of them again."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from designdoc.packs.joined import JoinedGroups, JoinedTerms, joined_groups, joined_terms

WORDS = st.text(st.sampled_from("ab é数\n\t"), max_size=3)


def by_language(values: st.SearchStrategy[str] | st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[object]:
    return st.dictionaries(st.sampled_from(("en", "zh", "any")), st.lists(values, max_size=3).map(tuple))


@given(by_language(WORDS))
def test_terms_come_back(terms: dict[str, tuple[str, ...]]) -> None:
    assert dict(JoinedTerms(json.loads(json.dumps(joined_terms(terms))))) == terms


@given(by_language(st.lists(WORDS, max_size=3).map(tuple)))
def test_groups_come_back(groups: dict[str, tuple[tuple[str, ...], ...]]) -> None:
    assert dict(JoinedGroups(json.loads(json.dumps(joined_groups(groups))))) == groups


def test_ordinary_terms_are_one_text() -> None:
    assert joined_terms({"en": ("ranking", "click-through rate")}) == {"en": "ranking\nclick-through rate"}
    assert joined_groups({"en": (("sum", "points|hits"), ("lower",))}) == {"en": "sum\tpoints|hits\nlower"}
