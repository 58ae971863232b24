"""An example in a rule of a user's pack that shows what is not so is a mistake at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.rules.reviewers import Reviewers
from designdoc.workspace.settings import from_text

RULE = """\
check: section-absent
group: order
severity: warning
enabled: false
absence: true
summary: Nothing is said about labels.
why: They are what the model learns.
message: No labels.
options: {section: labels, necessities: [required, recommended]}
"""
WITHOUT = "# Spam filter\\n\\n## Data sources\\n\\nMessages of the mail service, 40M a day.\\n"
WITH = (
    WITHOUT
    + "\\n## Labels\\n\\nUsers report spam; two annotators look at 500 reports a day and agree on 93% of them.\\n"
)


def mistakes(folder: Path, rule: str, name: str = "no-labels", head: str = "") -> list[str]:
    """Where the examples of a rule are wrong, once it stands in a pack of the user's own."""
    (folder / "house" / "rules").mkdir(parents=True)
    (folder / "house" / "pack.yaml").write_text(f"title: House\nextends: [ml-system-design]\n{head}", "utf-8")
    (folder / "house" / "rules" / f"{name}.yaml").write_text(rule, "utf-8")
    settings, _ = from_text("packs: [house]\n", str(folder / ".designdoc.yaml"), folder)
    reviewers = Reviewers(settings)
    return [str(mistake).partition(f"{name}.yaml:")[2] for mistake in reviewers.example_mistakes()]


@pytest.mark.parametrize(
    ("firing", "silent", "said"),
    [
        (WITHOUT, WITH, []),
        (WITH, WITH, ["11:11: firing[0].text: The rule does not fire on this text."]),
        (WITHOUT, WITHOUT, ["13:11: silent[0].text: The rule fires on this text: No labels."]),
    ],
    ids=["right", "firing", "silent"],
)
def test_a_wrong_example_of_a_new_rule(tmp_path: Path, firing: str, silent: str, said: list[str]) -> None:
    examples = f'firing:\n  - text: "{firing}"\nsilent:\n  - text: "{silent}"\n'
    assert mistakes(tmp_path, RULE + examples) == said


def test_an_example_is_about_the_section_that_it_names(tmp_path: Path) -> None:
    examples = f'silent:\n  - text: "{WITHOUT}"\n    section: data-sources\n'
    assert mistakes(tmp_path, RULE + examples) == []


def test_a_message_that_asks_for_what_its_check_does_not_report_is_told_at_the_example(tmp_path: Path) -> None:
    (told,) = mistakes(
        tmp_path, RULE.replace("message: ", "message: '{titel} ' # ") + f'firing:\n  - text: "{WITHOUT}"\n'
    )
    assert "its message asks for {titel}, and the check has {title}" in told


def test_a_rule_with_another_mistake_is_passed_over(tmp_path: Path) -> None:
    rule = RULE.replace("section: labels", "section: labelz")
    assert mistakes(tmp_path, rule + f'firing:\n  - text: "{WITH}"\n') == []


def test_only_examples_that_the_file_writes_are_looked_at(tmp_path: Path) -> None:
    """A file that changes what a rule looks for need not answer for the examples of the shipped rule."""
    head, other_words = "id: ml-system-design\n", "options: {words: vague-words}\n"
    assert mistakes(tmp_path / "changed", other_words, "placeholder-text", head) == []
    own = other_words + 'firing: [{text: "# Spam\\n\\n## Labels\\n\\nTBD\\n"}]\n'
    assert mistakes(tmp_path / "own", own, "placeholder-text", head) == [
        "2:17: firing[0].text: The rule does not fire on this text."
    ]
