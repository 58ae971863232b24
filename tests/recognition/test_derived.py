"""Tables worked out of a pack are kept for the next start; nothing that happens to what was kept can be observed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs import compiled, store
from designdoc.packs.model import Pack
from designdoc.recognition.derived import as_shipped, derived, recorded
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.records import replace
from designdoc.rules.engine import Reviewer
from designdoc.rules.shipped_tables import tables_of


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """A pack as the cache gives it, so that its content has a name."""
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "cache"))
    return loaded(store.load("adr"))


def loaded(pack: Pack) -> Pack:
    return compiled.loads(compiled.dumps(pack))


class Maker:
    """Makes a table and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, tuple[int, ...]]:
        self.times += 1
        return {"a": (1, 2)}


def kept(tmp_path: Path) -> Iterator[Path]:
    return (path for path in (tmp_path / "cache" / "derived").rglob("*") if path.is_file() and path.name[0] != "l")


def test_a_table_is_made_once(pack: Pack) -> None:
    make = Maker()
    assert [derived(pack, "table", make) for _ in range(2)] == [{"a": [1, 2]}] * 2
    assert make.times == 1


def test_another_pack_another_name_and_a_changed_pack_have_tables_of_their_own(pack: Pack) -> None:
    make = Maker()
    for subject, name in ((pack, "a"), (pack, "b"), (loaded(replace(pack, title="Other")), "a"), (pack, "a")):
        derived(subject, name, make)
    assert make.times == 3


def test_a_pack_that_was_put_together_in_this_process_shares_no_table(pack: Pack) -> None:
    make = Maker()
    for _ in range(2):
        derived(replace(pack, title="Other"), "table", make)
    assert make.times == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0" * 400])
def test_a_damaged_table_is_made_again(pack: Pack, tmp_path: Path, damage: bytes) -> None:
    make = Maker()
    derived(pack, "table", make)
    for path in kept(tmp_path):
        path.write_bytes(damage)
    assert derived(pack, "table", make) == {"a": [1, 2]}
    assert make.times == 2


def test_without_a_folder_that_can_be_written_it_is_made_every_time(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "file"))
    make = Maker()
    assert [derived(pack, "table", make) for _ in range(2)] == [{"a": [1, 2]}] * 2
    assert make.times == 2


def test_a_table_that_came_with_the_wheel_is_used_for_the_pack_it_was_made_from(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "tables" / pack.id / "table.json"
    table.parent.mkdir(parents=True)
    monkeypatch.setattr("designdoc.packs.shipped.COMPILED", str(tmp_path))
    make = Maker()
    table.write_text(as_shipped("of another pack", {"a": [0]}), encoding="utf-8")
    assert derived(pack, "table", make) == {"a": [1, 2]}
    table.write_text(as_shipped(compiled.digest_of(pack) or "", {"a": [3]}), encoding="utf-8")
    assert derived(pack, "table", make) == {"a": [3]}
    assert make.times == 1


def test_the_wheel_brings_every_table_that_an_english_document_needs_and_answers_in_all_languages() -> None:
    pack = store.load("ml-system-design")
    tables = tables_of(replace(pack), "digest")
    with recorded() as needed:
        Reviewer(replace(pack)).review(parse("# Ranking\n\n## Ofline metrics\n\nNDCG.\n\n## Monitorring\n\nAlerts.\n"))
    assert {name for name in tables if not name.startswith("answers-")} <= needed.keys() <= tables.keys()
    assert len([name for name in tables if name.startswith("answers-")]) == 9


def test_names_that_were_kept_match_as_those_just_learned_do(pack: Pack) -> None:
    headings = [
        "Context",
        "Context and problem statement",
        "Контекст",
        "背景",
        "Decision outcome",
        "Considered options:",
    ]
    fresh, stored = HeadingMatcher(replace(pack)), HeadingMatcher(pack)
    again = HeadingMatcher(pack)
    for heading in headings:
        assert fresh.match(heading) == stored.match(heading) == again.match(heading)


def test_the_users_own_names_are_learned_on_top(pack: Pack) -> None:
    assert pack.framework is not None
    section = pack.framework.sections[0].id
    assert HeadingMatcher(pack, {section: ["House name"]}).match("House name").sections == (section,)
    assert HeadingMatcher(pack).match("House name").sections == ()
