"""``designdoc fix``: what it changes, and what it must not."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest

from designdoc.cli.fixing import Fixed, fix_text
from designdoc.findings import Finding, Fix, Severity
from designdoc.text import Span, TextEdit

FLAWED = """\
# Design Netflix

## Non-functional requirments

The p99 latency stays below 120 ms at 2,000 requests a second.

## Model architecture

A recurrent network.
"""

SPOKEN = """\
# Feed ranking

## Problem statement

Readers scroll past 40 posts before they open one; 3 million readers a day waste 2 minutes each.

## Data sources

Watch events come from the player log, 40 million rows a day, kept for 90 days in the warehouse.

## Monitoring

Alerts on empty lists.

## What Anna brought

The monthly mean is off by 19 percent, embarrassing how hard it is to top.

Boris looked at 50 of the worst misses by hand, and half of them were shops that had just moved.
"""


def finding(rule: str, safe: bool, *edits: tuple[int, int, str]) -> Finding:
    fix = Fix("mend", tuple(TextEdit(Span(start, end), text) for start, end, text in edits), safe=safe)
    return Finding(rule, Severity.WARNING, "", Span(0, 0), fixes=(fix,))


class TestFixText:
    """The loop that applies fixes until nothing changes."""

    def test_fixes_that_do_not_touch_are_applied_together(self) -> None:
        def review(text: str) -> list[Finding]:
            return [finding("a", True, (i, i + 1, "b")) for i, c in enumerate(text) if c == "a" and i % 2 == 0]

        fixed = fix_text("a.a.a", review, unsafe=False)
        assert (fixed.text, fixed.rules) == ("b.b.b", ("a", "a", "a"))

    def test_fixes_that_touch_wait_for_the_next_round(self) -> None:
        def review(text: str) -> list[Finding]:
            at = text.find("a")
            return [] if at < 0 else [finding("x", True, (at, at + 1, "b")), finding("y", True, (at, at + 1, "c"))]

        assert fix_text("aa", review, unsafe=False).text == "bb"

    def test_a_fix_is_applied_as_a_whole_or_not_at_all(self) -> None:
        def review(text: str) -> list[Finding]:
            if text != "abc":
                return []
            return [finding("x", True, (0, 1, "X")), finding("y", True, (0, 1, "Y"), (2, 3, "Y"))]

        assert fix_text("abc", review, unsafe=False).text == "Xbc"

    def test_unsafe_fixes_wait_until_they_are_asked_for(self) -> None:
        def review(text: str) -> list[Finding]:
            return [finding("a", False, (0, 1, "b"))] if text == "a" else []

        assert fix_text("a", review, unsafe=False).text == "a"
        assert fix_text("a", review, unsafe=True).text == "b"

    def test_a_fix_that_needs_the_author_is_never_applied(self) -> None:
        asking = Fix("Add a target", (TextEdit(Span(1, 1), ": at most …"),), asks=True)
        found = Finding("a", Severity.WARNING, "", Span(0, 0), fixes=(asking,))
        assert fix_text("a", lambda text: [found], unsafe=True).text == "a"

    def test_one_of_several_answers_is_never_taken(self) -> None:
        answers = tuple(Fix(f"Write '{text}'", (TextEdit(Span(0, 1), text),), asks=True) for text in "bc")
        found = Finding("a", Severity.WARNING, "", Span(0, 0), fixes=answers)
        assert fix_text("a", lambda text: [found], unsafe=True).text == "a"

    def test_fixes_that_undo_each_other_end_and_change_nothing(self) -> None:
        def review(text: str) -> list[Finding]:
            return [finding("flip", True, (0, 1, "b" if text == "a" else "a"))]

        assert fix_text("a", review, unsafe=False) == Fixed("a", ())

    def test_as_many_rounds_are_made_as_there_are_fixes_at_one_place(self) -> None:
        def review(text: str) -> list[Finding]:
            return [finding("gap", True, (0, 0, "x")) for _ in range(40 - len(text))]

        assert fix_text("", review, unsafe=False).text == "x" * 40

    def test_one_fix_for_many_findings_is_applied_once_and_goes_first(self) -> None:
        together = Fix("insert all", (TextEdit(Span(0, 0), "x" * 40),))
        reviewed: list[str] = []

        def gap() -> Finding:
            alone = Fix("insert one", (TextEdit(Span(0, 0), "x"),))
            return Finding("gap", Severity.WARNING, "", Span(0, 0), fixes=(alone, together))

        def review(text: str) -> list[Finding]:
            reviewed.append(text)
            return [gap() for _ in range(40 - len(text))]

        fixed = fix_text("", review, unsafe=True)
        assert (fixed.text, len(fixed.rules)) == ("x" * 40, 40)
        assert len(reviewed) == 2, "one review to find them, one to see that nothing is left"

    def test_what_the_fix_of_another_finding_mends_counts_as_fixed(self) -> None:
        """Inserting all missing sections mends findings of other rules too, and all that was promised is counted."""

        def review(text: str) -> list[Finding]:
            return [finding("all", False, (0, 0, "xy")), finding("one", False, (0, 0, "x"))] if not text else []

        assert fix_text("", review, unsafe=True) == Fixed("xy", ("all", "one"))

    def test_a_fix_that_never_settles_ends_and_leaves_nothing(self) -> None:
        def review(text: str) -> list[Finding]:
            mended = "one" in text
            return [finding("grow", True, (0, 0, "x")), *([] if mended else [finding("mend", True, (9, 9, "one"))])]

        assert fix_text("only ten  ", review, unsafe=False) == Fixed("xonly ten one ", ("mend",))
        assert fix_text("xonly ten one ", review, unsafe=False) == Fixed("xonly ten one ", ())


class TestCommand:
    """Files on the disk."""

    def test_a_safe_fix_is_applied_and_a_second_run_changes_nothing(self, designdoc, write) -> None:
        path = write("a.md", FLAWED)
        outcome = designdoc("fix", "a.md")
        assert outcome.status == 0
        assert "1 finding fixed in 1 document: misspelled-heading (1)." in outcome.err
        assert path.read_text("utf-8") == FLAWED.replace("requirments", "requirements")
        before = path.stat().st_mtime_ns
        assert designdoc("fix", "a.md").err.startswith("No safe fixes.\n")
        assert path.stat().st_mtime_ns == before

    def test_fixes_that_wait_to_be_asked_for_are_named(self, designdoc, write) -> None:
        write("a.md", "# Ranking\n\n## Model architecture\n\nTwo towers.\n\n## Problem statement\n\nUsers leave.\n")
        only = ("--select", "architecture-before-problem")
        waiting = "No safe fixes.\n1 finding can be fixed with --unsafe-fixes (look at the result).\n"
        for diff in ((), ("--diff",)):
            outcome = designdoc("fix", *diff, *only, "a.md")
            assert (outcome.status, outcome.out, outcome.err) == (0, "", waiting)
        outcome = designdoc("fix", "--diff", "--unsafe-fixes", *only, "a.md")
        assert outcome.err == "1 finding would be fixed in 1 document: architecture-before-problem (1).\n"
        designdoc("fix", "--unsafe-fixes", *only, "a.md")
        assert designdoc("fix", "--unsafe-fixes", "--diff", *only, "a.md").err == "Nothing to fix.\n"

    def test_unsafe_fixes_insert_the_missing_sections(self, designdoc, write) -> None:
        path = write("a.md", FLAWED)
        designdoc("fix", "--unsafe-fixes", "--select", "missing-section", "a.md")
        text = path.read_text("utf-8")
        assert "## Alternatives considered" in text
        outcome = designdoc("check", "--select", "missing-section", "a.md", "--fail-on", "hint")
        assert outcome.status == 0, outcome.out

    def test_a_section_of_which_the_text_seems_to_speak_is_not_inserted(self, designdoc, write) -> None:
        path = write("a.md", SPOKEN)
        outcome = designdoc("fix", "--unsafe-fixes", "--select", "missing-section", "a.md")
        text = path.read_text("utf-8")
        assert "## Online metrics" in text
        assert "## Baseline" not in text, "it is required"
        assert "## Feature store" in text
        assert "## Error analysis" not in text, "it is only recommended"
        assert outcome.err.splitlines()[-1] == (
            "2 missing sections were not inserted, because the text seems to speak of them (baseline, error-analysis): "
            "`designdoc coverage --explain` shows where. The quick fixes of an editor insert them all the same."
        )
        again = designdoc("fix", "--unsafe-fixes", "--select", "missing-section", "a.md")
        assert again.err.startswith("Nothing to fix.\n2 missing sections were not inserted")
        assert path.read_text("utf-8") == text

    def test_how_many_were_left_out_is_said_once_for_all_documents(self, designdoc, write) -> None:
        write("a.md", SPOKEN)
        write("b.md", SPOKEN)
        only = ("--select", "missing-section", "--diff")
        said = designdoc("fix", "--unsafe-fixes", *only, "a.md", "b.md").err.splitlines()[-1]
        assert said.startswith("4 missing sections were not inserted, because the text seems to speak of them (in 2 ")
        assert "not inserted" not in designdoc("fix", *only, "a.md").err, "nobody asked for that"

    def test_links_follow_the_numbers_of_the_headings(self, designdoc, write) -> None:
        numbered = "## 1. Problem statement\n\nViewers leave.\n\n## 2. Monitoring\n\nAlerts on empty lists.\n"
        path = write("a.md", f"# Ranking\n\nSee [below](#2-monitoring).\n\n{numbered}")
        designdoc("fix", "--unsafe-fixes", "--select", "missing-section", "a.md")
        text = path.read_text("utf-8")
        assert "## 2. Monitoring" not in text, "sections were inserted before it"
        assert designdoc("check", "--select", "broken-anchor", "a.md").status == 0, text

    def test_unsafe_fixes_of_all_rules_settle_in_one_run(self, designdoc, write) -> None:
        text = FLAWED + "\n## Requirements\n\n- Low latency\n- Cost: TBD\n\n## Monitoring\n\nTBD\n\n## Risks\n"
        path = write("a.md", text)
        designdoc("fix", "--unsafe-fixes", "a.md")
        fixed = path.read_text("utf-8")
        assert "- Low latency\n" in fixed, "no target is made up"
        assert "TBD" in fixed, "what the author left open is the author's to settle"
        assert "| Train | <" in fixed, "the prompts of an inserted scaffold stay"
        assert designdoc("fix", "--unsafe-fixes", "a.md").err == "Nothing to fix.\n"
        assert path.read_text("utf-8") == fixed

    def test_a_diff_changes_nothing_and_says_1(self, designdoc, write) -> None:
        path = write("a.md", FLAWED)
        outcome = designdoc("fix", "--diff", "a.md")
        assert outcome.status == 1
        assert "--- a/a.md\n+++ b/a.md\n" in outcome.out
        assert "-## Non-functional requirments\n+## Non-functional requirements\n" in outcome.out
        assert path.read_text("utf-8") == FLAWED

    @pytest.mark.parametrize("name", ["a.md", "a design.md"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
    @pytest.mark.parametrize("more", ["", "\ufeff", "\x0c\n\u2028\x85"], ids=["plain", "bom", "other line ends"])
    def test_git_makes_of_a_diff_what_the_fix_would_make(self, designdoc, write, folder, name, newline, more) -> None:
        content = more.partition("\n")[0] + FLAWED.rstrip("\n") + more.partition("\n")[2]
        path = write(name, content.replace("\n", newline).encode())
        write("fix.patch", designdoc("fix", "--diff", name).out.encode())
        subprocess.run(["git", "apply", "fix.patch"], cwd=folder, check=True)
        applied = path.read_bytes()
        assert applied != content.replace("\n", newline).encode()
        write(name, content.replace("\n", newline).encode())
        assert designdoc("fix", name).status == 0
        assert path.read_bytes() == applied

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
    def test_marks_line_ends_and_mode_are_kept(self, designdoc, write, mark, newline) -> None:
        path = write("a.md", mark + FLAWED.replace("\n", newline).encode())
        path.chmod(0o600)
        assert designdoc("fix", "a.md").status == 0
        assert path.read_bytes() == mark + FLAWED.replace("requirments", "requirements").replace("\n", newline).encode()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_standard_input_goes_to_standard_output(self, designdoc) -> None:
        outcome = designdoc("fix", "-", stdin=FLAWED.encode())
        assert outcome.out == FLAWED.replace("requirments", "requirements")

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_standard_input_keeps_its_encoding_and_line_ends(self, write, folder, encoding) -> None:
        write("a.md", FLAWED.replace("\n", "\r\n").encode(encoding))
        with (folder / "a.md").open("rb") as stream:
            fixed = subprocess.run([sys.executable, "-m", "designdoc", "fix", "-"], stdin=stream, capture_output=True)
        assert fixed.stdout.decode(encoding) == FLAWED.replace("requirments", "requirements").replace("\n", "\r\n")
        assert fixed.stdout[:2] == FLAWED.encode(encoding)[:2]

    def test_standard_input_that_is_no_utf8_comes_out_as_it_went_in(self, write, folder) -> None:
        data = FLAWED.encode() + b"caf\xe9\n"
        command = [sys.executable, "-m", "designdoc", "fix", "-"]
        fixed = subprocess.run(command, input=data, capture_output=True, check=False)
        assert (fixed.returncode, fixed.stdout) == (2, data)

    def test_a_file_that_is_no_utf8_is_left_as_it_is(self, designdoc, write) -> None:
        data = FLAWED.encode() + b"caf\xe9\n"
        path = write("a.md", data)
        assert designdoc("fix", "a.md").status == 2
        assert path.read_bytes() == data

    def test_documents_without_framework_are_left_alone(self, designdoc, write) -> None:
        path = write("docs/readme.md", "# my-tool\n\n## Instalation\n")
        designdoc("fix", "--unsafe-fixes", "docs")
        assert path.read_text("utf-8") == "# my-tool\n\n## Instalation\n"
