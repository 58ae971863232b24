"""Texts about machine learning that are designs, and those that are not: signs are weighed, and none decides alone."""

from __future__ import annotations

import pytest
from recognised import recogniser

from designdoc.document.parse import parse
from designdoc.packs.model import Lacking
from designdoc.packs.store import load
from designdoc.recognition.detection.detector import Detected, Detector
from designdoc.recognition.detection.signs import Signs

DESIGN = """\
# Which parcels arrive late

## Problem

Customers call because they do not know whether the parcel comes today; every tenth parcel is late, and a call costs the
company four euros, twelve thousand times a week.

## Goals

Warn the customer two hours before. Not a goal: another route for the van.

## Data

Scans of the last two years from all depots, 3M a day, joined with the weather at the depot and with the public
holidays.

## Model

Gradient boosting on 60 features; the classifier replaces a rule of thumb. Retraining every Monday.

## Evaluation

Recall at a precision of 0.8 on the four weeks that follow the training data.

## Serving

Inference once per scan, p99 below 200 ms; without a prediction the old promise is shown.
"""
CHAPTER = """\
# 6. Evaluation of rankers

## Why offline metrics mislead

Have you ever wondered why a better NDCG loses the A/B test? What does precision tell you about the training data?

## Precision and recall

Recall is the share of relevant items that are found. Which one matters? What does the classifier cost you?

## Exercises

What is the recall of a recommender that shows everything? Which loss function would you choose, and why?
"""
REPORT = """\
# Experiment report: LightGBM against the baseline model

## Data

The training data of March, 400,000 rows. The test set is the first week of April.

## Results

Recall rose from 0.61 to 0.68, RMSE fell by 4 %. Hyperparameters were tuned by random search.

## Conclusion

Inference takes 3 ms. We keep the classifier.
"""
PLATFORM = """\
# Proposal: one inference gateway for every team

## Summary

Teams run an LLM each, and each has its own gateway.

## Motivation

A gateway per team means nine configurations, and none of them limits tokens.

## Goals

One gateway in front of all model serving, with quotas.

### Non-goals

Deciding which large language model a team uses, or its retraining.

## Design

The gateway routes by header to the pool that serves the model. Embedding requests go to a pool of their own.

## Alternatives considered

A sidecar per pod costs 200 MB each.
"""
NO_PURPOSE = DESIGN.replace("## Problem\n\n", "").replace("## Goals\n\n", "")
IN_FEW_WORDS_OF_THE_FIELD = {
    "ja": """\
# 設計書

## 課題

問い合わせの半分は配達の遅れについてであり、窓口の担当者は毎日三時間を電話の対応に使っている。

## 目標

遅れる荷物の七割について、二時間前に顧客へ知らせる。配送経路を変えることは対象にしない。

## データ

全国の倉庫から届く二年分のスキャン履歴と天気を使う。一日三百万件を毎晩まとめて取り込む。

## モデル

過去の学習データから遅延の確率を求める。特徴量は六十個で、毎週月曜日の朝に再学習する。

## 画面

荷物を読み取るたびに一度だけ計算し、二百ミリ秒以内に画面へ返す。結果がなければ今までの予定時刻を表示する。
""",
    "es": """\
# Arquitectura del sistema

## Problema

Uno de cada diez paquetes llega tarde, y los clientes llaman porque no saben si el suyo llega hoy.

## Objetivos

Avisar al cliente dos horas antes. No es un objetivo cambiar la ruta de la furgoneta.

## Datos

Lecturas de todos los almacenes de los últimos dos años, tres millones al día, junto con el tiempo que hizo.

## Modelo

Un clasificador con sesenta variables; el modelo predictivo sustituye una regla que nadie mantiene desde hace años.

## Servicio

La inferencia se hace una vez por lectura y tarda menos de 200 ms; si no responde, se muestra la hora prometida de
siempre.
""",
}


def found(text: str) -> Detected:
    return Detector(recogniser()).detect(parse(text))


def left_alone(why: str) -> Detected:
    return Detected(None, why, perhaps="ml-system-design")


def test_a_design_is_told_whatever_its_title() -> None:
    assert found(DESIGN).framework == "ml-system-design"


@pytest.mark.parametrize("language", IN_FEW_WORDS_OF_THE_FIELD)
def test_a_title_and_headings_of_a_design_make_up_for_few_words_of_the_field(language: str) -> None:
    text = IN_FEW_WORDS_OF_THE_FIELD[language]
    assert found(text).framework == "ml-system-design"
    untitled = text.replace(text.splitlines()[0], "# 42", 1)
    assert found(untitled) == left_alone("few of its words are those of machine learning")


@pytest.mark.parametrize("text", [CHAPTER, REPORT, PLATFORM], ids=["chapter", "report", "platform"])
def test_other_texts_about_machine_learning_are_left_alone(text: str) -> None:
    assert found(text).framework is None


def test_the_title_of_another_kind_of_document_speaks_against_a_design() -> None:
    assert found(NO_PURPOSE).framework == "ml-system-design"
    guide = NO_PURPOSE.replace("# Which parcels arrive late", "# A guide to late parcels")
    assert found(guide) == left_alone("its title is that of another kind of document")


SIGNS = Signs(
    field_words=5,
    known_headings=0.5,
    purposes=1,
    source=True,
    titled_as_field=False,
    titled_as=0,
    numbered=False,
    questions=0,
)


@pytest.mark.parametrize(
    ("sign", "value", "points"),
    [
        ("field_words", 7, 2),
        ("known_headings", 1.0, 2.5),
        ("purposes", 3, 2),
        ("source", False, -6),
        ("titled_as_field", True, 3),
        ("titled_as", 1, 3),
        ("titled_as", -1, -3),
        ("numbered", True, -1),
    ],
)
def test_every_sign_has_its_points(sign: str, value: object, points: float) -> None:
    assert SIGNS._replace(**{sign: value}).points == pytest.approx(SIGNS.points + points)


def test_more_of_one_sign_than_designs_have_counts_no_more() -> None:
    assert SIGNS._replace(field_words=8).points == SIGNS._replace(field_words=80).points
    assert SIGNS._replace(purposes=4).points == SIGNS._replace(purposes=9).points


def test_the_first_questions_take_away_more_than_the_next() -> None:
    none, some, many = (SIGNS._replace(questions=number).points for number in (0, 10, 20))
    assert none - some > some - many > 0


@pytest.mark.parametrize(
    ("signs", "why"),
    [
        (SIGNS._replace(field_words=0), "few of its words are those of machine learning"),
        (SIGNS._replace(known_headings=0.0), "few of its headings are those of a design"),
        (SIGNS._replace(purposes=0), "no heading says what the system is for"),
        (SIGNS._replace(source=False), "it does not say where the data come from"),
        (SIGNS._replace(titled_as=-1), "its title is that of another kind of document"),
    ],
)
def test_the_reason_is_what_a_document_lacks_most(signs: Signs, why: str) -> None:
    assert signs.most_lacking(lacking_of("ml-system-design")) == why


def lacking_of(pack: str) -> Lacking:
    framework = load(pack).framework
    assert framework is not None
    return framework.detection.lacking


def test_a_pack_says_in_its_own_words_what_a_document_lacks() -> None:
    lacking = Lacking(terms="it hardly speaks of robots", source_sections="it names no sensor")
    assert SIGNS._replace(field_words=0).most_lacking(lacking) == "it hardly speaks of robots"
    assert SIGNS._replace(source=False).most_lacking(lacking) == "it names no sensor"
    said = {SIGNS._replace(**lack).most_lacking(Lacking()) for lack in ({"field_words": 0}, {"source": False})}
    assert len(said) == 2
    assert not any("machine learning" in why or "data" in why for why in said), "the field is the pack's"
