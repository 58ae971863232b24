"""Which sections a heading names, whatever it wears."""

from __future__ import annotations

import pytest
from recognised import recognise, recogniser, sections_of

from designdoc.recognition.coverage import State

WORN = [
    "1. Online metrics",
    "1) Online metrics",
    "(3) Online metrics",
    "3.2.1 Online metrics",
    "IV. Online metrics",
    "iv) Online metrics",
    "b) Online metrics",
    "Step 5: Online metrics",
    "Part II - Online metrics",
    "§ 4 Online metrics",
    "第三章 Online metrics",
    "三、Online metrics",
    "（二）Online metrics",
    "４．Online metrics",
    "5️⃣ Online metrics",
    "🚀 Online metrics 🎯",
    "**Online metrics**",
    "_Online metrics_:",
    "Online metrics (TBD)",
    "[WIP] Online metrics",
    "Online metrics [draft]",
    "ONLINE METRICS",
    "Ｏｎｌｉｎｅ ｍｅｔｒｉｃｓ",
    "ONLİNE METRİCS",
    "Online-metrics",
    "Online&nbsp;metrics",
    "Online metric",
    "The online metrics",
    "Our online metrics for the first year",
]


@pytest.mark.parametrize("heading", WORN)
def test_numbering_and_dress_do_not_hide_a_name(heading: str) -> None:
    assert sections_of(f"## {heading}") == [("online-metrics",)]


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Offline and online metrics", ("offline-evaluation", "online-metrics")),
        ("Deployment & monitoring", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("Metrics and losses", ("offline-evaluation", "loss-function")),
        ("Risks, mitigations", ("risks-and-mitigations",)),
        ("监控与漂移", ("monitoring-and-alerting", "drift-detection")),
        ("배포와 모니터링", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("Despliegue y monitoreo", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("Evaluation: online metrics", ("offline-evaluation", "online-metrics")),
        ("Monitoring - dashboards and alerts", ("monitoring-and-alerting",)),
        ("MLOps and monitoring", ("operations-and-ownership", "monitoring-and-alerting")),
        ("What is included in the scope of the project/iteration, what is not included", ("goals-and-non-goals",)),
    ],
)
def test_a_compound_heading_names_what_its_parts_name(heading: str, sections: tuple[str, ...]) -> None:
    (found,) = sections_of(f"## {heading}\n\nCTR and the refund rate are measured every week on live traffic.")
    assert set(found) <= set(sections)
    assert sections[-1] in found


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Онлайн-метрики", "online-metrics"),
        ("Зачем идем в разработку продукта? Чем станет лучше?", "problem-statement"),
        ("Что может пойти не так", "risks-and-mitigations"),
        ("为什么做这件事", "problem-statement"),
        ("目前的做法", "baseline"),
        ("データの分け方", "data-splits"),
        ("왜 만들었나", "problem-statement"),
        ("Ёмкость и масштаб системы: нефункциональные требования", "non-functional-requirements"),
        ("線上指標", "online-metrics"),
        ("資料來源", "data-sources"),
        ("特徵工程", "feature-engineering"),
        ("オンライン指標", "online-metrics"),
        ("온라인 지표", "online-metrics"),
        ("Métricas en producción", "online-metrics"),
        ("Métricas em produção", "online-metrics"),
        ("Métriques en ligne", "online-metrics"),
        ("Online-Metriken", "online-metrics"),
        ("Questions ouvertes", "open-questions"),
        ("Which model and why?", "model-selection"),
        ("Project implementation costs", "cost-estimate"),
        ("The stages of problem solving", "milestones"),
        ("Description of the infrastructure", "serving-architecture"),
        ("Creating the training dataset", "data-sources"),
        ("What the scope of this iteration includes and what it does not, and who decided so", "goals-and-non-goals"),
        ("召回架构", "high-level-architecture"),
        ("Re-entrenamiento", "retraining"),
        ("7.2 予測処理フロー", "serving-architecture"),
        ("メトリクス収集", "monitoring-and-alerting"),
        ("バックテスト設計", "offline-evaluation"),
        ("提供価値", "problem-statement"),
        ("4.5 유지보수성", "non-functional-requirements"),
        ("Краткое описание БТ", "functional-requirements"),
        ("Deep dive 2: training pipeline orchestration", "training-pipeline"),
        ("Appendix C: Cost estimate", "cost-estimate"),
        ("Keeping the model fresh", "retraining"),
        ("Key Metrics (KPIs)", "success-metrics"),
        ("Evaluation (A/B test)", "experiment-design"),
        ("Claims data", "data-sources"),
        ("Datos históricos de ventas", "data-sources"),
        ("Données simulées nécessaires", "data-sources"),
        ("Betriebskosten", "cost-estimate"),
        ("Wetterdaten", "data-sources"),
        ("The ML problem", "ml-objective"),
        ("Pregunta de investigación", "problem-statement"),
        ("O que o sistema não faz", "goals-and-non-goals"),
        ("Desafios técnicos conhecidos", "risks-and-mitigations"),
        ("Appendix: Comparison to previous plan", "alternatives-considered"),
    ],
)
def test_names_of_all_languages_are_known(heading: str, section: str) -> None:
    assert recogniser().matcher.match(heading).sections[:1] == (section,)


def test_metrics_below_monitoring_are_what_is_monitored() -> None:
    watched = "- Click-through rate and precision on yesterday's labels\n- Latency and error rate of the service\n"
    text = f"# Berths\n\n## Monitoring\n\nDashboards for the crew.\n\n### Key metrics\n\n{watched}"
    assert sections_of(text)[-1] == ("monitoring-and-alerting",)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Risks {#what-may-go-wrong}", "risks-and-mitigations"),
        ("部署策略 {#deploy .unlisted}", "deployment-and-rollout"),
        ("Cost estimate {: #money }", "cost-estimate"),
    ],
)
def test_the_anchor_of_a_heading_is_no_part_of_it(heading: str, section: str) -> None:
    assert recogniser().matcher.match(heading).sections[:1] == (section,)


@pytest.mark.parametrize(
    "heading",
    [
        "Methodology",
        "Notes",
        "Proposal",
        "ML System Design Doc - Recommendations",
        "Appendix B",
        "Alice and Bob",
        "Big data",
        "Geschäftsmodell",
        "Risk score derivation",
        "Hauling the data",
        "Point estimation",
        "v2.3.1",
        "...",
        "#",
        "42",
        "Note for '",
        "你好",
        "データモデル",
        "目錄結構",
        "9.1 データ関連の課題",
        "디렉토리 구조",
        "Variables de entorno",
        "Solución de problemas",
        "Características técnicas",
    ],
)
def test_containers_and_strangers_name_no_section(heading: str) -> None:
    assert recogniser().matcher.match(heading).sections == ()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Visao geral da arquitetura", "high-level-architecture"),
        ("Metricas de exito", "success-metrics"),
        ("Metriques en ligne", "online-metrics"),
        ("Deploiement", "deployment-and-rollout"),
    ],
)
def test_accents_may_be_left_out(heading: str, section: str) -> None:
    assert recogniser().matcher.match(heading).sections[:1] == (section,)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Analyse de risques", "risks-and-mitigations"),
        ("Collecte de données", "data-sources"),
        ("Recolección de los datos", "data-sources"),
        ("Selection of models", "model-selection"),
    ],
)
def test_words_that_only_link_do_not_matter(heading: str, section: str) -> None:
    assert recogniser().matcher.match(heading).sections[:1] == (section,)


def test_setext_headings_count() -> None:
    assert sections_of("Online metrics\n---\n\nCTR.") == [("online-metrics",)]


@pytest.mark.parametrize(
    "text",
    [
        "**Online metrics**\n\n{}",
        "**Online metrics:** {}",
        "- **Online metrics**: {}",
        "- ## Online metrics\n\n  {}",
        "<h2>Online metrics</h2>\n\n{}",
    ],
)
def test_what_stands_like_a_heading_covers_its_section(text: str) -> None:
    says = "we measure the share of nights with a visit and how often guests come back within a month"
    assert recognise("## Notes\n\n" + text.format(says)).sections["online-metrics"].state.value == "covered"


def test_a_table_of_sections_mentions_them() -> None:
    rows = ["Online metrics", "Retraining", "Monitoring and alerting", "Model selection", "Data sources"]
    table = "| Part | What we say |\n|---|---|\n" + "".join(
        f"| {row} | the team of the harbour writes a page on this before spring |\n" for row in rows
    )
    states = recognise(f"## Contents\n\n{table}").sections
    assert states["online-metrics"].state.value == "covered"
    assert states["retraining"].state.value == "thin"


def test_metrics_that_speak_of_the_business_before_any_model_are_success_metrics() -> None:
    charter = "# Charter\n\n## Scope\n\nPumps only.\n\n## Metrics\n\n{}\n"
    assert sections_of(charter.format("Cut the cost of failures, a business goal, by 20%."))[-1] == ("success-metrics",)
    assert sections_of(charter.format("ROC AUC of the classifier on the test set."))[-1][0] == "offline-evaluation"


def test_a_short_heading_is_read_with_the_one_above() -> None:
    assert sections_of("## Metrics\n\n### Offline\n\nRMSE.\n\n### Online\n\nCTR.")[1:] == [
        ("offline-evaluation",),
        ("online-metrics",),
    ]


def test_an_unknown_sub_heading_belongs_to_the_section_above_with_all_that_stands_below_it() -> None:
    text = "## Data sources\n\n### Harbour logs\n\nTides.\n\n#### Format\n\nCSV.\n\n## Methodology\n\n### Harbour\n\nX."
    assert sections_of(text) == [("data-sources",), ("data-sources",), ("data-sources",), (), ()]


@pytest.mark.parametrize("above", ["Architecture overview", "Roadmap", "Deployment"])
def test_what_stands_below_a_component_or_a_phase_has_a_subject_of_its_own(above: str) -> None:
    text = f"## {above}\n\nTwo.\n\n### Harbour\n\nTides.\n\n#### Format\n\nCSV."
    assert sections_of(text)[1] == sections_of(text)[0] != ()
    assert sections_of(text)[2] == ()


@pytest.mark.parametrize(
    ("above", "heading", "sections"),
    [
        ("Data pipeline", "Harbour infrastructure", ("serving-architecture", "data-pipeline")),
        ("API design", "Tide feature API", ("feature-engineering", "api-contract")),
        ("Monitoring", "Model selection", ("model-selection",)),
    ],
)
def test_a_heading_that_one_word_gives_away_is_about_the_one_above_as_well(
    above: str, heading: str, sections: tuple[str, ...]
) -> None:
    assert sections_of(f"## {above}\n\nHourly.\n\n### {heading}\n\nTides.")[1] == sections


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Primary metric for the choice of a model", ("offline-evaluation", "model-selection")),
        ("Métricas en el conjunto de prueba", ("offline-evaluation", "data-splits")),
        ("Metriken im Testdatensatz", ("offline-evaluation",)),
        ("Steps for evaluation", ("offline-evaluation",)),
    ],
)
def test_what_stands_before_a_preposition_says_first_what_a_heading_is_about(
    heading: str, sections: tuple[str, ...]
) -> None:
    assert sections_of(f"## {heading}\n\nTides.")[0][: len(sections)] == sections


@pytest.mark.parametrize(
    "heading", ["For ranking", "When the baseline fails", "Para la clasificación", "Für Regression"]
)
def test_for_which_case_something_is_meant_is_about_the_heading_above(heading: str) -> None:
    assert sections_of(f"## Loss function\n\nHuber.\n\n### {heading}\n\nTides.")[1] == ("loss-function",)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Deploying the model", "deployment-and-rollout"),
        ("How is the model trained?", "training-pipeline"),
        ("Entrenar el modelo", "training-pipeline"),
        ("Avaliar o modelo", "offline-evaluation"),
        ("Comment le modèle est-il déployé ?", "deployment-and-rollout"),
        ("Modell trainieren", "training-pipeline"),
        ("Trained models", "model-selection"),
    ],
)
def test_what_is_done_to_the_model_decides(heading: str, section: str) -> None:
    assert sections_of(f"## {heading}\n\nTides.") == [(section,)]


def test_the_verbs_of_a_phrase_come_before_what_they_are_done_to() -> None:
    text = "## Train and evaluate the model\n\nTides.\n\n## How are the labels evaluated?\n\nTides."
    assert sections_of(text) == [("training-pipeline", "offline-evaluation"), ("offline-evaluation", "labels")]


def test_why_something_matters_is_the_problem_and_what_the_heading_above_says() -> None:
    text = "## Why tides matter\n\nShips.\n\n## Monitoring\n\nHourly.\n\n### Why it matters\n\nShips."
    assert sections_of(text)[0] == ("problem-statement",)
    assert sections_of(text)[2] == ("problem-statement", "monitoring-and-alerting")


def test_a_stage_of_a_plan_is_what_it_does_and_the_plan() -> None:
    text = "## Solution stages\n\nSix.\n\n### Stage 1: Model evaluation\n\nTides."
    assert sections_of(text)[1] == ("offline-evaluation", "milestones")


def test_the_name_of_a_file_names_nothing() -> None:
    assert sections_of("## `train_model.py`\n\nTides.\n\n## data/features.csv\n\nTides.") == [(), ()]


def test_a_first_heading_with_a_number_is_no_title() -> None:
    text = "# {}Problem of the harbour\n\nTides.\n\n## Costs\n\n$ 5."
    assert [sections_of(text.format(number))[0] for number in ("1. ", "")] == [("problem-statement",), ()]


def test_an_empty_umbrella_over_other_sections_stands_for_none() -> None:
    text = "## Evaluation\n\n### Offline metrics\n\nRMSE.\n\n### Online metrics\n\nCTR."
    assert sections_of(text) == [(), ("offline-evaluation",), ("online-metrics",)]


@pytest.mark.parametrize("heading", ["Deployment", "Déploiement", "Security", "Serving & inference", "Architecture"])
def test_a_heading_that_names_its_section_is_no_umbrella_whatever_stands_below(heading: str) -> None:
    text = f"## {heading}\n\n### Offline metrics\n\nRMSE.\n\n### Access control\n\nBadges.\n\n### Costs\n\n$ 5."
    assert sections_of(text)[0] != ()


def test_of_several_readings_the_one_of_the_heading_above_goes_on() -> None:
    text = "## {}\n\nRangers walk at night.\n\n### Problem statement\n\nThe model has to predict floods."
    assert sections_of(text.format("Business problem"))[1][0] == "problem-statement"
    assert sections_of(text.format("Technical approach"))[1][0] == "ml-objective"


def test_a_heading_that_says_all_its_sections_is_no_umbrella() -> None:
    text = "## Monitoring and observability\n\n### Alerts\n\nA page.\n\n### Runbook\n\nCall Ann."
    assert sections_of(text)[0] == ("monitoring-and-alerting",)


def test_the_qualities_listed_under_monitoring_are_what_is_monitored() -> None:
    text = "## {}\n\n### Data quality\n\nMissing readings.\n\n### Model performance\n\nRecall per week."
    assert sections_of(text.format("Monitoring"))[1:] == [("monitoring-and-alerting",)] * 2
    assert ("monitoring-and-alerting",) not in sections_of(text.format("Evaluation"))


def test_a_list_label_is_read_with_the_heading_above() -> None:
    for label in ("Online: ", "Online\n  - "):
        text = f"## Metrics\n\n- {label}share of nights with a visit, and how often guests come back within a month"
        assert recognise(text).sections["online-metrics"].state.value == "covered"


def test_the_phases_of_a_plan_are_the_plan() -> None:
    text = "## Milestones\n\n### Phase 1: data pipeline work\n\nMay.\n\n### Phase 2: deploy to users\n\nJune."
    assert sections_of(text) == [("milestones",)] * 3


def test_a_phase_of_a_plan_is_planned_and_about_the_section_that_it_is_called_by() -> None:
    text = "## Roadmap\n\n### {} 1: Monitoring\n\nMay, by the pilots.\n\n### {} 2: Online metrics\n\nJune."
    for word in ("Phase", "Fase"):
        monitored, measured = sections_of(text.replace("{}", word))[1:]
        assert monitored == ("monitoring-and-alerting", "milestones"), word
        assert measured == ("online-metrics", "milestones"), word
    for word in ("Week", "Weeks", "Day", "フェーズ", "Неделя"):
        assert sections_of(text.replace("{}", word))[1:] == [("milestones",)] * 2, word
    for word in ("Stage", "Этап"):
        assert [own[0] for own in sections_of(text.replace("{}", word))[1:]] == [
            "monitoring-and-alerting",
            "online-metrics",
        ]


@pytest.mark.parametrize(
    ("above", "heading", "section"),
    [
        ("Training pipeline", "Random forest (berths)", "training-pipeline"),
        ("Offline evaluation", "Berth model", "offline-evaluation"),
        ("Serving architecture", "XGBoost", "serving-architecture"),
        ("オフライン評価", "XGBoost", "offline-evaluation"),
        ("Entrenamiento", "Modelo de mareas", "training-pipeline"),
        ("Alternatives considered", "XGBoost for all piers", "alternatives-considered"),
        ("Model architecture", "Why XGBoost", "model-selection"),
    ],
)
def test_a_model_named_below_what_is_done_to_it_says_to_which(above: str, heading: str, section: str) -> None:
    assert sections_of(f"## {above}\n\n### {heading}\n\nTides.")[1][0] == section


@pytest.mark.parametrize(
    ("above", "heading", "section"),
    [
        ("Functional requirements", "Use case 2: alerts for pilots", "functional-requirements"),
        ("Requisitos funcionales", "Caso 2: alerta de marea alta", "functional-requirements"),
        ("機能要件", "ユースケース2：港の監視", "functional-requirements"),
        ("기능 요구사항", "시나리오 2: 항구 모니터링", "functional-requirements"),
        ("Functional requirements", "Monitoring: alerts for pilots", "monitoring-and-alerting"),
        ("Model selection", "Option B: deployment on the pier", "model-selection"),
        ("Выбор модели", "Вариант 2: развёртывание на пирсе", "model-selection"),
    ],
)
def test_one_of_several_counted_things_is_what_the_heading_above_says(above: str, heading: str, section: str) -> None:
    assert sections_of(f"## {above}\n\n### {heading}\n\nTides.")[1] == (section,)


def test_a_series_of_periods_is_a_plan_wherever_it_stands() -> None:
    text = "## {0} 1: harbour maps\n\nMay.\n\n## {0} 2: deploy to users\n\nJune.\n\n## {0} 3: all ports\n\nJuly."
    for period in ("Phase", "Week", "フェーズ", "Sprint", "День"):
        assert sections_of(text.format(period)) == [("milestones",)] * 3
    assert sections_of(text.format("Stage"))[0] == ()
    assert sections_of("## Phase 1: harbour maps\n\nMay.\n\n## Phase 2: all ports\n\nJune.") == [(), ()]


def test_a_series_of_weeks_is_a_plan_even_below_another_section() -> None:
    series = "## Training guide\n\n### {0} 1: maps\n\nA.\n\n### {0} 2: tides\n\nB.\n\n### {0} 3: online metrics\n\nC."
    assert sections_of(series.format("Week"))[1:] == [("milestones",)] * 3
    assert sections_of(series.format("Phase"))[1:3] == [("training-pipeline",)] * 2


def test_the_path_of_an_endpoint_names_nothing() -> None:
    text = "## API design\n\nTides.\n\n### POST `/data`\n\nA.\n\n### 2. GET /models"
    assert sections_of(text) == [("api-contract", "serving-architecture")] * 3
    assert sections_of("## POST /data\n\nA.") == [()]


def test_the_weeks_of_a_phase_of_a_plan_are_the_plan() -> None:
    text = "## 実装計画\n\n### Phase 1: 基盤\n\n#### Week 1\n\nA.\n\n#### Week 2-3\n\nB."
    assert sections_of(text) == [("milestones",)] * 4


def test_two_headings_that_say_nothing_but_their_period_are_a_plan() -> None:
    text = "## Phase {}{}\n\nMay.\n\n## Phase {}{}\n\nJune."
    assert sections_of(text.format(3, " (weeks 10-12)", 4, "")) == [("milestones",)] * 2
    assert sections_of(text.format(3, ": maps", 4, "")) == [(), ()]


def test_what_has_the_code_of_a_requirement_is_required() -> None:
    text = "## {}\n\n### Search\n\n#### {}: API for tides\n\nGuests find a berth.\n\n#### {}.2 Offline use\n\nMaps."
    for code in ("FR-001", "REQ-TIDE-001", "F1"):
        assert sections_of(text.format("Functional requirements", code, code))[2:] == [("functional-requirements",)] * 2
    around = sections_of(text.format("Notes", "FR-001", "F1"))
    assert around[2] == ("functional-requirements",), "FR says so itself"
    assert around[3] != ("functional-requirements",)
    assert sections_of(text.format("Notes", "NFR-3", "NFR-3"))[2] == ("non-functional-requirements",)


def test_a_series_of_horizons_is_a_plan() -> None:
    text = "## {}\n\n### {} (3 months)\n\nMaps.\n\n### {} (6 months)\n\nPorts.\n\n### {} (1 year)\n\nAll."
    for horizons in (("Short-term", "Mid-term", "Long-term"), ("Corto plazo", "Mediano plazo", "Largo plazo")):
        assert sections_of(text.format("Ideas", *horizons))[1:] == [("milestones",)] * 3
        assert sections_of(text.format("Risks", *horizons))[1:] == [("risks-and-mitigations",)] * 3
    assert sections_of("## Short-term memory\n\nOf the crew.") == [()]


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Berth model", ("model-selection",)),
        ("Model 2: hourly tide model", ("model-selection",)),
        ("Two-tower ranking of berths", ("model-selection",)),
        ("How the isolation forest works", ("model-selection",)),
        ("How the LSTM of the harbour works", ("model-selection",)),
        ("Extending the model", ()),
        ("Our business model", ()),
        ("Threat model", ("security-and-abuse",)),
    ],
)
def test_a_heading_that_names_a_kind_of_model_is_about_the_model(heading: str, sections: tuple[str, ...]) -> None:
    assert sections_of(f"## {heading}") == [sections]


def test_a_phase_of_a_plan_may_be_called_like_a_heading_that_only_gathers() -> None:
    text = "## {}\n\nMay.\n\n### Phase 1: Implementation\n\nMaps.\n\n### Phase 2: Production\n\nPorts."
    assert sections_of(text.format("Roadmap")) == [("milestones",)] * 3
    assert sections_of(text.format("Notes"))[1:] == [(), ()]


def test_a_count_in_brackets_says_of_what_the_heading_is() -> None:
    assert sections_of("## Harbour\n\nRedis.\n\n### Tides (9 features)\n\nHeight, hour.")[1] == ("feature-engineering",)


def test_when_training_runs_is_about_training() -> None:
    assert sections_of("## Training pipeline\n\nSpark.\n\n### Schedule\n\nNightly.")[1] == ("training-pipeline",)
    assert sections_of("## Schedule\n\nMay.") == [("milestones",)]


def test_the_code_of_a_requirement_and_the_box_of_a_diagram_are_no_metric() -> None:
    drawing = "```mermaid\ngraph LR\nF1[Tides] --> R2[Berths]\n```"
    for text in ("## F1.2 Berths\n\nGuests.", "## F1: Berths\n\nGuests.", f"## Drawing\n\n{drawing}"):
        assert recognise(text).sections["offline-evaluation"].state.value == "missing"
    assert (
        recognise("## Drawing\n\n```mermaid\ngraph LR\nA[F1 score] --> B\n```")
        .sections["offline-evaluation"]
        .state.value
        == "thin"
    )


def test_an_overview_after_the_table_of_contents_still_comes_first() -> None:
    for contents, overview in (("Contents", "Overview"), ("目次", "概要"), ("목차", "개요"), ("目錄", "概述")):
        assert sections_of(f"# T\n\n## {contents}\n\n- x\n\n## {overview}\n\nTides.")[2] == ("summary",)


def test_a_label_of_two_sections_speaks_for_the_second_only_when_that_is_spoken_of() -> None:
    text = "## Notes\n\n**Training data**: the logs of all harbours of ten years, one row for each night and berth{}."
    assert recognise(text.format("")).sections["labels"].state.value == "missing"
    assert recognise(text.format(", labelled by two pilots")).sections["labels"].state.value == "covered"


def test_a_text_that_was_pasted_without_its_headings_is_read_by_its_short_lines() -> None:
    text = (
        "Berth forecast\n\n"
        "Success metrics\nGuests wait less than 20 minutes in nine of ten weeks; today it is 45.\n\n"
        "Risks\nStorms close the harbour; the risk is that nobody tells us. Owner: the pilots, who call us first.\n\n"
        "Open questions\n\n- Who pays for the sensors is not decided; the pilots ask the port until the end of May.\n"
    )
    sections = recognise(text).sections
    for section in ("success-metrics", "risks-and-mitigations", "open-questions"):
        assert sections[section].state.value == "covered", section
    for section in ("success-metrics", "risks-and-mitigations"):
        unlike = recognise(text.replace("Success metrics\n", "").replace("Risks\n", "")).sections[section]
        assert unlike.state.value != "covered", section


def test_a_label_within_a_line_names_its_section() -> None:
    text = "## Data\n\nTides are logged. Target variable: the height that the gauge at the pier will show in 24 hours."
    assert recognise(text).sections["labels"].state.value == "covered"


def test_a_colon_at_the_end_of_a_paragraph_leads_into_the_list_below() -> None:
    table = "- the table of last year, which every pilot keeps in the drawer of the desk next to the window\n"
    text = f"## Notes\n\nFallback strategy:\n\n{table}"
    assert recognise(text).sections["reliability-and-fallbacks"].state.value == "covered"


def test_two_rows_that_name_parts_of_one_section_speak_for_it() -> None:
    table = "## Framing\n\n| | |\n|---|---|\n| Input | hour, moon and wind |\n| {} | height in the next hours |\n"
    assert recognise(table.format("Output")).sections["inputs-and-outputs"].state.value != "missing"
    assert recognise(table.format("Pier")).sections["inputs-and-outputs"].state.value == "missing"


def test_the_title_is_no_section_unless_it_stands_among_equals() -> None:
    assert sections_of("# Monitoring of pumps\n\n## Online metrics\n\nCTR.")[0] == ()
    assert sections_of("# Monitoring\n\nAlerts.\n\n# Online metrics\n\nCTR.")[0] == ("monitoring-and-alerting",)


def test_what_is_said_of_each_component_is_no_section_of_the_design() -> None:
    part = "## {} layer\n\nReads what the crew wrote.\n\n### Purpose\n\nTo be told apart.\n\n### Outputs\n\nA file.\n\n"
    text = "# Berths\n\n" + "".join(map(part.format, ("Feature", "Screening", "Ledger")))
    found = [match.sections for match in recognise(text).headings if match.text in ("Purpose", "Outputs")]
    assert found == [()] * 6
    twice = "# Berths\n\n" + "".join(map(part.format, ("Screening", "Ledger")))
    assert ("problem-statement",) in sections_of(twice)


def test_the_goals_of_the_phases_of_a_plan_are_goals_of_the_design() -> None:
    phase = "## Phase {}: harbour\n\n### Goals\n\nBerth ten more boats a day.\n\n"
    assert sections_of("# Plan\n\n" + "".join(map(phase.format, (1, 2, 3))))[2::2] == [("goals-and-non-goals",)] * 3


def test_phases_that_are_the_chapters_of_a_document_are_no_plan() -> None:
    chapter = "## Phase {} - {}\n\nBerths are read every hour from the gauges of the harbour.\n\n"
    names = (
        "Business understanding",
        "Data understanding",
        "Data preparation",
        "Modelling",
        "Evaluation",
        "Deployment",
    )
    sections = sections_of("# Berths\n\n" + "".join(chapter.format(n, name) for n, name in enumerate(names, 1)))
    assert all("milestones" not in found for found in sections)
    assert sections[-1][:1] == ("deployment-and-rollout",)
    goods = ("Gauges", "First boats", "All boats")
    assert (
        sections_of("# Berths\n\n" + "".join(chapter.format(n, good) for n, good in enumerate(goods, 1)))[1:]
        == [("milestones",)] * 3
    )


def test_a_section_pasted_twice_is_found_twice() -> None:
    text = "## Online metrics\n\nCTR.\n\n## Risks\n\nFloods.\n\n## Online metrics\n\nCTR."
    assert sections_of(text) == [("online-metrics",), ("risks-and-mitigations",), ("online-metrics",)]


@pytest.mark.parametrize("label", ["┌───┐", "—", "1."])
def test_a_label_without_words_is_no_name_whatever_heading_it_stands_under(label: str) -> None:
    headings = ("Metrics", "Fairness", "Data", "Serving", "Evaluation", "Groups", "Slices")
    assert [recogniser().matcher.names(label, heading).sections for heading in headings] == [()] * len(headings)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("Validation scheme", "data-splits"),
        ("Features", "feature-engineering"),
        ("Costs", "cost-estimate"),
        ("Monitoring", "monitoring-and-alerting"),
    ],
)
@pytest.mark.parametrize("heading", ["Inference", "Our existing infrastructure today"])
def test_inference_and_infrastructure_below_a_section_are_that_of_the_section(
    above: str, section: str, heading: str
) -> None:
    assert section in sections_of(f"## {above}\n\n### {heading}\n\nText.\n")[0]
    assert "serving-architecture" not in sections_of(f"## {above}\n\n### {heading}\n\nText.\n")[1]
    assert sections_of(f"## {heading}\n")[0] == ("serving-architecture",)


def test_integration_is_serving_where_serving_is_spoken_of() -> None:
    assert sections_of("## Integration with other formats\n\nDictionaries become tensors.\n") == [("api-contract",)]
    served = "## Integration points\n\nThe inference service answers the backend through a REST endpoint.\n"
    assert sections_of(served) == [("api-contract", "serving-architecture")]


def test_a_word_that_begins_headings_in_one_language_begins_phrases_in_another() -> None:
    assert sections_of("## Préparation du corpus\n") == [("data-pipeline",)]
    assert sections_of("## Preparation of the article\n") == [()]


@pytest.mark.parametrize(
    "label",
    [
        *("Risks of this phase", "Risks of the project", "Риски данного этапа", "Riesgos de esta fase"),
        *("Riscos deste projeto", "Risques de cette étape", "Risiken dieser Phase"),
    ],
)
def test_a_label_may_say_of_which_part_of_the_work_it_speaks(label: str) -> None:
    text = (
        f"# Notes\n\n## Step 1\n\nWe begin.\n\n{label}:\n\n- the vendor is late by 3 weeks, so we keep the old feed\n"
    )
    assert recognise(text).sections["risks-and-mitigations"].state is not State.MISSING


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Open source platform", ()),
        ("End-to-end integration", ()),
        ("Detailed design plan", ()),
        ("Not in the MVP", ("goals-and-non-goals",)),
        ("Further decisions", ("open-questions",)),
        ("Incident response", ("reliability-and-fallbacks", "operations-and-ownership")),
        ("Governance", ()),
    ],
)
def test_words_of_a_heading_that_mean_something_else(heading: str, section: tuple[str, ...]) -> None:
    assert sections_of(f"# Plan\n\n## {heading}\n\nTo be written by the pilots.\n")[1] == section


def test_resources_are_bought_or_read() -> None:
    bought = "# Plan\n\n## Resources\n\nTwo GPUs for 300 EUR a month.\n"
    read = "# Plan\n\n## Resources\n\n- [Tides](https://example.com/tides)\n- a paper on berths\n"
    assert sections_of(bought)[1] == ("cost-estimate",)
    assert sections_of(read)[1] == ("references",)
