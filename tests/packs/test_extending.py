"""A team's own pack extends, changes and replaces what ships, and says what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.packs.model import AmbiguousHeading, Necessity, Pack, Section
from designdoc.recognition.recogniser import Recogniser


def house_rules(root: Path, files: dict[str, str]) -> Path:
    folder = root / "house-rules"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def load(pack_id: str, folder: Path) -> Pack:
    loaded = store.load_with_mistakes(pack_id, [folder])
    assert list(map(str, loaded.mistakes)) == []
    assert loaded.pack is not None
    return loaded.pack


def section_of(pack: Pack, section_id: str) -> Section:
    assert pack.framework is not None
    section = pack.framework.section(section_id)
    assert section is not None
    return section


TAKES_THE_PLACE = "id: ml-system-design\ntitle: Ours\nextends: [ml-system-design]\n"


def test_a_pack_with_the_same_id_takes_the_place_of_the_shipped_one(tmp_path: Path):
    folder = house_rules(tmp_path, {"pack.yaml": TAKES_THE_PLACE})
    ours, shipped = load("ml-system-design", folder), store.load("ml-system-design")
    assert ours.title == "Ours"
    assert ours.framework is not None
    assert shipped.framework is not None
    assert ours.framework.sections == shipped.framework.sections
    assert ours.rules == shipped.rules
    assert store.pack_ids([folder]) == ("ml-system-design", *(i for i in store.pack_ids() if i != "ml-system-design"))


def test_it_keeps_how_documents_are_told_unless_it_says_otherwise(tmp_path: Path):
    folder = house_rules(tmp_path, {"pack.yaml": "id: adr\ntitle: Ours\nextends: [adr]\n"})
    ours, shipped = load("adr", folder).framework, store.load("adr").framework
    assert ours is not None
    assert shipped is not None
    assert ours.detection == shipped.detection
    house_rules(tmp_path, {"pack.yaml": "id: adr\ntitle: Ours\nextends: [adr]\ndetection: {front-matter: [decided]}\n"})
    ours = load("adr", folder).framework
    assert ours is not None
    assert (ours.detection.front_matter, ours.detection.headings) == (("decided",), ())


def test_a_framework_of_ones_own_is_told_by_what_its_own_pack_says(tmp_path: Path):
    folder = house_rules(tmp_path, {"pack.yaml": "title: Ours\nextends: [adr]\n"})
    assert store.told_by("house-rules", [folder]) == ""
    house_rules(tmp_path, {"pack.yaml": "title: Ours\nextends: [adr]\ndetection: {front-matter: [decided]}\n"})
    assert store.told_by("house-rules", [folder]) == "marks"


def test_packs_that_extend_the_shipped_one_see_the_change(tmp_path: Path):
    folder = house_rules(
        tmp_path, {"pack.yaml": TAKES_THE_PLACE, "sections/summary.yaml": "title: Executive summary\n"}
    )
    section = section_of(load("genai-system-design", folder), "summary")
    assert section.title == "Executive summary"


def test_a_file_changes_the_keys_it_writes_and_adds_words(tmp_path: Path):
    folder = house_rules(
        tmp_path,
        {
            "pack.yaml": TAKES_THE_PLACE,
            "sections/online-metrics.yaml": "necessity: optional\n"
            "synonyms: {en: [live KPIs]}\nevidence: {strong: {en: [kite rate]}}\n",
        },
    )
    ours = section_of(load("ml-system-design", folder), "online-metrics")
    shipped = section_of(store.load("ml-system-design"), "online-metrics")
    assert ours.necessity is Necessity.OPTIONAL
    assert ours.explanation == shipped.explanation
    assert ours.synonyms["en"] == (*shipped.synonyms["en"], "live KPIs")
    assert ours.evidence.strong["en"] == (*shipped.evidence.strong["en"], "kite rate")
    assert ours.evidence.weak == shipped.evidence.weak


def test_a_section_left_out_can_be_written_anew(tmp_path: Path):
    folder = house_rules(
        tmp_path,
        {
            "pack.yaml": TAKES_THE_PLACE + "without: {sections: [glossary]}\n",
            "sections/glossary.yaml": "title: Words\nstep: wrap-up\norder: 551\n"
            "necessity: required\nexplanation: Ours.\n",
        },
    )
    section = section_of(load("ml-system-design", folder), "glossary")
    assert (section.title, section.synonyms) == ("Words", {})


def test_what_spoke_of_a_section_left_out_goes_with_it(tmp_path: Path):
    folder = house_rules(
        tmp_path, {"pack.yaml": TAKES_THE_PLACE + "without: {sections: [feature-store], rules: [empty-section]}\n"}
    )
    pack = load("ml-system-design", folder)
    assert pack.framework is not None
    assert pack.framework.section("feature-store") is None
    assert all("feature-store" not in (*s.satisfied_by, *s.implied_by) for s in pack.framework.sections)
    assert all("feature-store" not in heading.also + heading.default for heading in pack.framework.headings.ambiguous)
    assert all("feature-store" not in profile.recommend for profile in pack.framework.profiles)
    ids = {rule.id for rule in pack.rules}
    assert "feature-store-missing" not in ids
    assert "empty-section" not in ids
    assert "duplicate-section" in ids


def test_a_rule_can_be_changed_and_added(tmp_path: Path):
    rule = "check: c\ngroup: structure\nseverity: info\nenabled: true\nsummary: s\nwhy: w\nmessage: m\n"
    folder = house_rules(
        tmp_path,
        {
            "pack.yaml": TAKES_THE_PLACE,
            "rules/empty-section.yaml": "severity: hint\noptions: {house: 1}\n",
            "rules/data-contract-missing.yaml": rule,
        },
    )
    rules = {rule.id: rule for rule in load("ml-system-design", folder).rules}
    shipped = {rule.id: rule for rule in store.load("ml-system-design").rules}
    assert rules["empty-section"].severity == "hint"
    assert rules["empty-section"].check == shipped["empty-section"].check
    assert rules["empty-section"].options == {**shipped["empty-section"].options, "house": 1}
    assert rules["data-contract-missing"].severity == "info"


def test_a_new_framework_keeps_the_sections_it_names(tmp_path: Path):
    folder = house_rules(
        tmp_path,
        {"pack.yaml": "title: Short\nextends: [ml-system-design]\ninherit: [problem-statement, baseline]\n"},
    )
    pack = load("house-rules", folder)
    assert pack.framework is not None
    assert [section.id for section in pack.framework.sections] == ["problem-statement", "baseline"]
    assert pack.framework.sections[1].satisfied_by == ()


def test_a_folder_of_packs_is_a_root_as_well(tmp_path: Path):
    house_rules(tmp_path, {"pack.yaml": "title: One\nextends: [base]\n"})
    assert store.load("house-rules", [tmp_path]).title == "One"


def test_a_new_section_takes_its_names_from_what_is_inherited(tmp_path: Path):
    """ "Labels" is a name of an inherited section, "Metrics" an inherited heading for several sections."""
    new = "title: Labels\nstep: wrap-up\norder: 561\nnecessity: optional\nexplanation: E.\n"
    new += "synonyms: {en: [metrics]}\n"
    folder = house_rules(tmp_path, {"pack.yaml": TAKES_THE_PLACE, "sections/ours.yaml": new})
    framework = load("ml-system-design", folder).framework
    assert framework is not None
    holders = [
        s.id for s in framework.sections if {"labels", "metrics"} & {n.lower() for n in s.synonyms.get("en", ())}
    ]
    assert holders == ["ours"]
    assert all(
        "metrics" not in heading.names.get("en", ())
        for heading in (*framework.headings.ambiguous, *framework.headings.shared)
    )
    assert any("metrics" in heading.names.get("en", ()) for heading in shipped_headings())


def test_a_section_that_is_changed_as_well_does_not_take_its_old_names_back(tmp_path: Path):
    new = "title: Labels\nstep: wrap-up\norder: 561\nnecessity: optional\nexplanation: E.\n"
    files = {"pack.yaml": TAKES_THE_PLACE, "sections/ours.yaml": new, "sections/labels.yaml": "explanation: Other.\n"}
    changed = section_of(load("ml-system-design", house_rules(tmp_path, files)), "labels")
    assert changed.explanation == "Other."
    assert "labels" not in {name.lower() for name in changed.synonyms["en"]}
    assert "ground truth" in changed.synonyms["en"]


def shipped_headings() -> tuple[AmbiguousHeading, ...]:
    framework = store.load("ml-system-design").framework
    assert framework is not None
    return framework.headings.ambiguous


def test_a_heading_for_several_sections_goes_with_the_first_of_them(tmp_path: Path):
    folder = house_rules(tmp_path, {"pack.yaml": TAKES_THE_PLACE + "without: {sections: [experiment-design]}\n"})
    framework = load("ml-system-design", folder).framework
    assert framework is not None
    assert all(
        "online testing and deployment" not in heading.names.get("en", ()) for heading in framework.headings.shared
    )


@pytest.mark.parametrize(
    ("role", "below", "sections"),
    [
        ("plan", "### Sprint 1\n\nA.\n\n### Sprint 2\n\nB.\n\n### Sprint 3\n\nC.", [("ours",)] * 3),
        ("functional", "### FR-1: Login\n\nA.", [("ours",)]),
        ("non-functional", "### NFR-1: Uptime\n\nA.", [("ours",)]),
    ],
)
def test_a_section_of_ones_own_takes_a_role(tmp_path: Path, role: str, below: str, sections: list[tuple[str, ...]]):
    head = "title: Ours\nsteps: [{id: one, title: One}]\n"
    section = f"title: Ours\nstep: one\norder: 1\nnecessity: optional\nexplanation: Why.\nrole: {role}\n"
    folder = house_rules(tmp_path, {"pack.yaml": head, "sections/ours.yaml": section})
    coverage = Recogniser(load("house-rules", folder)).recognise(parse(f"# Leaks\n\n## Notes\n\n{below}\n"))
    assert [match.sections for match in coverage.headings[2:]] == sections


def test_sections_stand_in_the_order_of_their_numbers():
    pack = store.load("genai-system-design")
    assert pack.framework is not None
    orders = [section.order for section in pack.framework.sections]
    assert orders == sorted(orders)
    steps = [step.id for step in pack.framework.steps]
    places = [steps.index(section.step) for section in pack.framework.sections]
    assert places == sorted(places)
