"""Which section a sentence sounds like, by the passages of a pack that are known to answer one."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.packs.model import NO_SECTION
from designdoc.packs.store import load
from designdoc.recognition.likeness.likeness import Likeness
from designdoc.records import replace

LANGUAGES = ("en", "es", "pt", "fr", "de", "ru", "zh", "ja", "ko")


@cache
def likeness(language: str) -> Likeness:
    return Likeness(load("ml-system-design"), language)


def taught(**passages: list[str]) -> Likeness:
    """What a pack with these passages of English, by section, teaches."""
    answers = {section.replace("_", "-"): {"en": tuple(own)} for section, own in passages.items()}
    return Likeness(replace(load("ml-system-design"), answers=answers), "en")


def sound(of: Likeness, text: str) -> str | None:
    found = of.sound_of(text)
    return found.section if found is not None else None


ROLLOUT = [
    "One harbour first, then all of them.",
    "First one ferry, then all ferries.",
    "One pier first, then every pier.",
]
COST = ["The two machines cost 300 euros.", "Both machines cost 90 euros a week.", "A machine costs 7 euros a day."]


def test_a_sentence_sounds_like_the_passages_it_shares_words_with() -> None:
    learned = taught(deployment_and_rollout=ROLLOUT, cost_estimate=COST)
    assert sound(learned, "First one buoy, then all buoys.") == "deployment-and-rollout"
    assert sound(learned, "Three machines cost 40 euros a month.") == "cost-estimate"


def test_words_of_a_single_passage_teach_nothing() -> None:
    learned = taught(deployment_and_rollout=ROLLOUT, cost_estimate=COST)
    assert sound(learned, "harbour ferries pier week day") is None


def test_what_sounds_like_a_passage_about_nothing_sounds_like_no_section() -> None:
    learned = taught(deployment_and_rollout=ROLLOUT, **{NO_SECTION: COST})
    assert sound(learned, "Three machines cost 40 euros a month.") is None


def test_a_pack_without_passages_hears_nothing() -> None:
    assert sound(taught(), "First one buoy, then all buoys.") is None


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("baseline", "What we have to beat is last week's figure for the same shop, which is off by 19 percent."),
        ("data-splits", "We fit on everything before May and judge on June; no shop is on both sides."),
        ("labels", "A crate counts as spoiled when two of the three inspectors say so; they agree on 91 percent."),
        ("deployment-and-rollout", "Two depots in week one, then a quarter, then all, and one switch takes it back."),
        ("reliability-and-fallbacks", "If the scorer does not answer in time, callers get last night's list."),
        ("retraining", "Every Sunday night it is fitted again on the last ninety days."),
        (
            "privacy-and-compliance",
            "Names and phone numbers are hashed before they are stored, and deleted after 30 days.",
        ),
    ],
)
def test_plain_sentences_of_designs(section: str, sentence: str) -> None:
    assert sound(likeness("en"), sentence) == section


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Primero una tienda, luego diez, después todas, y con un botón se vuelve atrás."),
        ("pt", "Uma loja primeiro, depois dez, depois todas, e voltamos atrás com um botão."),
        ("fr", "Un magasin d'abord, puis dix, puis tous, et un bouton permet de revenir en arrière."),
        ("de", "Erst zwei Filialen, nach zwei Wochen alle; zurück geht es per Feature-Flag in einer Minute."),
        ("ru", "Сначала один магазин, потом десять, потом все, а откат делается одним переключателем."),
        ("zh", "先上一家门店,再上十家,然后全部放开,出问题一键回滚。"),
        ("ja", "まず一店舗、次に十店舗、問題がなければ全店に広げ、切り戻しはフラグ一つ。"),
        ("ko", "먼저 한 매장, 다음 열 매장, 그다음 전체로 넓히고 문제가 있으면 플래그로 되돌린다."),
    ],
)
def test_every_language_of_the_pack_is_heard(language: str, sentence: str) -> None:
    assert sound(likeness(language), sentence) == "deployment-and-rollout"


@pytest.mark.parametrize(
    "sentence", ["", "12 34 56 78", "Thanks to everybody who read an earlier version of this.", "# | |"]
)
def test_what_answers_nothing_sounds_like_nothing(sentence: str) -> None:
    assert sound(likeness("en"), sentence) is None


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_asked_for(text: str, language: str) -> None:
    assert sound(likeness(language), text) in {None, *load("ml-system-design").answers}
