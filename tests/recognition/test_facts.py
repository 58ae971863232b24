"""Facts: what kind of system a document describes, and what it is therefore not asked for."""

from __future__ import annotations

import pytest
from recognised import recognise

from designdoc.packs.model import Necessity
from designdoc.recognition.coverage import Coverage, State

RAG = """\
# Answers about building permits

## Problem statement

Clerks search 40 binders for 12 minutes per call. An assistant shall answer from the binders and name the page.

## System

We use a hosted language model as it is; no model training takes place. A vector store holds the pages,
retrieval-augmented generation puts the five best pages into the prompt, and the LLM writes the answer with its sources.
"""
BATCH = """\
# Tomorrow's bread

## Problem statement

Shops throw away 11% of their bread. A nightly job forecasts tomorrow's sales, and the precomputed predictions wait in a
table when the bakers come in.

## Training

We train gradient boosting on two years of sales; the training set grows every day.
"""
ANALYSIS = """\
# Why did churn rise in May?

## Problem statement

This is a one-off analysis with no online serving: we train a classifier on last year's training data to see which
signals go with churn, and write a report.
"""


def not_applicable(coverage: Coverage) -> dict[str, str]:
    return {s: c.reason for s, c in coverage.sections.items() if c.state is State.NOT_APPLICABLE}


def test_an_assistant_without_training_is_not_asked_for_labels_splits_and_a_loss() -> None:
    away = not_applicable(recognise(RAG))
    assert {"labels", "data-splits", "loss-function", "training-pipeline"} <= away.keys()
    assert away["labels"] == "no model is trained here"


@pytest.mark.parametrize(
    "approach",
    [
        "A RAG application: documents are chunked, put into a vector database, and the best five go into the answer.",
        "We call Claude through the vendor's API with the ten most similar tickets in the prompt.",
        "An off-the-shelf model reads the scans; nothing is trained in the first year.",
        "Берём готовую модель через внешний API, без обучения модели.",
    ],
)
def test_no_training_is_recognised_however_it_is_said(approach: str) -> None:
    text = (
        f"# Assistant\n\n## Problem statement\n\nClerks search for 12 minutes per call.\n\n## Approach\n\n{approach}\n"
    )
    coverage = recognise(text)
    assert {"labels", "data-splits", "loss-function", "training-pipeline"} <= not_applicable(coverage).keys()
    assert coverage.sections["ml-task-type"].necessity is not Necessity.REQUIRED


UNTRAINED = {
    "de": "# Rechnungen lesen\n\n## Lösung\n\nEin Dienst des Anbieters liest die Rechnungen; wir trainieren kein "
    "Modell. Was unsicher ist, sieht sich die Buchhaltung am nächsten Tag an.\n",
    "es": "# Leer facturas\n\n## Solución\n\nUsamos el servicio del proveedor tal cual; ningún modelo se entrena aquí. "
    "Lo dudoso pasa a una cola que el equipo mira cada mañana.\n",
    "fr": "# Lire des factures\n\n## Solution\n\nNous appelons le service du fournisseur ; aucun modèle n'est entraîné "
    "chez nous. Les cas douteux vont dans une file que l'équipe regarde le matin.\n",
    "ja": "# 社内規程の案内\n\n## 方針\n\nモデルの学習は行わない。既存の LLM を呼び出し、規程をチャンクに分けて"
    "ベクトル検索し、上位五件から回答を作る。\n",
    "ko": "# 출장 예약\n\n## 방법\n\n에이전트가 항공편 검색 도구를 호출한다. 자체 모델 학습은 하지 않는다. 결제 전에는 "
    "직원이 확인한다.\n",
    "pt": "# Ler notas fiscais\n\n## Solução\n\nUsamos a API do fornecedor como ela é; nenhum modelo é treinado por "
    "nós. O que for incerto vai para uma fila de revisão.\n",
    "ru": "# Чтение счетов\n\n## Решение\n\nВызываем сервис поставщика как есть, сами модель не обучаем. "
    "Сомнительное утром смотрит бухгалтерия.\n",
    "zh": "# 发票识别\n\n## 方案\n\n直接使用供应商的识别服务，我们不训练模型。把握不大的结果进入人工复核队列。\n",
}


@pytest.mark.parametrize("language", sorted(UNTRAINED))
def test_no_training_is_recognised_in_every_language(language: str) -> None:
    coverage = recognise(UNTRAINED[language])
    assert coverage.language == language
    away = not_applicable(coverage)
    assert {"labels", "data-splits", "loss-function", "training-pipeline"} <= away.keys()
    assert away["labels"] == "no model is trained here"


def test_what_an_assistant_searches_has_to_be_prepared_although_nothing_is_trained() -> None:
    """A vendor's service reads what it is sent; documents that are searched go through a pipeline first."""
    assert recognise(UNTRAINED["ja"]).sections["data-pipeline"].necessity is Necessity.REQUIRED
    assert recognise(UNTRAINED["pt"]).sections["data-pipeline"].necessity is Necessity.OPTIONAL


def test_a_language_model_is_asked_for_security_because_texts_can_steer_it() -> None:
    judged = recognise(RAG).sections["security-and-abuse"]
    assert (judged.necessity, judged.reason) == (Necessity.REQUIRED, "texts that the model reads can steer it")


def test_a_network_on_raw_input_on_a_device_is_asked_for_limits_and_not_for_a_feature_store() -> None:
    coverage = recognise(
        "# Wake word\n\n## Design\n\nA keyword spotting network runs on the device, without network. It is trained on "
        "40,000 labelled recordings of volunteers.\n"
    )
    assert coverage.sections["constraints-and-assumptions"].necessity is Necessity.REQUIRED
    assert coverage.sections["feature-store"].necessity is Necessity.OPTIONAL
    assert coverage.sections["labels"].state is not State.NOT_APPLICABLE


def test_the_same_assistant_is_asked_once_it_fine_tunes() -> None:
    tuned = RAG.replace(
        "no model training takes place", "we fine-tune it, with training data from old calls and a loss function"
    )
    assert not not_applicable(recognise(tuned)).keys() & {"labels", "data-splits", "loss-function"}


def test_what_stands_there_applies_whatever_the_facts_say() -> None:
    text = RAG + "\n## Labels\n\nTwo clerks mark 300 answers as right or wrong, for evaluation only.\n"
    assert recognise(text).sections["labels"].state is not State.NOT_APPLICABLE


def test_a_batch_system_is_a_batch_system_and_not_online() -> None:
    coverage = recognise(BATCH)
    assert coverage.holds("batch-serving")
    assert not coverage.holds("online-serving")
    assert "precomputed predictions" in coverage.facts["batch-serving"].why
    for section in ("inference-optimization", "api-contract"):
        assert coverage.sections[section].necessity is not Necessity.REQUIRED


def test_a_job_that_scores_is_how_a_batch_system_serves() -> None:
    text = "# Churn\n\n## Operation\n\nA weekly batch job scores all subscribers and writes a table for the callers.\n"
    assert recognise(text).sections["serving-architecture"].state is not State.MISSING
    assert recognise(text.replace("scores", "counts")).sections["serving-architecture"].state is State.MISSING


def test_an_analysis_is_not_asked_for_serving() -> None:
    away = not_applicable(recognise(ANALYSIS))
    assert {"serving-architecture", "online-metrics", "monitoring-and-alerting"} <= away.keys()
    assert away["serving-architecture"] == "nobody calls the model live"


@pytest.mark.parametrize(
    ("front_matter", "fact", "holds"),
    [
        ("training: none", "pretrained-only", True),
        ("serving: batch", "batch-serving", True),
        ("serving: batch", "online-serving", False),
        ("designdoc: {training: custom}", "custom-training", True),
        ("teams: [core, search]", "several-teams", True),
    ],
)
def test_front_matter_decides_a_fact_whatever_the_text_says(front_matter: str, fact: str, holds: bool) -> None:
    found = recognise(f"---\n{front_matter}\n---\n{BATCH}").facts[fact]
    assert found.holds is holds
    assert "front matter" in found.why


def test_numbers_decide_what_words_cannot() -> None:
    text = "# Feed\n\n## Scale\n\nThe peak is 4,000 requests per second, and latency must stay under 150 ms at p99.\n"
    coverage = recognise(text)
    assert coverage.holds("high-traffic")
    assert coverage.holds("tight-latency")
    assert not recognise(text.replace("4,000", "40").replace("150 ms", "3 s")).holds("high-traffic")


def test_a_profile_shifts_what_is_needed_and_never_what_is_found() -> None:
    production, concept = recognise(BATCH), recognise("---\nprofile: concept\n---\n" + BATCH)
    assert concept.profile == "concept"
    assert len(concept.required) < len(production.required)
    assert {s: c.state for s, c in concept.sections.items()} == {s: c.state for s, c in production.sections.items()}
