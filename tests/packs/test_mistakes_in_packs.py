"""What a pack's author gets wrong is said at its file, line and key, and the rest of the pack still works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.rules.engine import Reviewer

HEAD = "title: House rules\nextends: [ml-system-design]\n"


def mistakes(root: Path, files: dict[str, str], pack_id: str = "house-rules") -> list[str]:
    """The mistakes in a pack of these files, with paths relative to the pack."""
    for name, text in files.items():
        path = root / "house-rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = store.load_with_mistakes(pack_id, [root / "house-rules"]).mistakes
    return [str(mistake).replace(f"{root / 'house-rules'}/", "").replace("\\", "/") for mistake in found]


def section(extra: str = "") -> str:
    return f"title: T\nstep: serving\norder: 999\nnecessity: optional\nexplanation: E.\n{extra}"


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (
            "satisfied-by: [labels, lables]",
            "6:24: satisfied-by[1]: Unknown section 'lables'. Did you mean 'labels'?",
        ),
        ("satisfied-by: [ours]", "6:15: satisfied-by: A section cannot satisfy itself."),
        (
            "implied-by: [labels, lables]",
            "6:22: implied-by[1]: Unknown section 'lables'. Did you mean 'labels'?",
        ),
        ("implied-by: [ours]", "6:13: implied-by: A section cannot imply itself."),
        (
            "conditions: [{when: {any: [{fact: recommender}, {fact: online-servng}]}, then: required}]",
            "6:56: conditions[0].when.any[1].fact: Unknown fact 'online-servng'. Did you mean 'online-serving'?",
        ),
        (
            "conditions: [{when: {profile: [pilott]}, then: required}]",
            "6:32: conditions[0].when.profile[0]: Unknown profile 'pilott'. Did you mean 'pilot'?",
        ),
        ("synonyms: {en: ['--']}", "6:17: synonyms.en[0]: A term needs a letter or a digit."),
        (
            "synonyms: {en: [metric*]}",
            "6:17: synonyms.en[0]: The name of a heading is written out; * is for words in the text.",
        ),
        (
            "synonyms: {english: [x1]}",
            "6:21: synonyms.english: 'english' is no language; write a two-letter code, or any.",
        ),
        (
            "evidence: {strong: {en: [a*b]}}",
            "6:26: evidence.strong.en[0]: "
            "A term is no regular expression: a * ends a word, and in the first word two letters stand before it.",
        ),
        (
            "evidence: {names: [vague-word]}",
            "6:20: evidence.names[0]: Unknown word list 'vague-word'. Did you mean 'vague-words'?",
        ),
        (
            "evidence: {together: [[online]]}",
            "6:23: evidence.together[0]: A group needs two members, or one quantity; a single word is a strong term.",
        ),
        (
            'evidence: {together: [[latency, "#durations"]]}',
            "6:33: evidence.together[0][1]: Unknown quantity 'durations'. Did you mean 'duration'?",
        ),
        (
            "evidence: {described: {spanish: [[noche, predice]]}}",
            "6:33: evidence.described.spanish: 'spanish' is no language; write a two-letter code, or any.",
        ),
        (
            "evidence: {described: {es: [[noche, '--']]}}",
            "6:37: evidence.described.es[0][1]: A term needs a letter or a digit.",
        ),
        ("order-window: [1, 2]", "6:15: order-window: The order 999 lies outside its own window."),
        (
            'scaffold: "## T\\n${1:a} ${3:b}"',
            "6:11: scaffold: Tab stop 2 is missing; tab stops are numbered without gaps.",
        ),
        (
            'scaffold: "Costs $5"',
            "6:11: scaffold: Tab stop 1 is missing; tab stops are numbered without gaps.",
        ),
    ],
)
def test_a_section(tmp_path: Path, extra: str, said: str):
    found = mistakes(tmp_path, {"pack.yaml": HEAD, "sections/ours.yaml": section(extra + "\n")})
    assert found == [f"sections/ours.yaml:{said}"]


def test_a_rule(tmp_path: Path):
    rule = "check: c\ngroup: structur\nseverity: fatal\nenabled: true\nsummary: s\nwhy: w\nmessage: m\n"
    files = {"pack.yaml": HEAD, "rules/ours.yaml": rule.replace("fatal", "info") + "replaces: [lables]\n"}
    assert mistakes(tmp_path, files) == [
        "rules/ours.yaml:2:8: group: Unknown group 'structur'. Did you mean 'structure'?",
        "rules/ours.yaml:8:12: replaces[0]: Unknown section 'lables'. Did you mean 'labels'?",
    ]
    assert mistakes(tmp_path, {"rules/ours.yaml": rule}) == [
        "rules/ours.yaml:3:11: severity: Expected error, warning, info or hint, found 'fatal'."
    ]


def test_an_order_that_is_taken(tmp_path: Path):
    text = section().replace("999", "210")
    assert mistakes(tmp_path, {"pack.yaml": HEAD, "sections/ours.yaml": text}) == [
        "sections/ours.yaml:3:8: order: The section 'feature-store' has the same order."
    ]


def test_an_unknown_step(tmp_path: Path):
    text = section().replace("serving", "servign")
    assert mistakes(tmp_path, {"pack.yaml": HEAD, "sections/ours.yaml": text}) == [
        "sections/ours.yaml:2:7: step: Unknown step 'servign'. Did you mean 'serving'?"
    ]


def test_a_pack_that_extends_nothing_known(tmp_path: Path):
    found = mistakes(tmp_path, {"pack.yaml": "title: T\nextends: [ml-sytem]\n"})
    assert len(found) == 1
    assert found[0].startswith("pack.yaml:1:1: extends: There is no pack 'ml-sytem'. Known packs: adr, base,")


def test_packs_that_extend_each_other(tmp_path: Path):
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text(f"title: T\nextends: [{other}]\n")
    loaded = store.load_with_mistakes("one", [tmp_path])
    assert loaded.pack is None
    assert [mistake.message for mistake in loaded.mistakes] == [
        "The packs extend each other in a circle, which comes back to 'one'."
    ]


@pytest.mark.parametrize("pack_id", ["nothing", "../../etc/passwd", "", "a" * 10_000, "base\n"])
def test_an_unknown_pack_is_an_error_of_its_own(pack_id: str):
    with pytest.raises(store.PackError, match="There is no pack"):
        store.load(pack_id)


def test_a_file_that_nothing_reads(tmp_path: Path):
    assert mistakes(tmp_path, {"pack.yaml": HEAD, "section/ours.yaml": section(), "facts.yml": "facts: []\n"}) == [
        "facts.yml:1:1: Nothing reads this file; its name must end in .yaml.",
        "section/ours.yaml:1:1: Nothing reads this file; see the layout of a pack folder.",
    ]


def test_a_file_whose_name_is_no_id(tmp_path: Path):
    assert mistakes(tmp_path, {"pack.yaml": HEAD, "sections/Our Data.yaml": section()}) == [
        "sections/Our Data.yaml:1:1: The name of the file is the id of what is in it: write 'our-data.yaml'."
    ]


def test_a_broken_file_costs_that_file_alone(tmp_path: Path):
    files = {"pack.yaml": HEAD, "sections/broken.yaml": "title: [", "sections/ours.yaml": section()}
    assert len(mistakes(tmp_path, files)) == 1
    pack = store.load("house-rules", [tmp_path / "house-rules"])
    assert pack.framework is not None
    assert pack.framework.section("ours") is not None
    assert pack.framework.section("labels") is not None


def test_a_file_that_is_not_utf_8(tmp_path: Path):
    mistakes(tmp_path, {"pack.yaml": HEAD, "sections/ours.yaml": section()})
    (tmp_path / "house-rules" / "facts.yaml").write_bytes(b"facts: [\xff]\n")
    told = "facts.yaml:1:9: The file is not valid UTF-8: byte 0xff in line 1; save it as UTF-8."
    assert mistakes(tmp_path, {}) == [told]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path):
    rules = tmp_path / "house-rules" / "rules"
    rules.mkdir(parents=True)
    os.mkfifo(rules / "pipe.yaml")
    told = "rules/pipe.yaml:1:1: The file cannot be read: is not a regular file."
    assert told in mistakes(tmp_path, {"pack.yaml": HEAD})


def test_a_word_list_has_one_form(tmp_path: Path):
    files = {"pack.yaml": HEAD, "lexicon/ours.yaml": "says: Ours.\nwords: [a]\nterms: {en: [b1]}\n"}
    assert mistakes(tmp_path, files) == [
        "lexicon/ours.yaml:1:1: A word list has exactly one of terms, words and groups."
    ]


@pytest.mark.parametrize("needed", [1, 3])
def test_headings_that_tell_a_document(tmp_path: Path, needed: int):
    detection = (
        f"detection:\n  headings-needed: {needed}\n"
        "  headings: [{names: {en: [decision]}}, {names: {en: [status, stat*], english: [state]}}]\n"
    )
    found = mistakes(tmp_path, {"pack.yaml": HEAD + detection})
    assert [mistake.removeprefix("pack.yaml:").partition("; ")[0] for mistake in found] == [
        "5:63: detection.headings[1].names.en[1]: The name of a heading is written out",
        "5:80: detection.headings[1].names.english: 'english' is no language",
        "4:20: detection.headings-needed: From 2 headings to all of them tell a document",
    ]


def test_passages_answer_a_section_that_there_is(tmp_path: Path):
    passages = "passages:\n  en: [We beat the list of last week.]\n"
    files = {
        "pack.yaml": HEAD,
        "answers/base-line.yaml": passages,
        "answers/none.yaml": passages.replace("en:", "eng:"),
    }
    assert mistakes(tmp_path, files) == [
        "answers/base-line.yaml:1:1: Unknown section 'base-line'. Did you mean 'baseline'?",
        "answers/none.yaml:2:8: passages.eng: 'eng' is no language; write a two-letter code, or any.",
    ]


def test_a_mistake_in_a_section_is_said_once_and_not_wherever_the_section_is_named(tmp_path: Path):
    files = {
        "pack.yaml": HEAD + "hints:\n  ours: [label-evidence]\n",
        "sections/ours.yaml": section().replace("order: 999", "order: high"),
        "sections/theirs.yaml": section("satisfied-by: [ours]\nimplied-by: [ours]\n"),
        "answers/ours.yaml": "passages:\n  en: [The mail team signs this off.]\n",
    }
    assert mistakes(tmp_path, files) == [
        "sections/ours.yaml:3:8: order: Expected a whole number, found the text 'high'."
    ]


def test_what_is_left_out_must_have_been_there(tmp_path: Path):
    head = HEAD + "without:\n  sections: [glosary]\n  rules: [no-baseline, no-basline]\n"
    assert mistakes(tmp_path, {"pack.yaml": head}) == [
        "pack.yaml:4:14: without.sections[0]: Unknown section 'glosary'. Did you mean 'glossary'?",
        "pack.yaml:5:24: without.rules[1]: Unknown rule 'no-basline'. Did you mean 'no-baseline'?",
    ]


def test_hints_at_what_nobody_knows(tmp_path: Path):
    head = HEAD + "hints:\n  lables: [label-evidence]\n  baseline: [baseline-evidence, live-evidense]\n"
    assert mistakes(tmp_path, {"pack.yaml": head}) == [
        "pack.yaml:4:11: hints.lables: Unknown section 'lables'. Did you mean 'labels'?",
        "pack.yaml:5:33: hints.baseline[1]: Unknown word list 'live-evidense'. Did you mean 'live-evidence'?",
    ]


def test_names_of_a_short_list_are_read_out(tmp_path: Path):
    found = mistakes(tmp_path, {"pack.yaml": HEAD, "sections/ours.yaml": section().replace("serving", "xyz")})
    assert found[0].startswith("sections/ours.yaml:2:7: step: Unknown step 'xyz'. Known: ")


def test_a_pack_that_extends_itself(tmp_path: Path):
    assert mistakes(tmp_path, {"pack.yaml": "title: H\nextends: [house-rules]\n"}) == [
        "pack.yaml:1:1: extends: There is no other pack 'house-rules' that this one could extend."
    ]


def test_a_scaffold_that_is_no_snippet_stops_no_review(tmp_path: Path):
    files = {"pack.yaml": HEAD, "sections/ours.yaml": section('scaffold: "${user_id}"\n')}
    assert len(mistakes(tmp_path, files)) == 1
    pack = store.load("house-rules", [tmp_path / "house-rules"])
    assert Reviewer(pack).review(parse("# Leaks\n\nWe retrain.\n")).findings
