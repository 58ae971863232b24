"""Tokens are found in the quickest way that a text allows, and are the same whichever it is."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from designdoc.recognition.words.tokens import gaps_and_tokens, has_token, is_cjk, term_tokens, token_at, tokens

TEXTS = st.text(st.sampled_from("ab1_ é–.*‘漢字。、〇かーカ한글ㄱ𝐀😀 \n"), max_size=12)


def spelled_out(text: str) -> list[tuple[int, str]]:
    """Where the tokens of a text begin, and what they are: runs of letters and digits of either kind of script."""

    def kind(place: int) -> str:
        return "unspaced" if is_cjk(text[place]) else "spaced" if text[place].isalnum() else ""

    runs = [(found, list(places)) for found, places in groupby(range(len(text)), key=kind)]
    return [(places[0], text[places[0] : places[-1] + 1]) for found, places in runs if found]


@given(TEXTS)
def test_all_tokens(text: str) -> None:
    expected = [token for _, token in spelled_out(text)]
    assert tokens(text) == expected
    assert gaps_and_tokens(text)[1::2] == expected
    assert "".join(gaps_and_tokens(text)) == text


@given(TEXTS, st.integers(0, 12))
def test_tokens_from_a_place_on(text: str, start: int) -> None:
    rest = spelled_out(text[start:])
    assert has_token(text, start) == bool(rest)
    found = token_at(text, start)
    assert (found.group() if found else None) == next((token for place, token in rest if place == 0), None)


@given(TEXTS)
def test_tokens_of_a_term_may_end_in_the_sign_of_a_prefix(text: str) -> None:
    assert [token.rstrip("*") for token in term_tokens(text)] == tokens(text)
    assert term_tokens("distil* 漢字") == ["distil*", "漢字"]
