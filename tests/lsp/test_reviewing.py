"""Reviewing keeps what it makes of passages in them, as long as the same settings hold."""

from designdoc.lsp.reviewing import Reviewing
from designdoc.workspace.host import Host
from designdoc.workspace.snapshot import OpenDocument

TEXT = "---\nframework: ml-system-design\n---\n\n# Ranking\n\n## Metrics\n\nRecall@10 is at least 0.8.\n"


def test_what_was_made_of_passages_under_other_settings_is_forgotten() -> None:
    host = Host()
    reviewing = Reviewing(host, lambda: ("", ""))
    opened = OpenDocument("key", "file:///design.md", "/design.md", "markdown", 1, TEXT)
    host.open(opened)
    first, sizes = reviewing.review(opened), set()
    for _ in range(4):
        host.invalidate()
        again = reviewing.review(opened)
        assert first is not None
        assert again is not None
        assert again.findings == first.findings
        sizes.add(sum(len(content.memory) for content in opened.document.contents))
    assert len(sizes) == 1
