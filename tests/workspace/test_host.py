"""The host and its snapshots: edits make new versions, and a lazily parsed document equals a freshly parsed one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from designdoc.document.parse import parse
from designdoc.text import Span
from designdoc.workspace.host import Host
from designdoc.workspace.snapshot import Folder, OpenDocument, Replaced

TEXT = (
    "---\ntitle: T\n---\n# Title\n\nIntro 😀.\n\n## Goals\n\n- one\n\n```py\n# no heading\n```\n\nSetext\n---\n\ntail\n"
)

PIECES = st.sampled_from(["a", "\n", "# ", "\n## New\n", "```\n", "---\n", "😀", "\r\n", "", "- [ ] x\n", "<!-- c -->"])


def document(text: str = TEXT) -> OpenDocument:
    return OpenDocument("key", "file:///a.md", "/a.md", "markdown", 1, text)


def shape(opened: OpenDocument) -> list[tuple[int, str, str | None]]:
    passages = opened.document.passages
    return [(p.start, p.content.text, p.heading.text if p.heading else None) for p in passages]


@given(st.data())
def test_edits_lead_to_what_a_fresh_parse_sees(data: st.DataObject) -> None:
    opened = document()
    for version in range(2, 2 + data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(opened.text)))
        end = data.draw(st.integers(start, min(len(opened.text), start + 12)))
        piece = data.draw(PIECES)
        expected = opened.text[:start] + piece + opened.text[end:]
        opened = opened.edited(version, Span(start, end), piece)
        assert opened.text == expected
        if data.draw(st.booleans()):  # otherwise several edits are parsed together
            assert shape(opened) == [
                (p.start, p.content.text, p.heading.text if p.heading else None) for p in parse(expected).passages
            ]
    fresh = document(opened.text)
    assert shape(opened) == shape(fresh)
    assert [opened.lines.line_start(n) for n in range(opened.lines.line_count)] == [
        fresh.lines.line_start(n) for n in range(fresh.lines.line_count)
    ]


@given(st.data())
def test_two_replacements_are_one_that_holds_both(data: st.DataObject) -> None:
    text = "0123456789"
    start = data.draw(st.integers(0, 10))
    first = Span(start, data.draw(st.integers(start, 10)))
    middle = text[: first.start] + "ab" + text[first.end :]
    start = data.draw(st.integers(0, len(middle)))
    second = Span(start, data.draw(st.integers(start, len(middle))))
    final = middle[: second.start] + "XYZ" + middle[second.end :]
    merged = Replaced(first, 2).then(second, 3)
    now = final[merged.span.start : merged.span.start + merged.length]
    assert text[: merged.span.start] + now + text[merged.span.end :] == final


def test_a_replaced_text_keeps_the_passages_it_did_not_touch() -> None:
    opened = document()
    before = opened.document
    after = opened.replaced(2, TEXT.replace("tail", "end")).document
    assert after.contents[0] is before.contents[0]
    assert after.contents[-1] is not before.contents[-1]


def test_a_snapshot_does_not_see_later_changes() -> None:
    host = Host()
    host.open(document())
    host.set_folders([Folder("file:///", "/", "root")])
    snapshot = host.snapshot
    host.open(document().edited(2, Span(0, 0), "x"))
    host.close("key")
    host.set_folders([])
    assert snapshot.documents["key"].text == TEXT
    assert [folder.name for folder in snapshot.folders] == ["root"]
    assert not host.snapshot.documents


def test_settings_are_read_again_when_their_file_appears_changes_or_goes(tmp_path: Path) -> None:
    host, path = Host(), str(tmp_path / "design.md")
    assert host.settings(path).path is None
    settings = tmp_path / ".designdoc.yaml"
    settings.write_text("exclude: ['old.md']\n", encoding="utf-8")
    assert host.settings(path).path is None, "nothing is read twice unasked"
    assert host.check_settings()
    assert host.settings(path).settings.exclude == ("old.md",)
    assert not host.check_settings()
    settings.write_text("exclude: ['older.md']\n", encoding="utf-8")
    revision = host.revision
    assert host.check_settings()
    assert host.revision > revision
    assert host.settings(path).settings.exclude == ("older.md",)
    settings.unlink()
    assert host.check_settings()
    assert host.settings(path).path is None


def test_mistakes_in_settings_are_kept_beside_what_could_be_read(tmp_path: Path) -> None:
    (tmp_path / ".designdoc.yaml").write_text("exclude: ['old.md']\nfail-on: never-ever\n", encoding="utf-8")
    loaded = Host().settings(str(tmp_path / "design.md"))
    assert loaded.settings.exclude == ("old.md",)
    assert [mistake.line for mistake in loaded.mistakes] == [2]
