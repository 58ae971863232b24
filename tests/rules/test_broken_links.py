"""Files of the same name are looked for beside a broken link, and each look may be one at a slow drive."""

from __future__ import annotations

from reviewing import pack

from designdoc.document.parse import parse
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer

RULE = "broken-relative-link"


def offered(link: str, there: frozenset[str]) -> tuple[list[str], list[str]]:
    """The titles of the fixes of a broken link, and all that was asked for."""
    asked: list[str] = []

    def exists(path: str) -> bool:
        asked.append(path)
        return path in there

    reviewer = Reviewer(pack(), RuleSettings(select=(RULE,)))
    found = reviewer.review(parse(f"# Feed\n\n## Labels\n\nSee [there]({link}).\n"), exists=exists).findings
    return [fix.title for finding in found if finding.rule == RULE for fix in finding.fixes], asked


def test_no_file_is_looked_for_twice_and_none_after_enough_were_found() -> None:
    nearest = ("d.md", "../b/c/d.md", "../c/d.md")
    titles, asked = offered("b/c/d.md", frozenset((*nearest, "../../../d.md")))
    assert titles == ["Link to 'd.md'", "Link to '../b/c/d.md'", "Link to '../c/d.md'"]
    assert len(asked) == len(set(asked))
    assert asked[-1] == "../c/d.md"


def test_a_path_too_deep_is_not_looked_for() -> None:
    assert offered("1/2/3/4/5/6/7/8/d.md", frozenset(["d.md"])) == ([], ["1/2/3/4/5/6/7/8/d.md"])
