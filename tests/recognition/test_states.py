"""Covered, thin, missing, not applicable: when a document earns which state, and what proves it."""

from __future__ import annotations

import pytest
from recognised import recognise, state

from designdoc.recognition.coverage import How, State

SECTION = "retraining"
CONCRETE = (
    "The model is retrained every Monday on the last 90 days of closed tickets. A new version is promoted only if "
    "recall on the held-out week does not fall by more than 1%."
)


def under(text: str, heading: str = "Retraining") -> str:
    return f"# Leaks\n\n## {heading}\n\n{text}\n"


def test_concrete_text_under_its_heading_covers() -> None:
    assert state(under(CONCRETE), SECTION) is State.COVERED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TBD",
        "TODO: ask the data team what they would like to do about this and when they could start with it.",
        "When is the model retrained, on which data, and who says yes to the new version of the model?",
        "Describe how often the model is retrained and on which data, and who approves the new version.",
        "We retrain.",
        "<!-- The model is retrained every Monday on the last 90 days of closed tickets, as agreed. -->",
        "Later.",
    ],
)
def test_a_heading_with_nothing_said_is_thin(text: str) -> None:
    assert state(under(text), SECTION) is State.THIN


def test_what_stands_before_the_first_section_mentions_the_problem_unless_it_is_metadata() -> None:
    prose = "Guests wait for hours because nobody knows which berth will be free and when it will be."
    lines = (
        "**Version**: 2, for the harbour team\n\n**Author**: Ada of the northern guild\n\n**Date**: the third of May"
    )
    for before, expected in ((prose, State.THIN), (lines, State.MISSING)):
        assert state(f"# Berths\n\n{before}\n\n## Retraining\n\n{CONCRETE}\n", "problem-statement") is expected


def test_the_metrics_and_losses_that_are_named_tell_the_kind_of_task() -> None:
    for text, expected in (("We look at RMSE and MAE.", State.THIN), ("We look at the harbour.", State.MISSING)):
        assert state(f"# Leaks\n\n## Ways of working\n\n{text}\n", "ml-task-type") is expected


def test_text_elsewhere_covers_without_a_heading() -> None:
    text = (
        "The model is retrained every Monday. Fine-tuning takes one hour, the model update is automatic, and "
        "continuous training with a sliding window keeps the old nights out of the retraining."
    )
    assert state(f"# Leaks\n\n## Ways of working\n\n{text}", SECTION) is State.COVERED


def test_one_phrase_elsewhere_is_a_mention() -> None:
    assert state("# Leaks\n\n## Ways of working\n\nSomebody has to retrain the model.\n", SECTION) is State.THIN


def test_silence_is_missing() -> None:
    assert state("# Leaks\n\n## Ways of working\n\nThe crew meets on Mondays.\n", SECTION) is State.MISSING


@pytest.mark.parametrize(
    "text",
    [
        "There is no retraining of the model in the first year.",
        "> The model is retrained every Monday, says the vendor's brochure.",
    ],
)
def test_what_is_denied_or_quoted_does_not_count(text: str) -> None:
    assert state(f"# Leaks\n\n## Ways of working\n\n{text}\n", SECTION) is State.MISSING


def test_what_is_out_of_scope_is_not_covered_but_the_scope_is() -> None:
    text = "# Leaks\n\n## Goals and non-goals\n\n- Goal: a list each morning for every depot in the north of town.\n"
    text += "- Out of scope: a feature store, feature store ingestion and online feature store reads.\n"
    assert state(text, "feature-store") is not State.COVERED
    assert state(text, "goals-and-non-goals") is State.COVERED


def test_goals_without_an_exclusion_are_thin() -> None:
    text = (
        "# Leaks\n\n## Goals and non-goals\n\nOur goal is a list each morning for every depot in the north of town.\n"
    )
    assert state(text, "goals-and-non-goals") is State.THIN


GOALS = (
    "- Berth within 10 minutes of arrival for 90% of ferries.\n- No ferry waits longer than 25 minutes.\n"
    "- A new timetable is learned within one week.\n"
)
LEFT_OUT = "Pleasure boats, towage and pilotage. Berths that are assigned by treaty stay with the harbour master."


@pytest.mark.parametrize("left_out", ["Out of scope", "Non-goals", "What we will not do"])
def test_a_heading_that_says_what_is_left_out_completes_the_goals(left_out: str) -> None:
    text = f"# Berths\n\n## The problem\n\n### Goals\n\n{GOALS}\n### {left_out}\n\n{LEFT_OUT}\n"
    assert state(text, "goals-and-non-goals") is State.COVERED
    assert state(text.replace(LEFT_OUT, ""), "goals-and-non-goals") is State.THIN
    assert state(text.replace(left_out, "Stakeholders"), "goals-and-non-goals") is State.THIN


def test_neighbouring_headings_of_one_section_cover_it_together() -> None:
    plain = (
        "Every Monday the crew takes the nights that went wrong, adds them to what it had, and runs the whole thing "
    )
    plain += "once more before breakfast, so that the harbour master sees the outcome when he comes in.\n"
    assert state(under(plain), SECTION) is State.THIN
    assert state(under(f"{plain}\n## Model updates\n\n{plain}"), SECTION) is State.COVERED
    assert state(under(f"{plain}\n# Elsewhere\n\n## Model updates\n\n{plain}"), SECTION) is State.THIN


WITH_REASON = (
    "Not applicable: because the vendor updates the model for us.",
    "Не применимо: модель обновляет поставщик, а не мы.",
    "不适用：模型由供应商负责更新，我们不训练。",
    "該当なし：モデルの更新は納入業者が担当するため。",
    "해당 없음: 모델은 공급사가 직접 갱신하기 때문이다.",
    "No aplica: porque el proveedor actualiza el modelo.",
    "Não se aplica: porque o fornecedor atualiza o modelo.",
    "Sans objet : parce que le fournisseur met à jour le modèle.",
    "Nicht zutreffend: weil der Anbieter das Modell pflegt.",
)


@pytest.mark.parametrize("settled", WITH_REASON)
def test_not_applicable_with_a_reason_settles_a_section(settled: str) -> None:
    language = "Ein Satz, damit die Sprache klar ist." if settled.startswith("Nicht") else settled
    found = recognise(f"# X\n\n{language}\n\n" + under(settled).removeprefix("# Leaks\n")).sections[SECTION]
    assert found.state is State.NOT_APPLICABLE
    assert found.reason


@pytest.mark.parametrize("settled", WITH_REASON)
@pytest.mark.parametrize(
    ("language", "text"),
    [("en", CONCRETE), ("de", "Das Modell wird nachts auf dem neuen Stand der Daten geprüft, und wir sehen es an.")],
)
def test_not_applicable_may_be_in_another_language_than_the_document(settled: str, language: str, text: str) -> None:
    coverage = recognise(f"# Leaks\n\n{5 * text}\n\n## Retraining\n\n{settled}\n")
    assert coverage.language == language
    assert coverage.sections[SECTION].state is State.NOT_APPLICABLE


def test_not_applicable_without_a_reason_settles_nothing() -> None:
    assert state(under("Not applicable."), SECTION) is State.THIN


def test_front_matter_says_that_a_section_is_not_applicable_and_why() -> None:
    found = recognise("---\nnot_applicable: {retraining: the vendor does it}\n---\n# Leaks\n").sections[SECTION]
    assert (found.state, found.reason) == (State.NOT_APPLICABLE, "the vendor does it")


def test_open_questions_in_the_text_mention_the_section_that_collects_them() -> None:
    stated = "# Leaks\n\n## Data sources\n\nSound comes from the vendor every night; the depots add what they found.\n"
    asked = "Who pays for storage?\n\nWhich depot is first?\n\nWho keeps the keys?\n"
    assert state(stated, "open-questions") is State.MISSING
    assert state(f"{stated}\n{asked}", "open-questions") is State.THIN


def test_a_question_that_is_answered_at_once_is_not_open() -> None:
    asked = ("Who pays for storage?", "Which depot is first?", "Who keeps the keys?")
    answered = "\n\n".join(f"{question}\n\nThe northern depot, as it does today." for question in asked)
    assert state(f"# Leaks\n\n## Depots\n\n{answered}\n", "open-questions") is State.MISSING


@pytest.mark.parametrize(
    "asked",
    [
        "## Quality\n\n- **Recall:** do we find them all?\n- **Delay:** how soon?\n- **Noise:** how many are wrong?",
        "## What does the crew look at?\n\n- Is the pump new?\n- Is the valve open?\n- Was it wet last week?",
    ],
)
def test_questions_that_explain_a_label_or_answer_a_question_are_not_open(asked: str) -> None:
    stated = "# Leaks\n\n## Data sources\n\nSound comes from the vendor every night; the depots add what they found."
    assert state(f"{stated}\n\n{asked}\n", "open-questions") is State.MISSING


def test_the_titles_under_references_are_not_said_by_the_design() -> None:
    text = "# Leaks\n\n## {}\n\n- [Feature store and canary release in practice](https://x.example)\n"
    assert state(text.format("Papers"), "feature-store") is State.THIN
    assert state(text.format("References"), "feature-store") is State.MISSING


def test_a_price_per_month_is_no_traffic() -> None:
    text = "# Leaks\n\n## Notes\n\nThe rest is {} in all depots."
    assert state(text.format("500 requests per second"), "scale-estimation") is not State.MISSING
    assert state(text.format("$500 per month"), "scale-estimation") is State.MISSING
    assert state(text.format("10 to 12 hours per week"), "scale-estimation") is State.MISSING


@pytest.mark.parametrize(
    ("section", "mentioned", "by_the_way"),
    [
        ("deployment-and-rollout", "Deployment takes a night.", "The crew checks the list before deployment."),
        ("labels", "The target is a leak.", "Depots are written in target encoding."),
        ("offline-evaluation", "We count the hit rate.", "We count the cache hit rate."),
    ],
)
def test_a_word_within_a_phrase_about_something_else_mentions_nothing(
    section: str, mentioned: str, by_the_way: str
) -> None:
    assert state(f"# Leaks\n\n## Notes\n\n{mentioned}\n", section) is State.THIN
    assert state(f"# Leaks\n\n## Notes\n\n{by_the_way}\n", section) is State.MISSING


def test_loose_words_in_different_items_of_a_list_do_not_add_up() -> None:
    items = ("limit", "must hum", "a budget", "must comply", "legal wind", "it cannot", "requires snow")
    together = f"- {' '.join(items)}\n- pumps\n- rain\n"
    apart = "".join(f"- {item}\n" for item in items)
    heading = "# Leaks\n\n## Depots\n\n"
    assert state(heading + together, "constraints-and-assumptions") is State.COVERED
    assert state(heading + apart, "constraints-and-assumptions") is State.THIN


@pytest.mark.parametrize(
    ("says", "covers"),
    [
        ("the crew looks at the old pumps again", False),
        ("the crew updates the model when pumps change", True),
        ("the crew looks at the 40 old pumps again", True),
        ("the crew looks at the old pumps again before the rain comes in October", True),
    ],
)
def test_few_words_behind_a_label_need_a_term_or_a_figure(says: str, covers: bool) -> None:
    found = state(f"# Leaks\n\n## Depots\n\n- **Model updates:** {says}\n", SECTION)
    assert found is (State.COVERED if covers else State.THIN)


@pytest.mark.parametrize(
    ("says", "covers"),
    [
        ("tools that tell how a change is received by those who work in the harbour", False),
        ("half of the callers get the new list for 14 days, at least 400 of them", True),
        (
            "the callers of one pier get the new list, those of the next one keep the old, and after two weeks "
            "the crew looks at who had to wait longer on the phone",
            True,
        ),
    ],
)
def test_a_label_amid_another_section_needs_two_signs_or_more_words(says: str, covers: bool) -> None:
    item = f"- **A/B testing:** {says}\n"
    amid = state(f"# Leaks\n\n## Scope\n\n{item}", "experiment-design")
    assert amid is (State.COVERED if covers else State.THIN)
    assert state(f"# Leaks\n\n## Notes\n\n{item}", "experiment-design") is State.COVERED


def test_a_handful_of_things_is_no_scale() -> None:
    text = "# Leaks\n\n## Notes\n\nThe crew listens to {} every morning."
    assert state(text.format("12,000 records"), "scale-estimation") is not State.MISSING
    assert state(text.format("12 records"), "scale-estimation") is State.MISSING


def test_the_best_proof_is_a_heading_and_words_prove_in_text_tables_and_diagrams() -> None:
    covered = recognise(under(CONCRETE)).proofs[SECTION]
    assert (covered[0].how, covered[0].words) == (How.HEADING, "Retraining")
    table = recognise("## Notes\n\n| a | b |\n|---|---|\n| retraining | weekly |\n").proofs[SECTION]
    assert {proof.how for proof in table} == {How.TABLE}
    diagram = recognise("## Notes\n\n```mermaid\nflowchart LR\n  A[Retraining] --> B\n```\n").proofs[SECTION]
    assert [proof.how for proof in diagram] == [How.DIAGRAM]


def test_a_user_s_synonym_names_a_section() -> None:
    from designdoc.document.parse import parse
    from designdoc.packs.store import load
    from designdoc.recognition.recogniser import Recogniser

    taught = Recogniser(load("ml-system-design"), {SECTION: ["Spring cleaning"]})
    said = (
        "The duty officer of the harbour signs the sheet when the books of the 40 largest ships are closed, and what "
        "comes of it goes out to all 12 pilots within two hours."
    )
    text = under(said, "Spring cleaning")
    assert state(text, SECTION) is not State.COVERED
    assert taught.recognise(parse(text)).sections[SECTION].state is State.COVERED


def test_a_heading_is_not_covered_by_what_stands_below_it_about_other_sections() -> None:
    below = (
        "### Monitoring and alerting\n\nA dashboard shows lost files, and an alert goes to the team at 3% of them.\n"
    )
    assert state(f"# Leaks\n\n## Open questions\n\n{below}", "open-questions") is State.THIN


def test_a_second_section_of_a_heading_needs_something_of_its_own() -> None:
    text = "# Leaks\n\n## Model development and offline evaluation\n\n{}\n"
    trained = "Gradient boosting was chosen over a neural network because it trains in minutes on two years of nights."
    assert state(text.format(trained), "offline-evaluation") is State.THIN
    assert state(text.format(trained + " It is judged by recall and by average precision."), "offline-evaluation") is (
        State.COVERED
    )


def test_what_the_questions_of_a_template_name_is_mentioned() -> None:
    asked = "".join(f"## {part}\n\nWhat do you know about it?\n\n" for part in ("Data", "Models", "People"))
    template = f"# Template\n\n{asked}## Other\n\nIs there a feature store?\n"
    assert state(template, "feature-store") is State.THIN


def test_a_drawing_in_text_is_substance() -> None:
    drawing = "```mermaid\nflowchart LR\n  Sensor --> Gateway --> Lake --> Scorer --> Screen --> Crew\n```\n"
    assert state(f"# Leaks\n\n## System architecture\n\n{drawing}", "high-level-architecture") is State.COVERED
    assert state("# Leaks\n\n## System architecture\n\n![](a.png)\n", "high-level-architecture") is State.THIN


def test_a_task_of_the_glossary_names_the_type_of_task_in_any_language() -> None:
    said = "# Lecks\n\n## Vorgehen\n\nDie Crew bekommt eine Prognose und eine Empfehlung für den Tag.\n"
    assert state(said, "ml-task-type") is State.THIN
    assert state(said.replace("Prognose", "Liste").replace("Empfehlung", "Notiz"), "ml-task-type") is State.MISSING


def test_a_line_of_plain_text_may_begin_with_the_name_of_a_section() -> None:
    said = "# Leaks\n\n## Model\n\nBaseline: the crew's own order, right in 21 % of nights.\n"
    assert state(said, "baseline") is State.THIN
    assert state(said.replace("Baseline:", "Notes:"), "baseline") is State.MISSING


def test_a_label_that_frames_the_whole_design_counts_only_where_no_other_section_is_treated() -> None:
    text = "# Leaks\n\n## {}\n\n- **Scope:** every pump of the harbour, once each night.\n"
    assert state(text.format("Batch prediction"), "goals-and-non-goals") is State.MISSING
    assert state(text.format("Notes on the project"), "goals-and-non-goals") is not State.MISSING


def test_what_the_authors_are_going_to_add_is_no_instruction_to_the_reader() -> None:
    text = "# Leaks\n\n## {}\n\n- Add encryption of the readings and GDPR rules.\n"
    assert state(text.format("Future enhancements"), "privacy-and-compliance") is State.THIN


@pytest.mark.parametrize(
    ("section", "one", "other", "found"),
    [
        ("serving-architecture", "Callers send a request.", "An api answers within the hour.", State.THIN),
        ("cost-estimate", "Pumps are expensive.", "The budget was cut in May.", State.MISSING),
    ],
)
def test_two_loose_words_mention_only_what_designs_nearly_always_speak_of(
    section: str, one: str, other: str, found: State
) -> None:
    assert state(f"# Leaks\n\n## Depots\n\n{one}\n\n## Crews\n\n{other}\n", section) is found


def test_loose_words_of_one_passage_are_not_scattered_over_the_document() -> None:
    words = "Callers send a request.\n\nThe big api is by the door."
    assert (
        state(f"# Leaks\n\n## Depots\n\n{words}\n\n## Crews\n\nTea at noon.\n", "serving-architecture") is State.MISSING
    )
    assert state(words, "serving-architecture") is State.THIN


def test_a_label_among_the_risks_says_what_may_go_wrong() -> None:
    quality = (
        "- **Data quality**: poor data make poor forecasts, so we clean and preprocess the data before training.\n"
    )
    for heading, found in (("Measures", State.COVERED), ("Risks", State.THIN)):
        assert state(f"# Leaks\n\n## {heading}\n\n{quality}", "data-quality") is found


def test_a_loose_word_within_a_longer_term_belongs_to_that_term() -> None:
    said = "# Leaks\n\n## Depots\n\nThe crew keeps the old {}.\n\n## Crews\n\nThe database is in the cellar.\n"
    assert state(said.format("batch"), "data-pipeline") is State.THIN
    assert state(said.format("batch size"), "data-pipeline") is State.MISSING


def test_a_word_that_keeps_coming_is_what_the_document_is_about() -> None:
    text = "\n\n".join(f"## Depot {number}\n\nThe dashboard there shows the pumps." for number in "ABCDEF")
    assert state(f"# Dashboards for depots\n\n{text}\n", "monitoring-and-alerting") is State.MISSING
    assert state(f"# Dashboards for depots\n\n{text}\n", "serving-architecture") is State.THIN


TOOLS = {
    "Database": "PostgreSQL on the big machine",
    "Ingestion": "Kafka",
    "Screens": "React, with the charts of the vendor",
    "Tests": "pytest, each night",
    "Scheduling": "Airflow",
    "Paper": "The printer in the northern depot",
    "Clean rooms": "ETL",
}


def test_terms_all_over_a_table_are_a_mention_and_those_of_neighbouring_rows_cover() -> None:
    strewn = "\n".join(f"| {name} | {use} |" for name, use in TOOLS.items())
    together = "\n".join(f"| {name} | {use} |" for name, use in sorted(TOOLS.items(), key=lambda row: row[1]))
    beginning = "# Leaks\n\n## What we use\n\n| What | Which |\n| --- | --- |\n"
    assert state(f"{beginning}{strewn}\n", "data-pipeline") is State.THIN
    dense = "| Night | Kafka fills the data lake, Airflow starts the ETL |"
    assert state(f"{beginning}{together}\n{dense}\n", "data-pipeline") is State.COVERED


def test_names_in_one_sentence_or_one_list_count_once() -> None:
    what, section = "# Leaks\n\n## What we use\n\n", "monitoring-and-alerting"
    assert state(f"{what}We use Prometheus, Grafana and Sentry.\n", section) is State.THIN
    assert state(f"{what}- Prometheus\n- Grafana\n- Sentry\n", section) is State.THIN
    assert state(f"{what}- Prometheus and Grafana: an alert on data drift\n", section) is State.COVERED
    compared = (
        "Logistic regression was tried first. XGBoost found one leak in five more. The LSTM found no more than that."
    )
    assert state(f"{what}{compared}\n", "model-selection") is State.COVERED
    assert state(f"{what}Logistic regression, XGBoost and the LSTM.\n", "model-selection") is State.THIN


def test_weak_terms_alone_cover_nothing() -> None:
    said = "We report RMSE, MAE and MAPE, and for the ranking also nDCG, MRR and recall@k."
    assert state(f"# Leaks\n\n## Offline metrics\n\n{said}\n", "ml-task-type") is State.THIN


def test_a_table_of_contents_covers_nothing() -> None:
    entries = "".join(f"- [{name}](#x)\n" for name in ("Kafka ingestion", "Airflow and ETL", "Data lake"))
    assert state(f"# Leaks\n\n## Notes\n\n{entries}", "data-pipeline") is State.COVERED
    assert state(f"# Leaks\n\n## Table of contents\n\n{entries}", "data-pipeline") is State.THIN


def test_limits_that_raise_an_alert_are_no_requirements() -> None:
    limits = "An alert goes out when p99 latency is above 300 ms, throughput below 40 QPS or availability below 99.9%."
    assert state(f"# Leaks\n\n## Limits\n\n{limits}\n", "non-functional-requirements") is State.COVERED
    assert state(f"# Leaks\n\n## Monitoring\n\n{limits}\n", "non-functional-requirements") is State.THIN


def test_a_heading_does_not_live_on_a_word_below_the_heading_of_something_else() -> None:
    """What stands below "Retraining" is about the rollout, and names a retrained model only by the way."""
    rollout = "The retrained model goes to one depot first; after a week without complaints the other nine follow it."
    own = "Each Monday the model is retrained; the model update is automatic, and nobody is asked for a signature."
    beginning = "# Leaks\n\n## Retraining\n\n### Rollout\n\n"
    assert state(f"{beginning}{rollout}\n", SECTION) is State.THIN
    assert state(f"{beginning}{own}\n", SECTION) is State.COVERED


NOTES = "# Berths\n\n## Notes of Tuesday\n\n{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "The seasonal naive forecast of the harbour office reaches 41 minutes on the same nights.",
        "- What runs today is the harbour master's rule of thumb: the next free berth, by length.",
        "As a baseline we take LightGBM on the length of the ship and the tide alone.",
    ],
)
def test_one_sentence_with_something_definite_covers_where_one_is_enough(text: str) -> None:
    assert state(NOTES.format(text=text), "baseline") is State.COVERED


@pytest.mark.parametrize(
    "text",
    [
        "The seasonal naive forecast, 41 minutes.",
        "The seasonal naive forecast is computed for every berth of the harbour.",
        "Does the seasonal naive forecast of the harbour office reach 41 minutes on the same nights?",
        "| Forecast | Error |\n| --- | --- |\n| the seasonal naive forecast of the office | 41 minutes a night |",
    ],
)
def test_a_name_a_question_or_a_row_is_a_mention(text: str) -> None:
    assert state(NOTES.format(text=text), "baseline") is State.THIN


def test_amid_another_section_one_strong_term_is_a_mention_and_two_are_an_answer() -> None:
    one = "Once a week the seasonal naive forecast of the harbour office is drawn on the board with its 41 minutes."
    two = "The seasonal naive forecast, which is what runs today, is drawn on the board with its 41 minutes."
    for text, expected in ((one, State.THIN), (two, State.COVERED)):
        assert state(f"# Berths\n\n## Monitoring\n\n{text}\n", "baseline") is expected


def test_where_one_sentence_is_not_enough_it_is_a_mention() -> None:
    text = "Drift detection with PSI runs once a night on the features of the last 24 hours at every berth."
    assert state(NOTES.format(text=text), "drift-detection") is State.THIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No answer in time: fall back to the last berth.", State.THIN),
        ("no answer in time → fall back to the last berth", State.THIN),
        ("| Storm | What then |\n| --- | --- |\n| no radar data | fall back to the last berth |", State.THIN),
        ("We do not fall back to the last berth.", State.MISSING),
        ("| Storm | What then |\n| --- | --- |\n| radar lost | no fall back |", State.MISSING),
    ],
)
def test_what_is_done_where_there_is_nothing_is_not_negated(text: str, expected: State) -> None:
    assert state(NOTES.format(text=text), "reliability-and-fallbacks") is expected


SYSTEM = "# Berths\n\nA gateway passes each call on to the ranker, which reads the tides from Redis and answers.\n"


def test_who_describes_a_system_has_said_something_of_what_it_does() -> None:
    coverage = recognise(SYSTEM)
    architecture, required = coverage.sections["high-level-architecture"], coverage.sections["functional-requirements"]
    assert (architecture.state, required.state) == (State.THIN, State.THIN)
    drawn = [proof.span for proof in coverage.proofs["high-level-architecture"]]
    assert [proof.span for proof in coverage.proofs["functional-requirements"]] == drawn
    assert state("# Berths\n\nTides are read twice a day.\n", "functional-requirements") is State.MISSING


@pytest.mark.parametrize(
    "lead",
    [
        "This document describes the forecast of berths, how it is trained and who is called when it is wrong.",
        "本文档描述泊位预测系统的整体结构，包括数据、训练和值班安排，供港口的三个团队评审。",
        "Этот документ описывает прогноз стоянок, его обучение, и кто дежурит, когда прогноз неверен.",
    ],
)
def test_a_lead_that_says_what_the_document_is_states_no_problem(lead: str) -> None:
    problem = "Every third ship waits four hours for its berth, and the port pays two million a year for it."
    assert state(f"# Berths\n\n{lead}\n\n## Tides\n\nA.\n", "problem-statement") is State.MISSING
    assert state(f"# Berths\n\n{problem}\n\n## Tides\n\nA.\n", "problem-statement") is State.THIN


def test_what_a_heading_names_second_has_to_be_spoken_of_to_count_for_the_heading_above() -> None:
    told = "A recruiter uploads the letters of one vacancy and gets them in order, each with three lines of reasons. "
    problem = "# Letters\n\n## Business problem\n\n### Use cases\n\n"
    assert state(problem + told * 4, "problem-statement") is State.THIN
    spoken_of = f"{problem}{told * 4}The problem is that reading them takes days.\n"
    assert state(spoken_of, "problem-statement") is State.COVERED


@pytest.mark.parametrize("heading", ["Other extensions", "Possible improvements", "Future work"])
def test_what_might_be_added_one_day_covers_nothing(heading: str) -> None:
    loss = "The model is trained with cross-entropy loss, a pairwise ranking loss and a contrastive loss.\n"
    assert state(f"# Videos\n\n## Ranker\n\n{loss}", "loss-function") is State.COVERED
    assert state(f"# Videos\n\n## {heading}\n\n{loss}", "loss-function") is State.THIN


def test_what_is_minimised_is_the_loss() -> None:
    minimised = "Minimize cross entropy for each positive label and sampled negative examples.\n"
    assert state(f"# Videos\n\n## Loss function\n\n{minimised}", "loss-function") is State.COVERED
