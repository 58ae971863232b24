"""The packs that ship are complete: no mistakes, and everything an author or an editor needs of each section."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from designdoc.packs import scaffold, store
from designdoc.packs.model import Condition, Framework, Section
from frameworks import FRAMEWORKS

LANGUAGES = {"en", "ru", "zh", "ja", "ko", "es", "pt", "fr", "de"}


def framework(pack_id: str) -> Framework:
    found = store.load(pack_id).framework
    assert found is not None
    return found


def sections(pack_id: str) -> tuple[Section, ...]:
    return framework(pack_id).sections


def test_these_packs_ship():
    assert set(store.pack_ids()) == {
        "base",
        "ml-system-design",
        "genai-system-design",
        "system-design",
        "design-doc",
        "rfc",
        "adr",
        "ml-model-card",
    }


@pytest.mark.parametrize("pack_id", store.pack_ids())
def test_there_are_no_mistakes(pack_id: str):
    assert list(map(str, store.load_with_mistakes(pack_id).mistakes)) == []


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_the_steps_share_the_time_of_an_interview_or_none_has_a_share(pack_id: str):
    """Records and proposals are no interviews."""
    assert sum(step.minutes for step in framework(pack_id).steps) in (0, 45)


def test_the_usual_metrics_of_a_task_are_measured_offline_and_fit_it():
    pack = store.load("ml-system-design")
    metrics = {metric.id: metric for metric in pack.metrics}
    for task in pack.tasks:
        for usual in map(metrics.__getitem__, task.usual_metrics):
            assert (usual.kind, task.id in usual.tasks) == ("offline", True), f"{task.id}: {usual.id}"


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_no_term_is_strong_and_weak_evidence_of_one_section(pack_id: str):
    for section in sections(pack_id):
        strong, weak = section.evidence.strong, section.evidence.weak
        twice = {language: set(strong[language]) & set(weak[language]) for language in strong.keys() & weak.keys()}
        assert not any(twice.values()), f"{section.id}: {twice}"


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_no_name_of_a_word_list_is_a_strong_term_of_the_same_section_as_well(pack_id: str):
    lexicon = store.load(pack_id).lexicon
    for section in sections(pack_id):
        strong = {language: set(terms) for language, terms in section.evidence.strong.items()}
        for name in section.evidence.names:
            words = lexicon[name] if isinstance(lexicon[name], Mapping) else {"any": lexicon[name]}
            for language, terms in words.items():
                listed = strong if language in ("any", "en") else {language: strong.get(language, set())}
                assert not any(known.intersection(terms) for known in listed.values()), f"{section.id}: {name}"


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_the_summary_fits_into_a_line_of_a_list(pack_id: str):
    assert 20 < len(framework(pack_id).summary) <= 91, "VS Code cuts off what is longer"


def test_the_ml_framework_is_whole():
    ml = framework("ml-system-design")
    assert len(ml.steps) == 10
    assert len(ml.sections) == 57
    assert [p.id for p in ml.profiles] == ["production", "pilot", "concept", "interview"]
    assert len(store.load("ml-system-design").metrics) == 150
    assert set(ml.requirement_parts) <= {s.id for s in ml.sections}


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_every_section_says_what_it_is_for(pack_id: str):
    for section in sections(pack_id):
        assert section.purpose.startswith("so that "), section.id
        assert not section.purpose.endswith("."), section.id
        assert section.explanation.endswith((".", "?")), section.id
        assert len(section.questions) >= 2, section.id
        assert all(question.endswith(("?", ")", ".")) for question in section.questions), section.id


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_every_section_has_a_name_of_its_own(pack_id: str):
    titles = [section.title for section in sections(pack_id)]
    assert len(set(titles)) == len(titles)


def test_every_section_of_the_ml_framework_has_names_in_nine_languages():
    for section in sections("ml-system-design"):
        assert set(section.synonyms) >= LANGUAGES - {"en"}, section.id


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_every_section_has_guidance(pack_id: str):
    for section in sections(pack_id):
        assert section.common_mistake, section.id
        assert section.good_example, section.id
        assert section.bad_example, section.id
        assert section.bad_example.why, section.id


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_every_scaffold_begins_with_the_title_and_can_be_inserted_anywhere(pack_id: str):
    for section in sections(pack_id):
        text = scaffold.as_text(scaffold.parse(section.scaffold))
        first = text.splitlines()[0]
        assert re.fullmatch(rf"#{{2,4}} {re.escape(section.title)}", first), (section.id, first)
        assert "${" not in text, section.id
        prompts = re.findall(r"\$\{[^}]*\}", section.scaffold)
        assert not re.search("[<>]", "".join(prompts)), f"{section.id}: a prompt is shown between such signs"
        moved = scaffold.at(section.scaffold, 5)
        assert moved.startswith(f"##### {section.title}"), section.id


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_sections_stand_in_the_order_of_their_steps(pack_id: str):
    found = framework(pack_id)
    position = {step.id: number for number, step in enumerate(found.steps)}
    places = [position[section.step] for section in found.sections]
    assert places == sorted(places)


def facts_in(condition: Condition) -> set[str]:
    nested = (*condition.all, *condition.any, *condition.no)
    return ({condition.fact} if condition.fact else set()).union(*map(facts_in, nested))


@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_every_condition_gives_a_reason(pack_id: str):
    for section in sections(pack_id):
        for rule in section.conditions:
            assert rule.because, section.id
            assert not rule.because.endswith("."), section.id


def test_what_training_needs_makes_no_sense_without_it():
    for name in ("labels", "data-splits", "loss-function", "training-pipeline", "feature-engineering", "retraining"):
        section = framework("ml-system-design").section(name)
        assert section is not None
        away = [rule for rule in section.conditions if rule.not_applicable]
        assert any("pretrained-only" in facts_in(rule.when) for rule in away), name


def test_a_fact_that_words_decide_has_words_in_the_languages_of_its_documents():
    for fact in framework("ml-system-design").facts:
        assert fact.terms.get("en") or fact.note, fact.id


def test_no_pack_holds_a_regular_expression():
    """Terms are words; brackets, backslashes and bars would be read as such."""
    for pack_id in store.pack_ids():
        pack = store.load(pack_id)
        for section in pack.framework.sections if pack.framework else ():
            terms = [
                t for words in (section.evidence.strong, section.evidence.weak) for ts in words.values() for t in ts
            ]
            assert [t for t in terms if re.search(r"[\\\[\]()|^$?{}]", t)] == [], section.id
