"""The page: one HTML file that needs no server and loads nothing, for people who look rather than read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import designdoc
from designdoc.findings import Severity
from designdoc.reports.offers import offer_of
from designdoc.reports.overview.overview import Overview, ReviewedDocument, places
from designdoc.reports.printable import printable
from designdoc.reports.result import ReportedFinding, SectionMark
from designdoc.reports.summary import sentence_of
from designdoc.text.counted import counted
from designdoc.text.percent import percent, percent_of_two
from designdoc.workspace.spool import Spool

if TYPE_CHECKING:
    from jinja2 import Environment

Link = Callable[..., str]
"""``link(path)`` and ``link(path, line)``: the address of a document or of a line in it."""

_PIECES = 1000
"""How many of the template engine's pieces, most of them a few characters long, are written at once."""

_CLASSES = {"covered": "c", "thin": "t", "not-applicable": "n"}


class OverviewPage:
    """The page of a run. Documents are set while the run goes on, and put aside until it is known which comes first."""

    def __init__(self, link: Link, articles: Spool) -> None:
        """``articles`` are put aside in a spool that is still empty."""
        self._environment = _environment()
        self._article = self._environment.get_template("document.html.jinja")
        self._link = link
        self._articles = articles

    def add(self, entry: ReviewedDocument, findings: Iterable[ReportedFinding]) -> None:
        """Set what is to be read about one document."""
        self._articles.put(entry.number, self._article.render(entry=entry, places=places(findings), link=self._link))

    def pieces(self, overview: Overview, today: date) -> Iterator[str]:
        """The whole page, piece by piece. Text of documents is escaped by the template engine, and a policy forbids
        the page to load anything.
        """
        stream = self._environment.get_template("page.html.jinja").stream(
            overview=overview,
            gaps=overview.common_gaps(),
            rules=overview.common_rules(),
            complete=sum(not entry.missing for entry in overview.entries),
            summary=sentence_of(overview.tally),
            all_severities=list(Severity),
            version=designdoc.__version__,
            today=today.isoformat(),
            article=self._articles.get,
        )
        stream.enable_buffering(_PIECES)
        return stream


def linker(to: Path, address: str) -> Link:
    """Links from a page at ``to``: below ``address`` where documents can be read in a browser, else beside the page."""
    from os.path import relpath

    def link(path: str, line: int | None = None) -> str:
        if address:
            return f"{address.rstrip('/')}/{quote(path)}{'' if line is None else f'?plain=1#L{line}'}"
        try:
            # With the dot a path such as `javascript:x.md` stays a path.
            return "./" + quote(Path(relpath(path, to.absolute().parent)).as_posix())
        except ValueError:
            # On Windows there is no relative path to another drive.
            return Path(path).absolute().as_uri()

    return link


def _environment() -> Environment:
    # Only this page needs the template engine.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        percent=percent,
        percent_of_two=percent_of_two,
        counted=counted,
        clean=_clean,
        excerpt=_excerpt,
        offer=offer_of,
        css=_css,
        words=_words,
        severities=_severities,
        heavy=_heavy,
    )
    return environment


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))


def _excerpt(finding: ReportedFinding) -> tuple[str, str, str] | None:
    """The source line before, in and after the part that the finding is about."""
    excerpt = finding.excerpt
    if excerpt is None or not excerpt.text.strip():
        return None
    text = excerpt.text.rstrip()
    start = max(finding.range.start.column - excerpt.column, 0)
    end = len(text) if finding.range.end.line > finding.range.start.line else finding.range.end.column - excerpt.column
    return printable(text[:start]), printable(text[start:end]), printable(text[max(start, end) :])


def _css(mark: SectionMark | None) -> str:
    """The class of a cell: ``m`` for a required section that is missing, ``o`` for another missing one."""
    if mark is None:
        return "n"
    return _CLASSES.get(mark.state) or ("m" if mark.necessity == "required" else "o")


def _words(mark: SectionMark | None) -> str:
    """What a cell says to people who do not see its colour."""
    if mark is None or mark.state == "not-applicable":
        return "does not apply"
    if mark.state == "missing":
        return f"missing, {mark.necessity}"
    return f"{mark.state}, line {mark.line}" if mark.line else mark.state


def _severities(entry: ReviewedDocument) -> str:
    return " ".join(severity.value for severity in entry.counts)


def _heavy(entry: ReviewedDocument) -> int:
    """A number that orders documents by their findings, one error weighing more than any number of warnings."""
    return sum(min(number, 999) * 1000**severity.weight for severity, number in entry.counts.items())
