"""Every fixture under ``fixtures/``: the findings are exactly those drawn, and fixes do what is written below them.

The file's name is the rule under test; only that rule runs, unless a case's settings say otherwise.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from reviewing import CRASHED, findings, pack

import markdown_fixtures as fixtures
from designdoc.packs.store import pack_ids

FOLDER = Path(__file__).parent / "fixtures"
FILES = sorted(FOLDER.glob("*.md"))
CASES = [
    pytest.param(file, number, id=f"{file.stem}: {case.name}")
    for file in FILES
    for number, case in enumerate(fixtures.cases(file.read_text(encoding="utf-8")))
]


def finder(file: Path) -> fixtures.Find:
    return partial(findings, only=(file.stem,))


@pytest.fixture(scope="session", autouse=True)
def _updated(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-fixtures"):
        for file in FILES:
            text = file.read_text(encoding="utf-8")
            file.write_text(fixtures.updated(text, finder(file)), encoding="utf-8")


@pytest.mark.parametrize(("file", "number"), CASES)
def test_case(file: Path, number: int) -> None:
    case = fixtures.cases(file.read_text(encoding="utf-8"))[number]
    find = finder(file)
    found = find(case.text, case.settings)
    problems = fixtures.differences(case, found)
    for finding in found:
        for fix in finding.fixes:
            assert not list(fixtures.overlapping(fix.edits)), fix.title
    if case.fixed_title and not problems:
        after = fixtures.fixed(case, find)
        if after != case.fixed_text:
            problems.append(f"after '{case.fixed_title}' the text is:\n{after}")
    assert not problems, f"{file.name}, {case.name} (--update-fixtures rewrites it):\n" + "\n".join(problems)


def test_every_rule_that_is_on_fires_in_a_fixture() -> None:
    """Except the one that tells of a check that crashed."""
    drawn = {file.stem: any(case.drawn for case in fixtures.cases(file.read_text(encoding="utf-8"))) for file in FILES}
    on = {rule.id for pack_id in pack_ids() for rule in pack(pack_id).rules if rule.enabled}
    assert sorted(rule for rule in on - {CRASHED} if not drawn.get(rule)) == []
