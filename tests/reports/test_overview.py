"""The overview of a folder: what comes first, and that text of strangers stays text."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from report_runs import CLEAN, EMPTY, RUN

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.overview import badge, markdown, page
from designdoc.reports.overview.overview import Gathering, Overview, places
from designdoc.reports.result import (
    CoverageSummary,
    Excerpt,
    Position,
    Range,
    ReportedFinding,
    Result,
    Run,
    SectionMark,
)
from designdoc.workspace.spool import Spool

HOSTILE = "</script><img src=x onerror=alert(1)>.md"


def mark(id_: str, state: str, necessity: str = "required", step: str = "Clarify") -> SectionMark:
    return SectionMark(id_, id_.title(), step, state, necessity, 3 if state == "covered" else 0)


def result(path: str, *marks: SectionMark, framework: str = "adr") -> Result:
    required = [m for m in marks if m.necessity == "required" and m.state != "not-applicable"]
    covered = sum(m.state == "covered" for m in required)
    return Result(path, framework, coverage=CoverageSummary(covered, len(required), sections=marks))


GOOD = result("good.md", mark("problem", "covered"), mark("metrics", "covered"))
HALF = result("half.md", mark("problem", "covered"), mark("metrics", "missing"))
BAD = result("bad.md", mark("metrics", "thin"), mark("problem", "missing"), mark("costs", "missing", "recommended"))


def overview_of(run: Run) -> Overview:
    gathering = Gathering()
    for one in run.results:
        gathering.add(one)
    return gathering.overview(run.failures)


def render(run: Run) -> str:
    made, gathering = page.OverviewPage(page.linker(Path("out/report.html"), ""), Spool()), Gathering()
    for one in run.results:
        entry = gathering.add(one)
        if entry is not None:
            made.add(entry, one.findings)
    return "".join(made.pieces(gathering.overview(run.failures), date(2026, 1, 31)))


class Tags(HTMLParser):
    """The tree of a page; ``unclosed`` is empty when every tag is closed where it should be."""

    VOID = frozenset({"meta", "link", "br", "input", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.unclosed: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag, self.getpos()


class TestOrder:
    """The worst comes first."""

    def test_the_document_with_the_least_coverage_comes_first(self) -> None:
        overview = overview_of(Run((GOOD, BAD, HALF)))
        assert [entry.path for entry in overview.entries] == ["bad.md", "half.md", "good.md"]
        assert overview.share == pytest.approx(0.5)

    def test_missing_required_sections_come_before_thin_ones_and_those_before_recommended_ones(self) -> None:
        (entry,) = overview_of(Run((BAD,))).entries
        assert [gap.id for gap in entry.gaps] == ["problem", "metrics", "costs"]
        assert entry.missing == ["problem"]

    def test_common_gaps_count_the_documents_that_need_the_section(self) -> None:
        (metrics, problem) = overview_of(Run((GOOD, BAD, HALF))).common_gaps()
        assert (metrics.id, metrics.documents, metrics.asked) == ("metrics", 1, 3)
        assert (problem.id, problem.documents, problem.asked) == ("problem", 1, 3)

    def test_findings_about_one_place_stand_together_and_the_heavy_ones_first(self) -> None:
        assert [[f.rule for f in place] for place in places(RUN.results[0].findings)] == [
            ["missing-section"],
            ["nfr-without-number"],
            ["no-glossary"],
        ]

    def test_each_framework_has_a_matrix_of_its_own(self) -> None:
        other = result("x.md", mark("summary", "covered", step="Begin"), mark("end", "missing"), framework="rfc")
        first, second = overview_of(Run((GOOD, HALF, other))).matrices()
        assert (first.framework, [column.id for column in first.columns]) == ("adr", ["problem", "metrics"])
        assert (second.framework, second.steps) == ("rfc", (("Begin", 1), ("Clarify", 1)))


class TestPage:
    """The HTML page."""

    @pytest.mark.parametrize("run", [RUN, CLEAN, EMPTY, Run((GOOD, BAD, HALF))], ids=["awkward", "clean", "empty", "3"])
    def test_it_is_whole_and_loads_nothing(self, run: Run) -> None:
        tree = Tags(render(run))
        assert tree.unclosed == []
        assert not [tag for tag, _ in tree.seen if tag in ("link", "img", "iframe", "object")]
        assert not [attributes for tag, attributes in tree.seen if tag == "script" and "src" in attributes]
        assert "default-src 'none'" in render(run)
        assert "url(" not in render(run)

    def test_text_of_strangers_stays_text(self) -> None:
        there = Range(Position(1, 1), Position(1, 4))
        finding = ReportedFinding(
            "no-glossary", Severity.HINT, "<b>\x1b[31m", there, excerpt=Excerpt("<script>alert(2)</script>")
        )
        hostile = result(HOSTILE, SectionMark('"><script>', "<i>", "{{ 1 }}", "missing", "required", 0))
        from designdoc.records import replace

        text = render(Run((replace(hostile, findings=(finding,)),)))
        tags = [tag for tag, _ in Tags(text).seen]
        assert tags.count("script") == 1
        assert not {"img", "b"} & set(tags) - {"b"}
        assert "<script>alert" not in text
        assert "<b>\ufffd" not in text
        assert "\x1b" not in text

    def test_links_lead_from_the_page_to_the_document_and_never_elsewhere(self) -> None:
        link = page.linker(Path("out/report.html"), "")
        assert link("docs/a b.md") == "./../docs/a%20b.md"
        assert page.linker(Path("r.html"), "")("javascript:x.md") == "./javascript%3Ax.md"
        address = page.linker(Path("r.html"), "https://git.example/blob/main/")
        assert address("docs/a.md", 7) == "https://git.example/blob/main/docs/a.md?plain=1#L7"

    def test_the_words_that_a_finding_is_about_are_marked(self) -> None:
        assert "- 应该 be <mark>fast</mark> 🚀</pre>" in render(RUN)

    def test_everything_shown_in_colour_is_said_in_words(self) -> None:
        tree = Tags(render(Run((GOOD, BAD, HALF))))
        for tag, attributes in tree.seen:
            if attributes.get("role") == "img" or tag == "svg":
                assert attributes.get("aria-label")
        cells = re.findall(r'<td class="[ctmon]">([^<]*)</td>', render(Run((GOOD, BAD, HALF))))
        assert {"covered, line 3", "thin", "missing, required", "missing, recommended", "does not apply"} >= set(cells)
        assert len(cells) == 9


class TestMarkdownAndBadge:
    """The same for a wiki and for a README."""

    def test_markdown_has_a_row_for_each_document_and_the_common_gaps(self) -> None:
        lines = markdown.render(overview_of(Run((GOOD, BAD, HALF))), Look()).splitlines()
        assert "| bad.md | 0 of 2 |  | 0 | 0 | Problem, Metrics, Costs |" in lines
        assert "| Metrics | 1 | 3 |" in lines

    @pytest.mark.parametrize(("run", "value"), [(Run((GOOD,)), "100 %"), (Run((HALF, BAD)), "25 %"), (EMPTY, "none")])
    def test_the_badge_is_a_picture_that_says_its_figure(self, run: Run, value: str) -> None:
        picture = ElementTree.fromstring(badge.render(overview_of(run)))
        assert picture.attrib["role"] == "img"
        assert value in picture.attrib["aria-label"]
        assert picture.findall(".//{*}text")[1].text == value
